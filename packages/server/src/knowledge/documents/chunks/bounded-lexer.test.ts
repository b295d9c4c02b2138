import type { Token } from 'marked';
import t from 'tap';
import { BoundedLexer } from './bounded-lexer.js';
import { indexDocument } from './index-document.js';

/** Depth of tokens inside each other. */
function depthOf(tokens: readonly Token[]): number {
  let depth = 0;
  for (let level = [...tokens]; level.length > 0; depth += 1) level = level.flatMap(inside);
  return depth;
}

function inside(token: Token): Token[] {
  const { tokens = [], items = [] } = token as { tokens?: Token[]; items?: Token[] };
  return [...tokens, ...items];
}

const DEEPEST = 50;

await t.test('[8.6] blocks inside each other are read so far down, and stand as they are', (t) => {
  for (const mark of ['> ', '>', '- ', '1. ', '> - ']) {
    const text = `${mark.repeat(3_000)}the end`;
    const depth = depthOf(new BoundedLexer().lex(text));
    t.ok(depth > 10 && depth < DEEPEST, `${mark}: ${depth} deep`);
    const { chunks } = indexDocument({ title: 'Deep', content: text, askedAs: [] });
    t.match(chunks.map(({ plain }) => plain).join(' '), /the end/);
  }
  t.end();
});

await t.test('[8.6] so is emphasis inside each other', (t) => {
  const nested = `${'*a **b '.repeat(200)}c${'***'.repeat(200)}`;
  const depth = depthOf(new BoundedLexer().lex(nested));
  t.ok(depth > 10 && depth < DEEPEST, `${depth} deep`);
  t.end();
});

await t.test('[8.6] a paragraph without end is not searched for marks', (t) => {
  for (const [mark, count] of [
    ['**a** ', 1_000],
    ['_a', 23_750],
    // Shorter, of which a document may have hundreds.
    [`${'a'.repeat(300)}@b.c **a** `, 10],
  ] as const) {
    const [paragraph] = new BoundedLexer().lex(mark.repeat(count));
    const marks = paragraph ? inside(paragraph).map(({ type }) => type) : [];
    t.same(marks, ['text'], mark);
  }
  t.end();
});
