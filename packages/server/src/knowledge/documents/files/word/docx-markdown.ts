import mammoth from 'mammoth';
import type { FileRead } from '../file-messages.js';
import { htmlMarkdown } from '../html/html-markdown.js';
import type { ReadingNote } from '../reading-note.js';
import { cleanPackage, type CleanPackage } from './word-package.js';

/** Links from notes back to their places. */
const BACK = / ?<a href="#(?:foot|end)note-ref-[^"<>]*">↑<\/a>/g;

/** Numbers of items between the signs of `ITEM_NUMBER`: mammoth has no place for them. */
const NUMBER = /(<li>(?:<p>)?)?\uE010(\d{1,9})\uE011/g;

/** Puts the numbers of items where HTML has them. */
const withNumbers = (html: string) =>
  html.replace(NUMBER, (_, open: string | undefined, number: string) =>
    open === undefined ? `${number}. ` : open.replace('<li>', `<li value="${number}">`),
  );

/** Documents within each other that are read. */
const DEEPEST = 3;
/** Places of imported files, between the signs of `CHUNK`. */
const CHUNK_PLACE = /<p>\uE012(\d{1,9})\uE013<\/p>/g;

/** The text of a Word document: headings by their styles, lists, tables, notes; no pictures. */
export async function docxMarkdown(bytes: Uint8Array): Promise<FileRead> {
  const { html, leftOut, comments } = await docxHtml(bytes);
  const { hidden, characters, deletions, changes, embedded } = leftOut;
  const notes: ReadingNote[] = [
    { code: 'characters-hidden', count: hidden, total: characters },
    { code: 'changes-deleting', count: deletions, total: changes },
    { code: 'comments-left-out', count: comments, total: comments },
    { code: 'parts-left-out', count: embedded, total: embedded },
  ];
  return {
    type: 'read',
    ...htmlMarkdown(html, { whole: true, firstRowIsHead: true }),
    notes: notes.filter(({ count }) => count > 0),
  };
}

async function docxHtml(
  bytes: Uint8Array,
  depth = 0,
): Promise<Pick<CleanPackage, 'leftOut' | 'comments'> & { readonly html: string }> {
  const { bytes: clean, leftOut, comments, chunks } = cleanPackage(bytes);
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(clean) },
    {
      convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      // Word's own title is the heading above all others.
      styleMap: ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => p:fresh"],
    },
  );
  const imported: string[] = [];
  for (const chunk of chunks) {
    if (typeof chunk === 'string') imported.push(chunk);
    else imported.push(depth < DEEPEST ? (await docxHtml(chunk, depth + 1)).html : '');
  }
  const html = withNumbers(value.replace(BACK, '')).replace(
    CHUNK_PLACE,
    (_, at: string) => `<div>${imported[Number(at)] ?? ''}</div>`,
  );
  return { html, leftOut, comments };
}
