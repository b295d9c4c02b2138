import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import { chunkDocument, MAX_CHUNK_LENGTH } from './chunk.js';
import { markdownBlocks } from './markdown-blocks.js';

const word = fc.stringMatching(/^[a-z]{2,9}$/);
const sentence = fc
  .array(word, { minLength: 3, maxLength: 25 })
  .map((words) => `${words.join(' ')}.`);
const paragraph = fc.array(sentence, { minLength: 1, maxLength: 8 }).map((all) => all.join(' '));
const introduction = sentence.map((text) => text.replace(/\.$/, ':'));
const heading = fc
  .tuple(fc.integer({ min: 1, max: 4 }), word)
  .map(([depth, text]) => `${'#'.repeat(depth)} ${text}`);
const list = fc
  .array(sentence, { minLength: 1, maxLength: 12 })
  .map((items) => items.map((item) => `- ${item}`).join('\n'));
const table = fc
  .array(fc.tuple(word, word), { minLength: 1, maxLength: 30 })
  .map((rows) => ['a | b', '--- | ---', ...rows.map((row) => row.join(' | '))])
  .map((rows) => rows.map((row) => `| ${row} |`).join('\n'));
const code = fc.array(word, { minLength: 1 }).map((lines) => `\`\`\`\n${lines.join('\n')}\n\`\`\``);
const blockText = fc.oneof(heading, paragraph, introduction, list, table, code);
const markdown = fc
  .array(blockText, { maxLength: 25 })
  // Two lists in a row would be one.
  .map((blocks) => blocks.map((block) => `${block}\n\n<!-- -->`).join('\n\n'));

t.test('chunks hold all of a document, in order, and no more than they may', (t) => {
  fc.assert(
    fc.property(markdown, fc.integer({ min: 100, max: 1_200 }), (text, maxLength) => {
      const chunks = chunkDocument(text, maxLength);
      const blocks = markdownBlocks(text);
      const inside = chunks.flatMap((chunk) => markdownBlocks(chunk.content).map((b) => b.text));
      const content = blocks.filter((block) => block.kind !== 'heading').map((block) => block.text);
      assert.deepEqual(
        inside.filter((block) => !block.startsWith('#')),
        content,
      );
      for (const block of blocks) {
        if (block.kind !== 'heading') continue;
        const isThere = chunks.some((chunk) => chunk.heading.split(' › ').includes(block.plain));
        assert.ok(isThere, `the heading ${block.plain} is there`);
      }
      for (const chunk of chunks) {
        const isSingle = markdownBlocks(chunk.content).length === 1;
        assert.ok(chunk.content.length <= maxLength || isSingle, `${chunk.content.length} long`);
      }
      assert.deepEqual(
        chunks.map((chunk) => chunk.ordinal),
        chunks.map((_, index) => index),
      );
    }),
    { numRuns: 200 },
  );
  t.end();
});

t.test('a chunk carries the path of its headings', (t) => {
  const chunks = chunkDocument('Start.\n\n# A\n\n## B\n\nIn b.\n\n### C\n\nIn c.\n\n## D\n\nIn d.');
  t.same(
    chunks.map(({ heading, content }) => [heading, content]),
    [
      ['', 'Start.'],
      ['A › B', 'In b.'],
      ['A › B › C', 'In c.'],
      ['A › D', 'In d.'],
    ],
  );
  t.end();
});

t.test('a heading with nothing below it is kept', (t) => {
  const chunks = chunkDocument('# Empty\n\n# Full\n\nText.\n\n## Last');
  t.same(
    chunks.map(({ heading, content }) => [heading, content]),
    [
      ['Empty', '# Empty'],
      ['Full', 'Text.'],
      ['Full › Last', '## Last'],
    ],
  );
  t.end();
});

t.test('a long section is cut into pieces of about equal length', (t) => {
  const paragraphs = Array.from({ length: 8 }, (_, i) => `${`word${i} `.repeat(24).trim()}.`);
  const lengths = chunkDocument(paragraphs.join('\n\n')).map((chunk) => chunk.content.length);
  t.ok(lengths.length > 1);
  t.ok(Math.max(...lengths) <= MAX_CHUNK_LENGTH);
  t.ok(Math.max(...lengths) < 2 * Math.min(...lengths), `lengths ${lengths.join(', ')}`);
  t.end();
});

t.test('a list stays with the sentence that introduces it', (t) => {
  const filler = 'One more sentence. '.repeat(20).trim();
  const chunks = chunkDocument(`${filler}\n\nYou need:\n\n- a tent\n- a stove\n\n${filler}`, 420);
  t.match(
    chunks.find((chunk) => chunk.content.includes('- a tent')),
    { content: /You need:\n\n- a tent/ },
  );
  t.end();
});

t.test('plain text has the words without their marks', (t) => {
  const [chunk] = chunkDocument(
    'A **bold** [link](https://example.com) &amp; `code`.\n\n' +
      '| Size | Length |\n| :-- | --: |\n| *42* | a \\| b |\n\n1. one\n2. two\n   - nested',
  );
  t.equal(chunk?.plain, 'A bold link & code.\nSize | Length\n42 | a | b\none\ntwo\nnested');
  t.match(chunk?.content, '| *42* | a \\| b |', 'and its Markdown stays Markdown');
  t.end();
});

t.test('[8.6] headings without end do not make passages without end', (t) => {
  const line = (at: number) => `# Part ${at}\n\nIt is ${at}.`;
  const text = Array.from({ length: 20_000 }, (_, at) => line(at)).join('\n\n');
  const chunks = chunkDocument(text);
  t.ok(chunks.length < (2 * text.length) / MAX_CHUNK_LENGTH, `${chunks.length} passages`);
  t.equal(chunks.map(({ content }) => content).join('\n\n'), text, 'which say all of it');
  const glossary = Array.from(
    { length: 1_500 },
    (_, at) => `${line(at)} ${'It is so. '.repeat(6)}`,
  );
  t.equal(chunkDocument(glossary.join('\n\n')).length, 1_500, 'a long glossary keeps its own');
  t.end();
});
