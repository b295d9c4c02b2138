import { loadPdf } from '../../src/knowledge/documents/files/pdf/pdf-markdown.js';

const read = await loadPdf();

/** The Markdown that is read of a PDF; fails if it can't be read. */
export async function readPdf(bytes: Uint8Array): Promise<string> {
  const file = await read(bytes);
  if (file.type !== 'read') throw new Error(file.reason);
  return file.content;
}
