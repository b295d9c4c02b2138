import t from 'tap';
import { pdfAt, tableLines, type PdfLine } from '../../../../../testing/knowledge/pdf.js';
import { readPdf } from '../../../../../testing/knowledge/read-pdf.js';

const contentOf = (lines: readonly PdfLine[]) => readPdf(pdfAt(lines));

/** Rows of a table, with columns that begin at these places. */
const table = (top: number, places: readonly number[], rows: readonly (readonly string[])[]) =>
  tableLines(
    places,
    rows.map((row, at) => [top - at * 15, ...row] as const),
  );

await t.test('[8.9] a table of a PDF has no lines of the text around it', async (t) => {
  const content = await contentOf([
    [72, 700, 'The workshop is open on weekdays, and in the summer on Saturdays too, as'],
    [72, 686, 'follows here:'],
    ...table(
      660,
      [72, 200, 300],
      [
        ['Season', 'Opens', 'Closes'],
        ['Summer', '8:00', '19:00'],
        ['Winter', '9:00', '17:00'],
      ],
    ),
    [72, 600, 'On holidays'],
    [72, 580, 'The workshop is closed on all of the public holidays of the country.'],
  ]);
  t.equal(
    content,
    `The workshop is open on weekdays, and in the summer on Saturdays too, as follows here:

| Season | Opens | Closes |
| --- | --- | --- |
| Summer | 8:00 | 19:00 |
| Winter | 9:00 | 17:00 |

On holidays

The workshop is closed on all of the public holidays of the country.`,
  );
});

await t.test('[8.9] a title across some columns of a PDF does not join them', async (t) => {
  const rows = [
    ['Bicycle', 'Hour', 'Day', 'Week'],
    ['City', '4', '12', '60'],
    ['Electric', '9', '29', '150'],
  ];
  const content = await contentOf([
    [130, 700, 'Prices of bicycles in euros'],
    ...table(680, [72, 150, 210, 300], rows),
    [110, 600, 'All prices have their taxes'],
  ]);
  t.match(content, '| Bicycle | Hour | Day | Week |\n');
  t.match(content, '| Electric | 9 | 29 | 150 |\n\nAll prices');
});

await t.test('[8.9] two lines of a PDF with a gap by chance are no table', async (t) => {
  const content = await contentOf([
    [72, 700, 'A pump of steel'],
    [164, 700, 'that is kept in'],
    [72, 686, 'the box of tin'],
    [155, 686, 'by the old door'],
  ]);
  t.notMatch(content, '|');
});

await t.test('[8.9] rows of a PDF below an empty first cell stay rows', async (t) => {
  const content = await contentOf(
    table(
      700,
      [72, 150, 300],
      [
        ['Case', 'Command of the shop', 'What is heard then'],
        ['then', 'Open', 'It opens'],
        ['', 'Close', 'It closes'],
        ['', 'Ring the bell', 'It rings'],
      ],
    ),
  );
  t.match(content, '|  | Close | It closes |\n|  | Ring the bell | It rings |');
});
