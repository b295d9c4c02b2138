import { decode, encodingOf } from './decode.js';
import { isPlausible } from './plausible.js';

/** A page says how it is written within so many bytes. */
const HEAD = 4_096;

/** Reads the byte order mark, which nothing else looks like. */
export function encodingOfMark([first, second, third]: Uint8Array): string | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return null;
}

/** Reads the `meta` or the XML declaration of a page. */
export function encodingOfMeta(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, HEAD)).toString('latin1');
  const declared = /^\s*<\?xml\s[^<>]*?encoding=["']([\w.:-]+)/i.exec(head)?.[1];
  for (const [tag] of declared ? [] : head.matchAll(/<meta\s[^<>]*/gi)) {
    const label = /charset\s*=\s*(?:["']\s*)?([\w.:-]+)/i.exec(tag)?.[1];
    if (label) return unmarked(label);
  }
  return declared ? unmarked(declared) : null;
}

/** Encoding of a text without a mark: if it can be read byte by byte, it is not UTF-16. */
export function unmarked(label: string): string | null {
  const encoding = encodingOf(label);
  return encoding?.startsWith('utf-16') ? 'utf-8' : encoding;
}

/** Recognises control characters other than blanks, line ends and escapes: a text in its own encoding has hardly any. */
const isControl = (byte: number) => byte < 0x20 && !(byte >= 9 && byte <= 13) && byte !== 0x1b;
/** Characters of many texts, of which each has another in its place once its two bytes change places. */
const COMMON = /[\t\n\r -~\u3001\u3002\u3040-\u30ff\uff01-\uff5e]/g;

/**
 * Recognises what its bytes alone show, without a mark: UTF-16, where each letter has a byte for its
 * alphabet, and ISO-2022-JP by its escapes. Both are valid in most other encodings, and never meant so.
 */
export function encodingOfBytes(bytes: Uint8Array): string | null {
  if (hasControls(bytes)) return utf16Of(bytes.subarray(0, HEAD));
  const hasEscapes =
    bytes.includes(0x1b) && /\x1b\$[@B]/.test(Buffer.from(bytes).toString('latin1'));
  return hasEscapes ? 'iso-2022-jp' : null;
}

/** Tells whether a text begins with control characters, of which only UTF-16 has many. */
export function hasControls(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, HEAD);
  return head.filter(isControl).length > head.length * 0.01;
}

function utf16Of(head: Uint8Array): string | null {
  const rated = ['utf-16le', 'utf-16be'].map((encoding) => {
    const text = decode(head.subarray(0, head.length & ~1), encoding);
    const isText = !/[\0-\x08\x0e-\x1f]/.test(text) && isPlausible(text);
    return { encoding, common: isText ? (text.match(COMMON) ?? []).length : 0 };
  });
  const [best, other] = rated.sort((a, b) => b.common - a.common);
  return best && other && best.common > other.common * 2 ? best.encoding : null;
}
