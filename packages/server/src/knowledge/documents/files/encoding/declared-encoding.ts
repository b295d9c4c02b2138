import { encodingOf } from './decode.js';

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
function unmarked(label: string): string | null {
  const encoding = encodingOf(label);
  return encoding?.startsWith('utf-16') ? 'utf-8' : encoding;
}

/** Recognises UTF-16 without a byte order mark, by the zeros between its letters. */
export function encodingOfZeros(bytes: Uint8Array): string | null {
  const head = bytes.subarray(0, HEAD);
  const zeros = [0, 0];
  for (const [index, byte] of head.entries()) if (byte === 0) zeros[index % 2]! += 1;
  const [even = 0, odd = 0] = zeros;
  const most = head.length / 2;
  if (odd > most * 0.3 && even < most * 0.05) return 'utf-16le';
  return even > most * 0.3 && odd < most * 0.05 ? 'utf-16be' : null;
}
