import t from 'tap';
import { LINEAR, growth } from '../../../../../testing/growth.js';
import { pdfAt, type PdfLine } from '../../../../../testing/knowledge/pdf.js';
import { readPdf } from '../../../../../testing/knowledge/read-pdf.js';
import { withRaised } from './raised-signs.js';

/** A font with letters that are 0.6 times as wide as high. */
const COURIER = '<</Type/Font/Subtype/Type1/BaseFont/Courier>>';

const contentOf = (lines: readonly PdfLine[]) => readPdf(pdfAt(lines, COURIER));

await t.test('[8.9] a mark of a note in a PDF stands after its word', async (t) => {
  const content = await contentOf([
    [72, 700, 'Tickets are sold at the desk of the museum and at'],
    [217.2, 690, '1', 7],
    [72, 686, 'the gate in the garden'],
    [228, 686, 'until five.'],
  ]);
  t.equal(
    content,
    'Tickets are sold at the desk of the museum and at the gate in the garden 1 until five.',
  );
});

await t.test('[8.9] powers and indices of a PDF stand at their letters', async (t) => {
  const content = await contentOf([
    [72, 700, 'The room has 40 m'],
    [184.2, 704, '2', 7],
    [195, 700, 'and much CO'],
    [267.6, 697, '2', 7],
    [279, 700, 'in it.'],
  ]);
  t.equal(content, 'The room has 40 m2 and much CO2 in it.');
});

await t.test(
  '[8.9] a mark in a table of a PDF parts neither its rows nor its columns',
  async (t) => {
    const content = await contentOf([
      [72, 700, 'Day'],
      [200, 700, 'Opens'],
      [72, 684, 'Friday'],
      [111.6, 688, '2', 7],
      [200, 684, '9:00'],
      [72, 668, 'Sunday'],
      [200, 668, '11:00'],
    ]);
    t.equal(content, '| Day | Opens |\n| --- | --- |\n| Friday 2 | 9:00 |\n| Sunday | 11:00 |');
  },
);

await t.test(
  '[8.9] signs beside lines of a PDF are joined in time that grows as they do',
  async (t) => {
    const piece = (x: number, y: number, height: number) => ({
      ...{ text: '1', x, y, right: x + 5, height, isRightToLeft: false },
    });
    const line = { y: 0, height: 1e7 };
    const work = (size: number) =>
      withRaised([
        { ...line, segments: [piece(0, 0, 1e7)] },
        ...Array.from({ length: size }, (_, at) => ({
          ...{ y: -3 * at, height: 5, segments: [piece(at % 9, -3 * at, 5)] },
        })),
      ]);
    t.ok((await growth(work, 80_000)) < LINEAR);
  },
);
