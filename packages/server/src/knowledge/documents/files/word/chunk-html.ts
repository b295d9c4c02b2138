import { readText } from '../encoding/read-text.js';

/** Signs around the place of an imported file, as text of the document. */
export const CHUNK = { before: '\uE012', after: '\uE013' } as const;

/**
 * HTML of a file that a Word document imports (`w:altChunk`: ECMA-376, part 1, 17.17.2.1): a page, a page as mail
 * sends it, or a text. Programs that make Word documents of pages often write nothing else.
 *
 * @returns null for what is none of these, or is in an encoding that is uncertain
 */
export function chunkHtml(bytes: Uint8Array): string | null {
  const begins = Buffer.from(bytes.subarray(0, 4_000)).toString('latin1');
  if (/^\s*\{\\rtf|^PK\x03\x04/.test(begins)) return null;
  if (
    /^(?:MIME-Version|Content-Type|From|Subject|Date):/im.test(
      begins.trimStart().split('\n', 1)[0] ?? '',
    )
  ) {
    return mailedPage(Buffer.from(bytes).toString('latin1'));
  }
  const text = textOf(bytes);
  if (text === null || /<[a-z!][^<>]*>/i.test(text.slice(0, 4_000))) return text;
  return text
    .replace(/[&<]/g, (sign) => (sign === '&' ? '&amp;' : '&lt;'))
    .split(/\r?\n/)
    .map((line) => `<p>${line}</p>`)
    .join('');
}

/** The page in a message of MIME (RFC 2557, 2045). */
function mailedPage(message: string): string | null {
  const boundary = /boundary="?([^"\r\n;]{1,100})/i.exec(message)?.[1];
  const parts = boundary === undefined ? [message] : message.split(`--${boundary}`);
  for (const part of parts) {
    const end = /\r?\n\r?\n/.exec(part.trimStart());
    if (!end) continue;
    const head = part.trimStart().slice(0, end.index);
    const body = part.trimStart().slice(end.index + end[0].length);
    if (!/^content-type:\s*text\/html/im.test(head)) continue;
    const charset = /charset="?([^"\s;]+)/i.exec(head)?.[1];
    return textOf(Buffer.from(decoded(head, body), 'latin1'), charset);
  }
  return null;
}

function decoded(head: string, body: string): string {
  const way = /^content-transfer-encoding:\s*([\w-]+)/im.exec(head)?.[1]?.toLowerCase();
  if (way === 'base64') return Buffer.from(body, 'base64').toString('latin1');
  if (way !== 'quoted-printable') return body;
  return body
    .replace(/=[ \t]*\r?\n/g, '')
    .replace(/=([\da-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

function textOf(bytes: Uint8Array, header?: string): string | null {
  const read = readText(bytes, { header, hasMeta: true });
  // Of an encoding within a document nobody can be asked.
  return read.type === 'read' ? read.text : null;
}
