import mammoth from 'mammoth';
import type { FileRead } from '../file-messages.js';
import { htmlMarkdown } from '../html/html-markdown.js';
import { assertBounded } from './zip-bounds.js';

/** The text of a Word document: headings by their styles, lists, tables, notes; no pictures. */
export async function docxMarkdown(bytes: Uint8Array): Promise<FileRead> {
  assertBounded(bytes);
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes) },
    {
      convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      // Word's own title is the heading above all others.
      styleMap: ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => p:fresh"],
    },
  );
  return { type: 'read', ...htmlMarkdown(value, { whole: true, firstRowIsHead: true }) };
}
