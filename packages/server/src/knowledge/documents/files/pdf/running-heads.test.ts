import t from 'tap';
import { pdfOfPages, type PdfLine } from '../../../../../testing/knowledge/pdf.js';
import { readPdf } from '../../../../../testing/knowledge/read-pdf.js';

const contentOf = (pages: readonly (readonly PdfLine[])[]) => readPdf(pdfOfPages(pages));

/** Lines of a text, the first at 700 points. */
const text = (...lines: string[]) => lines.map((line, at): PdfLine => [72, 700 - at * 14, line]);
const NUMBERS = [0, 1, 2, 3];

await t.test(
  '[8.9] headers and footers of a PDF are read once, page numbers not at all',
  async (t) => {
    const content = await contentOf(
      NUMBERS.map((page) => [
        [72, 770, 'Handbook of the workshop'],
        ...text(
          `The brakes of bicycle ${page * 7} are checked`,
          'twice each year, and',
          'its chain is oiled,',
        ),
        [72, 44, 'Workshop Ltd, 12 High Street'],
        [72, 30, `Page ${page + 1} of 4`],
      ]),
    );
    t.equal(content.match(/Handbook of the workshop/g)?.length, 1);
    t.equal(content.match(/12 High Street/g)?.length, 1);
    t.notMatch(content, /Page \d/);
    for (const page of NUMBERS) t.match(content, `bicycle ${page * 7} are checked`);
  },
);

await t.test(
  '[8.9] a sentence goes on over the pages of a PDF, below the title of a chapter',
  async (t) => {
    const content = await contentOf(
      ['brakes', 'chains', 'saddles', 'bells', 'lamps', 'pumps'].map((part, page) => [
        [72, 770, `Chapter ${page < 3 ? 1 : 2} of the handbook`],
        ...text(`where the ${part} are bought`, 'is told below: each', `dealer has ${part} and`),
        [72, 30, `${page + 1}`],
        [300, 30, page < 3 ? 'Of parts of a bicycle' : 'Of lamps and other things'],
      ]),
    );
    t.match(content, 'dealer has chains and where the saddles are');
    t.match(content, 'dealer has lamps and where the pumps are');
    t.equal(content.match(/Chapter 1/g)?.length, 1);
    t.equal(content.match(/Chapter 2/g)?.length, 1);
    t.equal(content.match(/Of parts/g)?.length, 1);
    t.equal(content.match(/Of lamps/g)?.length, 1);
    t.notMatch(content, /\n\d$/m);
  },
);

await t.test('[8.9] the head of a table that goes on over pages of a PDF stays', async (t) => {
  const content = await contentOf(
    NUMBERS.map((page) => [
      [72, 740, 'Part'],
      [272, 740, 'Price'],
      ...[0, 1, 2, 3, 4].flatMap((row): PdfLine[] => [
        [72, 700 - row * 22, `Saddle ${page}${row}`],
        [272, 700 - row * 22, `${page * 40 + row * 3} euros`],
      ]),
    ]),
  );
  t.equal(content.match(/Part/g)?.length, 4);
  t.equal(content.match(/Saddle/g)?.length, 20);
});

await t.test('[8.9] lines of a PDF that are only alike are all read', async (t) => {
  const prices = [10, 25, 12, 31];
  const content = await contentOf(
    prices.map((price) => [
      [72, 770, `A service costs ${price} euros`],
      ...text('The brakes of each bicycle', 'are checked twice.', 'Its chain is oiled.'),
    ]),
  );
  for (const price of prices) t.match(content, `costs ${price} euros`);
});
