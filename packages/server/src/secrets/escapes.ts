/** A text as it reads once layers of escapes are taken off. */
export interface Reading {
  readonly text: string;
  /** Places where each letter begins in the text as written, and the end; null: the text has no escapes. */
  readonly starts: Uint32Array | null;
  /** Length without an escape that may have begun at the end, in letters of `text`. */
  readonly whole: number;
}

/** One letter, and how many characters it is written with. */
interface Escape {
  readonly letter: string;
  readonly length: number;
}

/** A text escaped this often within itself is read to the end: JSON in an address in HTML, say. */
const LAYERS = 4;
/** No escape is longer, in characters. */
const LONGEST = 12;
/** Last code point of Unicode. */
const LAST_CODE = 0x10ffff;
const PERCENT = 0x25;
const AMPERSAND = 0x26;
const BACKSLASH = 0x5c;

/** The beginning of an escape, at the end of a text. */
const BEGUN =
  /(?:\\(?:u[\da-f]{0,3}|u\{[\da-f]{0,6}|x[\da-f]?)?|%[\da-f]?|&(?:#x?[\da-f]{0,8}|[a-z]{0,8}))$/;

/** Letters behind a backslash that stand for others. */
const CONTROLS: ReadonlyMap<string, string> = new Map([
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);
/** Names of HTML for what stands in keys and passwords. */
const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['apos', "'"],
  ['ast', '*'],
  ['bsol', '\\'],
  ['colon', ':'],
  ['comma', ','],
  ['commat', '@'],
  ['dollar', '$'],
  ['equals', '='],
  ['excl', '!'],
  ['grave', '`'],
  ['gt', '>'],
  ['hat', '^'],
  ['lbrace', '{'],
  ['lbrack', '['],
  ['lcub', '{'],
  ['lowbar', '_'],
  ['lpar', '('],
  ['lsqb', '['],
  ['lt', '<'],
  ['num', '#'],
  ['percnt', '%'],
  ['period', '.'],
  ['plus', '+'],
  ['quest', '?'],
  ['quot', '"'],
  ['rbrace', '}'],
  ['rbrack', ']'],
  ['rcub', '}'],
  ['rpar', ')'],
  ['rsqb', ']'],
  ['semi', ';'],
  ['sol', '/'],
  ['verbar', '|'],
  ['vert', '|'],
]);

/**
 * Reads a text as it stands, then with one layer of its escapes after the other taken off: whoever
 * shows it may read it in any of these ways. Letters are small, and a plus is a space, as in forms.
 * Bytes in an address are read as letters, one each.
 */
export function readings(written: string): readonly Reading[] {
  const all: Reading[] = [];
  let reading: Reading | null = { text: folded(written), starts: null, whole: written.length };
  while (reading) {
    const { inner, whole }: Unescaped =
      all.length < LAYERS ? withoutEscapes(reading) : { inner: null, whole: reading.whole };
    all.push(whole === reading.whole ? reading : { ...reading, whole });
    reading = inner;
  }
  return all;
}

/** Finds where a letter of a reading begins in what was written. */
export function placeOf({ starts }: Reading, at: number): number {
  return starts?.[at] ?? at;
}

/** Prepares a text to be compared. It stays as long: two letters would depend on others, or become two. */
export function folded(text: string): string {
  return text.replaceAll('İ', 'i').toLowerCase().replaceAll('ς', 'σ').replaceAll('+', ' ');
}

interface Unescaped {
  /** Null where there are no escapes. */
  readonly inner: Reading | null;
  /** Length of the outer text without an escape that may have begun at its end. */
  readonly whole: number;
}

function withoutEscapes(outer: Reading): Unescaped {
  const { text } = outer;
  if (!/[%&\\]/.test(text)) return { inner: null, whole: outer.whole };
  const starts = new Uint32Array(text.length + 1);
  let read = '';
  /** End of the last escape, up to which all is read. */
  let from = 0;
  const copy = (to: number) => {
    for (let at = from; at < to; at += 1) starts[read.length + at - from] = placeOf(outer, at);
    read += text.slice(from, to);
  };
  for (let at = 0; at < text.length; at += 1) {
    const escape = escapeAt(text, at);
    if (!escape) continue;
    copy(at);
    starts.fill(placeOf(outer, at), read.length, read.length + escape.letter.length);
    read += escape.letter;
    from = at + escape.length;
    at = from - 1;
  }
  const tail = Math.max(from, text.length - LONGEST);
  const begun = text.slice(tail).search(BEGUN);
  const whole = begun < 0 ? outer.whole : Math.min(outer.whole, tail + begun);
  if (from === 0) return { inner: null, whole };
  copy(text.length);
  starts[read.length] = placeOf(outer, text.length);
  const innerWhole = Math.max(0, read.length - (text.length - whole));
  return { inner: { text: folded(read), starts, whole: innerWhole }, whole };
}

/** Reads the escape at a place: of JSON, scripts and Markdown, of addresses, or of HTML. */
function escapeAt(text: string, at: number): Escape | null {
  switch (text.charCodeAt(at)) {
    case BACKSLASH:
      return backslashed(text, at + 1);
    case PERCENT:
      return coded(text.slice(at + 1, at + 3), 16, 2, 3);
    case AMPERSAND:
      return entity(text.slice(at + 1, at + LONGEST));
    default:
      return null;
  }
}

function backslashed(text: string, at: number): Escape | null {
  const mark = text.charAt(at);
  if (mark === 'x') return coded(text.slice(at + 1, at + 3), 16, 2, 4);
  if (mark !== 'u') {
    const letter = CONTROLS.get(mark) ?? (/[^a-z\d]/.test(mark) ? mark : null);
    return letter === null ? null : { letter, length: 2 };
  }
  if (text.charAt(at + 1) !== '{') return coded(text.slice(at + 1, at + 5), 16, 4, 6);
  const [digits = ''] = text.slice(at + 2, at + 9).split('}', 1);
  return text.charAt(at + 2 + digits.length) === '}'
    ? coded(digits, 16, 1, digits.length + 4)
    : null;
}

/** @param text what stands behind the `&` */
function entity(text: string): Escape | null {
  const end = text.indexOf(';');
  if (end < 2) return null;
  const name = text.slice(0, end);
  const letter = NAMED.get(name);
  if (letter !== undefined) return { letter, length: end + 2 };
  if (name.startsWith('#x')) return coded(name.slice(2), 16, 1, end + 2);
  return name.startsWith('#') ? coded(name.slice(1), 10, 1, end + 2) : null;
}

/** Reads a letter's number, of at least so many digits. */
function coded(digits: string, base: 10 | 16, least: number, length: number): Escape | null {
  if (digits.length < least || !(base === 16 ? /^[\da-f]+$/ : /^\d+$/).test(digits)) return null;
  const code = Number.parseInt(digits, base);
  return code <= LAST_CODE ? { letter: String.fromCodePoint(code), length } : null;
}
