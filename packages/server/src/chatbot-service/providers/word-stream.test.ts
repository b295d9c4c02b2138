import fc from 'fast-check';
import t from 'tap';
import { streamWords } from './word-stream.js';

async function collect(text: string, signal = new AbortController().signal, ms = 0) {
  const pieces: string[] = [];
  for await (const piece of streamWords(text, ms, signal)) pieces.push(piece);
  return pieces;
}

await t.test('[1.3] the pieces are words and together the text, to the letter', async (t) => {
  t.same(await collect('One two,\n\n- three  four '), [
    'One ',
    'two,\n\n',
    '- ',
    'three  ',
    'four ',
  ]);
  t.same(await collect(''), []);
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
      const pieces = await collect(text);
      return pieces.join('') === text && pieces.every((piece) => !/^[\uDC00-\uDFFF]/.test(piece));
    }),
  );
});

await t.test('[1.3] words come at their pace', async (t) => {
  const start = performance.now();
  const pieces = await collect('one two three four five six', undefined, 20);
  const took = performance.now() - start;
  t.equal(pieces.length, 6);
  t.ok(took >= 95, `took ${took} ms: five pauses of 20`);
});

await t.test('[1.3] an abort ends it soon and without an error', async (t) => {
  const abort = new AbortController();
  const words: string[] = [];
  for await (const word of streamWords('one two three', 60_000, abort.signal)) {
    words.push(word);
    setImmediate(() => abort.abort());
  }
  t.same(words, ['one ']);
  t.same(await collect('one two', AbortSignal.abort()), []);
});
