import t from 'tap';
import { pdfAt, type PdfLine } from '../../../../../testing/knowledge/pdf.js';
import { readPdf } from '../../../../../testing/knowledge/read-pdf.js';

const contentOf = (lines: readonly PdfLine[]) => readPdf(pdfAt(lines));

const TEXT = 'The shop of the museum sells books, cards and small pictures to everybody.';

await t.test('[8.9] a heading of a PDF that goes on over lines is one', async (t) => {
  const content = await contentOf([
    [72, 700, TEXT],
    [72, 660, '3.4 Can I return what I have bought in the shop of the mu-', 17],
    [72, 640, 'seum by post?', 17],
    [72, 610, TEXT],
    [72, 570, '4 Opening hours', 17],
    [72, 550, '4.1 Summer', 17],
    [72, 520, TEXT],
    [72, 480, 'Tickets', 17],
    [72, 440, 'Tours', 17],
    [72, 410, TEXT],
  ]);
  t.match(content, '## 3.4 Can I return what I have bought in the shop of the museum by post?\n');
  t.match(content, '## 4 Opening hours\n\n## 4.1 Summer\n', 'each has its number');
  t.match(content, '## Tickets\n\n## Tours\n', 'they are apart');
});
