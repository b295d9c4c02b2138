import t from 'tap';
import { chunkDocument } from './chunk.js';
import { MAX_BLOCK_LENGTH } from './cut-block.js';

const LONGEST = 190_000;
const rows = Array.from({ length: 4_000 }, (_, index) => `| boot ${index} | ${index} euros |`);
const HUGE: Readonly<Record<string, string>> = {
  'one word': 'a'.repeat(LONGEST),
  'one line': 'How long do I have to send boots back? '.repeat(4_800),
  'one list': '- an item of the list\n'.repeat(8_000),
  'one block of code': `\`\`\`\n${'const a = 1;\n'.repeat(14_000)}\`\`\``,
  'one table': `| name | price |\n| --- | --- |\n${rows.join('\n')}`,
  'one heading': `# ${'very '.repeat(30_000)}long`,
  'characters of two halves': '👢'.repeat(LONGEST / 2),
};

for (const [name, text] of Object.entries(HUGE)) {
  t.test(`[8.6] no passage is longer than one may be: ${name}`, async (t) => {
    const chunks = chunkDocument(text);
    for (const { content, plain, heading } of chunks) {
      const longest = Math.max(content.length, plain.length, heading.length);
      if (longest > MAX_BLOCK_LENGTH) t.fail(`${longest} long`);
      if (/[\ud800-\udbff](?![\udc00-\udfff])/.test(content)) t.fail('half a character');
    }
    const length = chunks.reduce((sum, { content }) => sum + content.length, 0);
    t.ok(length > text.length * 0.9, 'nothing is lost');
  });
}

t.test('[3.3] the pieces of a table have its head', async (t) => {
  const chunks = chunkDocument(HUGE['one table'] ?? '');
  t.ok(chunks.length > 5);
  for (const { content } of chunks)
    t.match(content, /^\| name \| price \|\n\| --- \| --- \|\n\| boot/);
  const all = chunks.map(({ plain }) => plain).join('\n');
  t.ok(
    rows.every((_, index) => all.includes(`boot ${index} |`)),
    'all rows are there',
  );
});
