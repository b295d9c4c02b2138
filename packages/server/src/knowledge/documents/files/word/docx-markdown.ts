import mammoth from 'mammoth';
import type { FileRead } from '../file-messages.js';
import { htmlMarkdown } from '../html/html-markdown.js';
import type { ReadingNote } from '../reading-note.js';
import { cleanPackage } from './word-package.js';

/** Links from notes back to their places. */
const BACK = / ?<a href="#(?:foot|end)note-ref-[^"<>]*">↑<\/a>/g;

/** The text of a Word document: headings by their styles, lists, tables, notes; no pictures. */
export async function docxMarkdown(bytes: Uint8Array): Promise<FileRead> {
  const { bytes: clean, leftOut, comments } = cleanPackage(bytes);
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(clean) },
    {
      convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      // Word's own title is the heading above all others.
      styleMap: ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => p:fresh"],
    },
  );
  const { hidden, characters, deletions, changes, embedded } = leftOut;
  const notes: ReadingNote[] = [
    { code: 'characters-hidden', count: hidden, total: characters },
    { code: 'changes-deleting', count: deletions, total: changes },
    { code: 'comments-left-out', count: comments, total: comments },
    { code: 'parts-left-out', count: embedded, total: embedded },
  ];
  return {
    type: 'read',
    ...htmlMarkdown(value.replace(BACK, ''), { whole: true, firstRowIsHead: true }),
    notes: notes.filter(({ count }) => count > 0),
  };
}
