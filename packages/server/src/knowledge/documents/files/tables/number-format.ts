/**
 * Number formats of workbooks (ECMA-376, part 1, 18.8.31): a number as it is shown in its cell, in English
 * where that depends on who looks.
 */

/** Formats that files name by number alone (18.8.30). Dates as the reader's country writes them are ISO. */
const BUILT_IN: Readonly<Record<number, string>> = {
  ...{ 1: '0', 2: '0.00', 3: '#,##0', 4: '#,##0.00', 5: '$#,##0;-$#,##0', 6: '$#,##0;-$#,##0' },
  ...{ 7: '$#,##0.00;-$#,##0.00', 8: '$#,##0.00;-$#,##0.00', 9: '0%', 10: '0.00%', 11: '0.00E+00' },
  ...{ 12: '# ?/?', 13: '# ??/??', 14: 'yyyy-mm-dd', 15: 'd-mmm-yy', 16: 'd-mmm', 17: 'mmm-yy' },
  ...{ 18: 'h:mm AM/PM', 19: 'h:mm:ss AM/PM', 20: 'h:mm', 21: 'h:mm:ss', 22: 'yyyy-mm-dd h:mm' },
  ...{
    37: '#,##0;(#,##0)',
    38: '#,##0;(#,##0)',
    39: '#,##0.00;(#,##0.00)',
    40: '#,##0.00;(#,##0.00)',
  },
  ...{
    41: '#,##0;-#,##0',
    42: '$#,##0;-$#,##0',
    43: '#,##0.00;-#,##0.00',
    44: '$#,##0.00;-$#,##0.00',
  },
  ...{ 45: 'mm:ss', 46: '[h]:mm:ss', 47: 'mm:ss.0', 48: '##0.0E+0' },
};

/** Languages of names of months and days, by the last byte of a Windows locale. */
const LANGUAGES: Readonly<Record<string, string>> = {
  ...{ '01': 'ar', '04': 'zh', '06': 'da', '07': 'de', '09': 'en', '0a': 'es', '0b': 'fi' },
  ...{ '0c': 'fr', '10': 'it', '11': 'ja', '12': 'ko', '13': 'nl', '14': 'nb', '15': 'pl' },
  ...{ '16': 'pt', '19': 'ru', '1d': 'sv', '1f': 'tr' },
};

type Kind = 'literal' | 'digits' | 'date' | 'bracket' | 'percent' | 'exponent' | 'general';
interface Token {
  readonly kind: Kind;
  readonly text: string;
}

const TOKEN =
  /"(?<quoted>[^"]*)"|\\(?<escaped>.)|_.|\*.|\[(?<bracket>[^[\]]*)\]|(?<general>general)|(?<digits>[0#?][0#?,]*\.?[0#?]*,*|\.[0#?]+)|(?<exponent>e[+-])|(?<percent>%)|(?<date>y+|m+|d+|h+|s+|am\/pm|a\/p)|@|(?<literal>[^])/gi;

/** The format with a number of its own, else the one that files only name; empty: as it is. */
export function formatCode(id: number, own: ReadonlyMap<number, string>): string {
  return own.get(id) ?? BUILT_IN[id] ?? '';
}

/** @param is1904 days are counted from 1904, as early Macs did */
export function formatted(value: number, code: string, is1904 = false): string {
  const { tokens, shown } = sectionFor(value, code);
  if (tokens.length === 0) return code === '' ? plain(value) : '';
  const isDate = tokens.some(
    ({ kind, text }) => kind === 'date' || /^(h+|m+|s+)$/i.test(isElapsed(kind, text)),
  );
  if (isDate) return dateText(value, tokens, is1904) ?? plain(value);
  return numberText(shown, tokens);
}

const isElapsed = (kind: Kind, text: string) => (kind === 'bracket' ? text : '');

/** The part of a format for a number: for positive ones, negative ones and zero, or by conditions. */
function sectionFor(value: number, code: string): { tokens: readonly Token[]; shown: number } {
  const sections = sectionsOf(code).map(tokensOf);
  const condition = (tokens: readonly Token[]) =>
    tokens.flatMap(({ kind, text }) => {
      const found = kind === 'bracket' ? /^(<=|>=|<>|<|>|=)(-?[\d.]+)$/.exec(text) : null;
      return found ? [{ sign: found[1] ?? '', than: Number(found[2]) }] : [];
    })[0];
  if (sections.some((tokens) => condition(tokens))) {
    const tokens = sections.find((each) => holds(value, condition(each))) ?? sections.at(-1) ?? [];
    return { tokens, shown: value };
  }
  const [first = [], negative, zero] = sections;
  if (value < 0 && negative) return { tokens: negative, shown: -value };
  return { tokens: value === 0 && zero ? zero : first, shown: value };
}

function holds(value: number, condition: { sign: string; than: number } | undefined): boolean {
  if (!condition) return true;
  const { sign, than } = condition;
  if (sign === '<>') return value !== than;
  if (value === than) return sign.includes('=');
  return value < than ? sign.startsWith('<') : sign.startsWith('>');
}

function sectionsOf(code: string): string[] {
  const sections = [''];
  for (const [part] of code.matchAll(/"[^"]*"|\\.|\[[^[\]]*\]|[^]/g)) {
    if (part === ';') sections.push('');
    else sections[sections.length - 1] += part;
  }
  return sections;
}

function tokensOf(section: string): Token[] {
  return [...section.matchAll(TOKEN)].flatMap(({ 0: whole, groups = {} }): Token[] => {
    const { quoted, escaped, bracket, literal } = groups;
    if (bracket !== undefined) {
      // A currency, with the country that it is written as in.
      const symbol = /^\$([^-]*)/.exec(bracket)?.[1];
      const name: Token = { kind: 'bracket', text: bracket };
      return symbol ? [{ kind: 'literal', text: symbol }, name] : [name];
    }
    const text = quoted ?? escaped ?? literal;
    if (text !== undefined) return [{ kind: 'literal', text }];
    const kinds = ['general', 'digits', 'exponent', 'percent', 'date'] as const;
    const kind = kinds.find((each) => groups[each] !== undefined);
    if (kind) return [{ kind, text: whole }];
    // As wide as a sign, or filled with one.
    return whole.startsWith('_') ? [{ kind: 'literal', text: ' ' }] : [];
  });
}

function numberText(value: number, tokens: readonly Token[]): string {
  const of = (kind: Kind) => tokens.filter((token) => token.kind === kind);
  const cores = of('digits');
  const isFraction =
    cores.length > 1 && tokens.some(({ kind, text }) => kind === 'literal' && text === '/');
  if (isFraction) return plain(value);
  const places = cores.at(-1)?.text ?? '';
  const thousands = places.length - withoutEnd(places, ',').length;
  const scaled = (value * 100 ** of('percent').length) / 1_000 ** thousands;
  const sign = scaled < 0 ? '-' : '';
  const size = Math.abs(scaled);
  const texts = textsOf(size, cores, of('exponent').length > 0);
  const written = tokens.map(({ kind, text }) => {
    if (kind === 'digits') return texts.shift() ?? '';
    if (kind === 'general') return plain(size);
    if (kind === 'exponent') return '';
    return kind === 'bracket' ? '' : text;
  });
  const text = written.join('').trim();
  return /[1-9]/.test(text) || cores.length === 0 ? `${sign}${text}` : text;
}

/** Writes the text of each run of places. */
function textsOf(size: number, cores: readonly Token[], isExponent: boolean): string[] {
  const [first] = cores;
  if (!first) return [];
  if (isExponent) {
    const [mantissa = '', power = ''] = size
      .toExponential(decimalsOf(first.text).length)
      .split('e');
    const digits = power.replace(/^[+-]/, '').padStart(cores[1]?.text.length ?? 1, '0');
    return [`${mantissa}E${power.startsWith('-') ? '-' : '+'}`, digits];
  }
  if (cores.length === 1) return [placed(size, first.text)];
  // Digits with something between them, as of a telephone: filled from behind.
  let digits = Math.round(size).toString();
  const texts = cores.map(() => '');
  for (let at = cores.length - 1; at >= 0; at--) {
    const { length } = cores[at]?.text ?? '';
    const some = at === 0 ? digits : digits.slice(-length);
    digits = at === 0 ? '' : digits.slice(0, -length);
    const zeros = (cores[at]?.text.match(/0/g) ?? []).length;
    texts[at] = some.padStart(zeros, '0');
  }
  return texts;
}

const decimalsOf = (places: string) => (places.split('.')[1] ?? '').replace(/,/g, '');

function placed(size: number, places: string): string {
  const [whole = ''] = places.split('.');
  const decimals = decimalsOf(places);
  const [digits = '', behind = ''] = rounded(size, decimals.length).split('.');
  const zeros = (whole.match(/0/g) ?? []).length;
  const padded = digits.replace(/^0$/, '').padStart(zeros, '0');
  const isGrouped = /[0#?],+[0#?]/.test(whole);
  const before = isGrouped ? grouped(padded) : padded;
  const least = decimals.lastIndexOf('0') + 1;
  const after = behind.slice(0, least) + withoutEnd(behind.slice(least), '0');
  if (after !== '') return `${before}.${after}`;
  return before === '' && least === 0 ? '0' : before;
}

function grouped(digits: string): string {
  const first = digits.length % 3;
  const groups = digits.slice(first).match(/\d{3}/g) ?? [];
  return [digits.slice(0, first), ...groups].filter(Boolean).join(',');
}

function withoutEnd(text: string, sign: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === sign) end -= 1;
  return text.slice(0, end);
}

/** Rounds as people do: 1.005 is 1.01, though no binary number is 1.005. */
function rounded(size: number, decimals: number): string {
  const exact = Number(size.toPrecision(15));
  const text = String(exact);
  if (text.includes('e')) return exact.toFixed(decimals);
  return Number(`${Math.round(Number(`${text}e${decimals}`))}e-${decimals}`).toFixed(decimals);
}

/** Writes a number without the digits that binary computing adds. */
const plain = (value: number) => String(Number(value.toPrecision(12)));

const DAY_MS = 86_400_000;
/** Days from the first that is counted to 1970. */
const DAYS_TO_1970 = 25_569;
const DAYS_FROM_1904 = 1_462;
/** The last day of the year 9999. */
const LAST_DAY = 2_958_465;

/** @returns null where it is no time that there can be */
function dateText(serial: number, tokens: readonly Token[], is1904: boolean): string | null {
  const days = serial + (is1904 ? DAYS_FROM_1904 : 0);
  if (!(days >= 0 && days <= LAST_DAY + 1)) return null;
  const hasParts = tokens.some(({ kind, text }) => kind === 'digits' && text.startsWith('.'));
  const step = hasParts ? 1 : 1_000;
  const ms = Math.round((days * DAY_MS) / step) * step;
  const date = new Date(ms - DAYS_TO_1970 * DAY_MS);
  const isHalf = tokens.some(({ text }) => /^(am\/pm|a\/p)$/i.test(text));
  const locale = languageOf(tokens);
  const name = (how: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...how, timeZone: 'UTC' }).format(date);
  const two = (number: number) => String(number).padStart(2, '0');
  const isUnit = ({ kind, text }: Token) =>
    kind === 'date' || (kind === 'bracket' && /^(h+|m+|s+)$/i.test(text));
  const units = tokens.filter(isUnit);
  let at = -1;
  const written = tokens.map((token) => {
    const { kind, text } = token;
    if (isUnit(token)) at += 1;
    if (kind === 'bracket') return isUnit(token) ? elapsed(text, ms) : '';
    if (kind === 'digits')
      return text.startsWith('.')
        ? (ms % 1_000) / 1_000 === 0
          ? `.${'0'.repeat(text.length - 1)}`
          : ((ms % 1_000) / 1_000).toFixed(text.length - 1).slice(1)
        : text;
    if (kind !== 'date') return kind === 'literal' ? text : '';
    const hours = date.getUTCHours();
    const { length } = text;
    switch (text[0]?.toLowerCase()) {
      case 'y':
        return length > 2 ? String(date.getUTCFullYear()) : two(date.getUTCFullYear() % 100);
      case 'm': {
        const isMinute =
          /^h/i.test(units[at - 1]?.text ?? '') || /^s/i.test(units[at + 1]?.text ?? '');
        const number = isMinute ? date.getUTCMinutes() : date.getUTCMonth() + 1;
        if (length <= 2) return length === 2 ? two(number) : String(number);
        const month = name({ month: length === 3 ? 'short' : 'long' });
        return length === 5 ? month.slice(0, 1) : month;
      }
      case 'd':
        if (length <= 2) return length === 2 ? two(date.getUTCDate()) : String(date.getUTCDate());
        return name({ weekday: length === 3 ? 'short' : 'long' });
      case 'h': {
        const number = isHalf ? hours % 12 || 12 : hours;
        return length > 1 ? two(number) : String(number);
      }
      case 's':
        return length > 1 ? two(date.getUTCSeconds()) : String(date.getUTCSeconds());
      default:
        return (hours < 12 ? 'AM' : 'PM').slice(0, length === 3 ? 1 : 2);
    }
  });
  return written.join('').trim();
}

/** Hours, minutes or seconds that have passed in all. */
function elapsed(unit: string, ms: number): string {
  const of = { h: 3_600_000, m: 60_000, s: 1_000 }[unit[0]?.toLowerCase() ?? 'h'] ?? 1_000;
  return String(Math.floor(ms / of)).padStart(unit.length, '0');
}

function languageOf(tokens: readonly Token[]): string {
  const bracket = tokens.find(({ kind, text }) => kind === 'bracket' && text.startsWith('$'));
  const code = /-([\da-f]+)$/i.exec(bracket?.text ?? '')?.[1] ?? '';
  return LANGUAGES[code.slice(-2).toLowerCase().padStart(2, '0')] ?? 'en-GB';
}
