import iconv from 'iconv-lite';

/** Encodings of files from old systems that the Encoding Standard lacks. */
const BESIDE_STANDARD = ['ibm850'];

/**
 * The name of an encoding by any of its labels, as the Encoding Standard has it: `latin1` is
 * `windows-1252`. Null: there is none of that name.
 */
export function encodingOf(label: string): string | null {
  if (BESIDE_STANDARD.includes(label)) return label;
  try {
    return new TextDecoder(label.trim()).encoding;
  } catch {
    return null;
  }
}

/**
 * Text of bytes in an encoding that `encodingOf` names; U+FFFD stands for what it does not have. By
 * iconv-lite, where it can: Node 20 takes windows-1252 for Latin-1 and loses €, dashes and quotes.
 */
export function decode(bytes: Uint8Array, encoding: string): string {
  const text =
    !encoding.startsWith('utf-') && iconv.encodingExists(encoding)
      ? iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding)
      : new TextDecoder(encoding).decode(bytes);
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

/** Tells whether all bytes are characters of an encoding. */
export const isWhole = (text: string): boolean => !text.includes('\uFFFD');

export function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
