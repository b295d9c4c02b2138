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
    write: (bytes) => decoder.write(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)),
    end: () => decoder.end() ?? '',
  };
}

function utf8(): StreamDecoder {
  const decoder = new TextDecoder();
  return {
    write: (bytes) => decoder.decode(bytes, { stream: true }),
    end: () => decoder.decode(),
  };
}

/** The encoding that a content type names; empty where it names none. */
export function charsetOf(contentType: string): string {
  return /;\s*charset="?([^\s";]+)/i.exec(contentType)?.[1] ?? '';
}
