import t from 'tap';
import { pdfAt, type PdfLine } from '../../../../../testing/knowledge/pdf.js';
import { loadPdf } from './pdf-markdown.js';

const read = await loadPdf();

async function contentOf(lines: readonly PdfLine[]): Promise<string> {
  const file = await read(pdfAt(lines));
  if (file.type !== 'read') throw new Error(file.reason);
  return file.content;
}

/** Lines of a table, each with its height and the text of its columns, which begin at these places. */
const table = (places: readonly number[], lines: readonly (readonly [number, ...string[]])[]) =>
  lines.flatMap(([y, ...texts]) =>
    texts.flatMap((text, column): PdfLine[] =>
      text === '' ? [] : [[places[column] ?? 0, y, text]],
    ),
  );

await t.test(
  '[8.9] a table of contents of a PDF has a line for each title, and is no table',
  async (t) => {
    const content = await contentOf(
      table(
        [72, 420],
        [
          [700, '1 Bicycles', '2'],
          [686, '1.1 What is lent to visitors and to those who live here, and what is'],
          [672, 'not ..........................................', '2'],
          [658, '1.2 Prices . . . . . . . . . . . . . . . . . . . . .', '13'],
          [644, '2 Parts', '14'],
          [630, '2.1 Saddles ...................................', '15'],
        ],
      ),
    );
    t.equal(
      content,
      [
        '1 Bicycles 2',
        '1.1 What is lent to visitors and to those who live here, and what is not … 2',
        '1.2 Prices … 13',
        '2 Parts 14',
        '2.1 Saddles … 15',
      ].join('\n\n'),
    );
  },
);
