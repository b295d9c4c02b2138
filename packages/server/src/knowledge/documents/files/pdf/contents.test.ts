import t from 'tap';
import { pdfAt, tableLines, type PdfLine } from '../../../../../testing/knowledge/pdf.js';
import { readPdf } from '../../../../../testing/knowledge/read-pdf.js';

const contentOf = (lines: readonly PdfLine[]) => readPdf(pdfAt(lines));

await t.test(
  '[8.9] a table of contents of a PDF has a line for each title, and is no table',
  async (t) => {
    const content = await contentOf(
      tableLines(
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
