import iconv from 'iconv-lite';

/** Makes text of bytes that come in pieces, wherever a character was cut. */
export interface StreamDecoder {
  write(bytes: Uint8Array): string;
  /** @returns what stands for half a character at the end */
  end(): string;
}

/** @param encoding by any of its labels; UTF-8 where there is none of that name */
export function streamDecoder(encoding: string): StreamDecoder {
  const label = encoding.trim().toLowerCase();
  if (label === '' || label.startsWith('utf-8') || !iconv.encodingExists(label)) return utf8();
  const decoder = iconv.getDecoder(label);
  return {
    write: (bytes) => decoder.write(bufferOf(bytes)),
    end: () => decoder.end() ?? '',
  };
}

/** Pieces that end with a whole character, as nearly all do, need no decoder: that costs a third. */
function utf8(): StreamDecoder {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let hasBegun = false;
  let isCut = false;
  return {
    write: (bytes) => {
      if (bytes.length === 0) return '';
      const mayBeCut = (bytes[bytes.length - 1] ?? 0) >= BEYOND_ASCII;
      const text = isCut || mayBeCut ? decoder.decode(bytes, STREAM) : bufferOf(bytes).toString();
      isCut = mayBeCut;
      if (hasBegun || text === '') return text;
      hasBegun = true;
      return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
    },
    end: () => decoder.decode(),
  };
}

const BEYOND_ASCII = 0x80;
const BYTE_ORDER_MARK = '\ufeff';
const STREAM = { stream: true };

const bufferOf = (bytes: Uint8Array): Buffer =>
  Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The encoding that a content type names; empty where it names none. */
export function charsetOf(contentType: string): string {
  return /;\s*charset="?([^\s";]+)/i.exec(contentType)?.[1] ?? '';
}
