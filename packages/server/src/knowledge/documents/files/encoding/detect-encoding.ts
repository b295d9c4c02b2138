import { analyse } from 'chardet';
import { decode, encodingOf, isWhole } from './decode.js';
import { isPlausible } from './plausible.js';

/** Bytes with letters beyond ASCII that tell as much as all of them. */
const SAMPLE = 64 * 1024;
/** A guess that is as good as this, and by so much better than the next, is taken. */
const CERTAIN = { confidence: 40, lead: 8 };
/**
 * Confidence of windows-1252 if it makes good words of what no other single-byte encoding explains.
 */
const BY_ITS_WORDS = 45;
/** The only one that makes words of the bytes needs no more than this. */
const ALONE = 10;
/** Encodings of the same languages, hard to tell apart where a text has few accents. */
const ALIKE: Readonly<Record<string, string>> = {
  'ISO-8859-1': 'iso-8859-15',
  'windows-1252': 'iso-8859-15',
  'ISO-8859-2': 'windows-1250',
  'ISO-8859-7': 'windows-1253',
  'ISO-8859-8': 'windows-1255',
};
/** Encodings of old systems that nothing tells apart from others for certain: they are offered. */
const OLD = ['macintosh', 'ibm866', 'ibm850', 'koi8-u'];
/** Share of letters out of place in a text whose encoding is said: typing errors and formulas. */
const ODD = 0.05;
/** Lengths in UTF-16 code units: of a preview, and of it before what the likeliest two read differently. */
const PREVIEW = 160;
const BEFORE = 40;

/** Encoding that a file may have, and the beginning of its text in it. */
export interface EncodingChoice {
  readonly encoding: string;
  readonly preview: string;
}

export interface Detected {
  /** Null: it cannot be told, somebody has to choose. */
  readonly encoding: string | null;
  /** The likeliest first. */
  readonly choices: readonly EncodingChoice[];
  /** The text makes words in one of the choices. */
  readonly isPlausible: boolean;
}

/** Tells whether a text whose encoding is said makes words in it. */
export function makesWords(bytes: Uint8Array, encoding: string): boolean {
  return isPlausible(decode(beyondAscii(bytes), encoding), ODD);
}

/** Guesses the encoding of a text that says nothing of it, and admits where it cannot. */
export function detectEncoding(bytes: Uint8Array): Detected {
  const sample = beyondAscii(bytes);
  const guesses = analyse(sample).flatMap(({ name, confidence }) =>
    [name, ALIKE[name]].flatMap((label) => (label ? [{ label, confidence }] : [])),
  );
  const seen = new Set<string>();
  const readings = [
    ...guesses,
    ...['windows-1252', ...OLD].map((label) => ({ label, confidence: 0 })),
  ]
    .map(({ label, confidence }) => ({ encoding: encodingOf(label), confidence }))
    .flatMap(({ encoding, confidence }) => {
      if (encoding === null || encoding === 'utf-8' || encoding.startsWith('utf-16')) return [];
      const text = decode(sample, encoding);
      // What reads the same is the same.
      if (!isWhole(text) || seen.has(text)) return [];
      seen.add(text);
      return [{ encoding, confidence, isGood: isPlausible(text) }];
    });
  const good = readings.filter(({ isGood }) => isGood);
  const possible = good.filter(({ encoding }) => !OLD.includes(encoding));
  const knownByBytes = possible.some(({ confidence }) => confidence > 10);
  const rated = possible
    .map((guess) =>
      guess.encoding === 'windows-1252' && !knownByBytes
        ? { ...guess, confidence: BY_ITS_WORDS }
        : guess,
    )
    .sort((a, b) => b.confidence - a.confidence);
  const [first, second] = rated;
  const isAlone = first !== undefined && second === undefined && first.confidence >= ALONE;
  const isCertain =
    isAlone ||
    (first !== undefined &&
      first.confidence >= CERTAIN.confidence &&
      first.confidence - (second?.confidence ?? 0) >= CERTAIN.lead);
  const old = good.filter(({ encoding }) => OLD.includes(encoding));
  const words = [...rated, ...old];
  return {
    encoding: isCertain ? first.encoding : null,
    choices: previewsOf(words.length > 0 ? words : readings, sample),
    isPlausible: words.length > 0,
  };
}

/** Each shows where the likeliest two begin to differ: a choice between like texts is none. */
function previewsOf(offered: readonly { readonly encoding: string }[], sample: Buffer) {
  const texts = offered.map(({ encoding }) => decode(sample, encoding).replace(/\s+/g, ' '));
  const [likeliest = '', next = ''] = texts;
  let same = 0;
  while (same < next.length && likeliest[same] === next[same]) same += 1;
  const start = same + BEFORE < PREVIEW ? 0 : likeliest.lastIndexOf(' ', same - BEFORE) + 1;
  return offered.map(({ encoding }, index) => ({
    encoding,
    preview: (texts[index] ?? '').slice(start, start + PREVIEW).trim(),
  }));
}

/** The lines that have bytes beyond ASCII, without tags: the others are alike in all encodings. */
function beyondAscii(bytes: Uint8Array): Buffer {
  const lines: Buffer[] = [];
  let size = 0;
  for (let start = 0; start < bytes.length && size < SAMPLE;) {
    const next = bytes.indexOf(0x0a, start);
    const end = next < 0 ? bytes.length : next + 1;
    const line = bytes.subarray(start, Math.min(end, start + SAMPLE));
    if (line.some((byte) => byte > 0x7f || byte === 0x1b)) {
      lines.push(Buffer.from(line));
      size += line.length;
    }
    start = end;
  }
  const text = Buffer.concat(lines)
    .toString('latin1')
    .replace(/<[^<>]*>/g, ' ');
  return Buffer.from(text, 'latin1');
}
