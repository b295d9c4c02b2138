import { createRequire } from 'node:module';
import path from 'node:path';
import type { FileRead } from '../file-messages.js';
import type { ReadingNote } from '../reading-note.js';
import { FontsWithoutText } from './fonts-without-text.js';
import { onPage } from './form-fields.js';
import { markdownOf } from './page-markdown.js';
import type { Piece } from './piece.js';
import { piecesOf } from './pieces.js';
import { withoutRunningHeads } from './running-heads.js';

/** A variable, since it has no types. */
const WORKER: string = 'pdfjs-dist/legacy/build/pdf.worker.mjs';
/** Pages that are read of one file. */
const MOST_PAGES = 1_000;

/** Loads PDF.js, and returns what reads a file by it. */
export async function loadPdf(): Promise<(bytes: Uint8Array) => Promise<FileRead>> {
  // PDF.js makes one as it loads, for drawing; nothing is drawn here.
  if (!Reflect.has(globalThis, 'DOMMatrix')) Reflect.set(globalThis, 'DOMMatrix', class {});
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  // It starts its worker, which is the larger half, with the first file otherwise.
  await import(WORKER);
  const folder = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  return (bytes) => readPdf(getDocument, folder, bytes);
}

type GetDocument = (typeof import('pdfjs-dist/legacy/build/pdf.mjs'))['getDocument'];

/**
 * The text of a PDF: lines by their places on the page, columns one after the other, tables as
 * tables, larger lines as headings. What is only a picture has no text.
 */
async function readPdf(
  getDocument: GetDocument,
  folder: string,
  bytes: Uint8Array,
): Promise<FileRead> {
  const loading = getDocument({
    data: Uint8Array.from(bytes),
    // How the encodings of Chinese, Japanese and Korean are read, and the widths of usual fonts.
    cMapUrl: `${folder}/cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${folder}/standard_fonts/`,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    fontExtraProperties: true,
    verbosity: 0,
  });
  try {
    const pdf = await loading.promise;
    /** Pieces of each page, by the directions in which it is written. */
    const pages: Piece[][][] = [];
    let comments = 0;
    const fonts = new FontsWithoutText();
    for (let number = 1; number <= Math.min(pdf.numPages, MOST_PAGES); number++) {
      const page = await pdf.getPage(number);
      const { items, styles } = await page.getTextContent();
      await fonts.learn(page, Object.keys(styles));
      const [most = [], ...others] = piecesOf(
        items,
        (font) => !fonts.has(font),
        (font) => styles[font]?.fontFamily === 'monospace',
      );
      const above = onPage(await page.getAnnotations());
      comments += above.comments;
      pages.push([[...most, ...above.pieces], ...others]);
      page.cleanup();
    }
    const { info } = await pdf.getMetadata();
    const title: unknown = Reflect.get(info, 'Title');
    return {
      type: 'read',
      title: typeof title === 'string' ? title.trim() : '',
      content: markdownOf(textOf(pages)),
      notes: [
        ...notesOn(
          pages.map((directions) => directions.flat()),
          pdf.numPages,
        ),
        ...(comments > 0
          ? [{ code: 'comments-left-out' as const, count: comments, total: comments }]
          : []),
      ],
    };
  } catch (error) {
    const isLocked = error instanceof Error && error.name === 'PasswordException';
    const problem = isLocked ? 'document-encrypted' : 'document-unreadable';
    return { type: 'refused', problem, reason: String(error) };
  } finally {
    await loading.destroy();
  }
}

/** Characters with a shape and no meaning: controls, private use, and unknown ones. */
const NO_TEXT = /[\0-\x08\x0e-\x1f\x7f-\x9f\uFFFD\p{Co}]/gu;

/**
 * Returns what is read of each page: most of it, without headers and footers that repeat, then what is
 * written in other directions.
 */
function textOf(pages: readonly (readonly (readonly Piece[])[])[]): Piece[][] {
  const read = pages.map((directions) => directions.map(withText));
  const most = withoutRunningHeads(read.map(([first = []]) => first));
  return read.flatMap(([, ...others], at) => [most[at] ?? [], ...others]);
}

/** Removes meaningless characters: a note already reports them as missing. */
const withText = (pieces: readonly Piece[]): Piece[] =>
  pieces
    .map((piece) => ({ ...piece, text: piece.text.replace(NO_TEXT, '') }))
    .filter(({ text }) => text.trim() !== '');

function notesOn(pages: readonly (readonly Piece[])[], total: number): ReadingNote[] {
  const texts = pages.map((pieces) => pieces.map(({ text }) => text).join(''));
  const signs = texts.reduce((sum, text) => sum + text.replace(/\s/g, '').length, 0);
  const lost = texts.reduce((sum, text) => sum + (text.match(NO_TEXT)?.length ?? 0), 0);
  const empty = texts.filter((text) => text.trim() === '').length;
  const left = total - pages.length;
  const notes: ReadingNote[] = [];
  if (lost > 0) notes.push({ code: 'glyphs-without-text', count: lost, total: signs });
  // Of a file without any text nothing is stored.
  if (empty > 0 && empty < pages.length) {
    notes.push({ code: 'pages-without-text', count: empty, total: pages.length });
  }
  if (left > 0) notes.push({ code: 'pages-left-out', count: left, total });
  return notes;
}
