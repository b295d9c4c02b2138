import t from 'tap';
import { pdfAt, tableLines, type PdfLine } from '../../../../../testing/knowledge/pdf.js';
import { readPdf } from '../../../../../testing/knowledge/read-pdf.js';
import { LINEAR, growth } from '../../../../../testing/growth.js';
import type { Row } from './piece.js';
import { withTightColumns } from './tight-columns.js';

const contentOf = (lines: readonly PdfLine[]) => readPdf(pdfAt(lines));

await t.test('[8.9] columns of a PDF that nearly touch are columns', async (t) => {
  // The longest cell is 89 points wide.
  const content = await contentOf(
    tableLines(
      [72, 170, 240],
      [
        [700, 'Part', 'Price', 'Stock'],
        [686, 'Saddle', '20', '4'],
        [672, 'Handlebar of steel', '35', '9'],
        [658, 'Pump', '12', '7'],
      ],
    ),
  );
  t.match(content, '| Handlebar of steel | 35 | 9 |');
});

await t.test(
  '[8.9] lines of the cells of a tight table of a PDF are joined row by row',
  async (t) => {
    const content = await contentOf(
      tableLines(
        [72, 142, 260],
        [
          [700, 'Case', 'What the shop does', 'What it costs'],
          [680, 'A bicycle', 'We mend the bicycle', 'Nothing within two'],
          [667, 'that broke', 'or give another one in', 'years, later what the'],
          [654, '', 'its place to the custo-', 'parts cost'],
          [641, '', 'mer', ''],
          [621, 'A lost key', 'We send a new one to', '12 euros and the post'],
          [608, '', 'the customer', ''],
          [588, 'A flat tyre', 'We mend it at once', '9 euros'],
        ],
      ),
    );
    t.equal(
      content,
      `| Case | What the shop does | What it costs |
| --- | --- | --- |
| A bicycle that broke | We mend the bicycle or give another one in its place to the customer | Nothing within two years, later what the parts cost |
| A lost key | We send a new one to the customer | 12 euros and the post |
| A flat tyre | We mend it at once | 9 euros |`,
    );
  },
);

await t.test('[8.9] rows of a table of a PDF that stand in groups stay rows', async (t) => {
  const rows = ['City', 'Electric', 'Tandem', 'Child', 'Cargo', 'Racing'];
  const content = await contentOf(
    tableLines(
      [72, 200, 300],
      rows.map((name, at) => [
        700 - at * 13 - Math.floor(at / 3) * 12,
        name,
        `${at} hours`,
        'free',
      ]),
    ),
  );
  for (const [at, name] of rows.entries()) t.match(content, `| ${name} | ${at} hours | free |`);
});

await t.test(
  '[8.9] columns of text of a PDF with paragraphs side by side are no table',
  async (t) => {
    const content = await contentOf(
      tableLines(
        [72, 300],
        [
          [700, 'The first of the texts says', 'The other text is on the right'],
          [687, 'that it is on the left side.', 'and goes on for two lines.'],
          [660, 'It goes on with a paragraph', 'It has a second paragraph, and'],
          [647, 'that has two lines as well.', 'that one has two lines too.'],
          [620, 'The last one ends with this', 'The last one of them is here'],
          [607, 'line of the left column too.', 'and ends with the page itself.'],
        ],
      ),
    );
    t.notMatch(content, '|');
    t.match(content, 'says that it is on the left side.');
  },
);

await t.test('[8.9] numbers before the lines of a PDF are no column', async (t) => {
  const content = await contentOf(
    tableLines(
      [72, 86],
      [
        [700, '1', 'Ask for the key at the desk of the shop.'],
        [686, '2', 'Open the lock with it.'],
        [672, '3', 'Bring the key back before six.'],
        [658, '4', 'Sign the list.'],
      ],
    ),
  );
  t.notMatch(content, '|');
});

await t.test(
  '[8.9] tight columns of a PDF are looked for in time that grows as its lines',
  async (t) => {
    const piece = (x: number, y: number) => ({
      ...{ text: 'word', x, y, right: x + 20, height: 11, isRightToLeft: false },
    });
    const row = (at: number): Row => {
      const parts = Array.from({ length: 30 }, (_, part) => piece(part * 30 + (at % 7), -at));
      const [first = piece(0, -at)] = parts;
      return { y: -at, height: 11, segments: [{ ...first, right: 900, parts }] };
    };
    const work = (size: number) =>
      withTightColumns(Array.from({ length: size }, (_, at) => row(at)));
    t.ok((await growth(work, 8_000)) < LINEAR);
  },
);
