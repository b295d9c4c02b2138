import t from 'tap';
import { pdfAt, type PdfLine } from '../../../../../testing/knowledge/pdf.js';
import { readPdf } from '../../../../../testing/knowledge/read-pdf.js';

const contentOf = (lines: readonly PdfLine[]) => readPdf(pdfAt(lines));

/** Text that is more than the code below it, in lines from a height on. */
const text = (top: number): PdfLine[] =>
  [
    'The lock of a bicycle is opened by a program, which you find on the disk that',
    'came with it. It asks for the number of the bicycle, and opens it at once, if',
    'you have paid. Write these lines to a file of your own, with your own number:',
  ].map((line, at) => [72, top - at * 14, line]);

/** Lines of code from a height on; two blanks at their start are 13.2 points. */
const code = (top: number, lines: readonly string[]) =>
  lines.map((line, at): PdfLine => {
    const own = line.trimStart();
    return [100 + (line.length - own.length) * 6.6, top - at * 13, own, 11, 'code'];
  });

await t.test(
  '[8.9] code in a PDF keeps its lines, and how far they are from the left',
  async (t) => {
    const lines = ['if paid:', '  # not before', '  unlock(number)', '    .then(ring)'];
    const content = await contentOf([
      ...text(760),
      ...code(700, lines),
      ...code(635, ['print("done")']),
      [72, 600, 'The bell rings.'],
    ]);
    t.match(
      content,
      `own number:\n\n\`\`\`\n${lines.join('\n')}\n\nprint("done")\n\`\`\`\n\nThe bell rings.`,
    );
  },
);

await t.test('[8.9] code in a PDF does not end where it has a fence', async (t) => {
  const lines = ['```', 'unlock(7)', '```'];
  const content = await contentOf([...text(760), ...code(700, lines)]);
  t.match(content, `\`\`\`\`\n${lines.join('\n')}\n\`\`\`\``);
});

await t.test(
  '[8.9] one line of a PDF in a font of code is text, and so is a typewritten one',
  async (t) => {
    const one = await contentOf([...text(760), ...code(700, ['unlock(7)'])]);
    t.match(one, 'own number:\n\nunlock(7)');
    const written = await contentOf(
      code(700, ['Dear guest, the museum is open', 'from nine to six.']),
    );
    t.equal(written, 'Dear guest, the museum is open from nine to six.');
  },
);
