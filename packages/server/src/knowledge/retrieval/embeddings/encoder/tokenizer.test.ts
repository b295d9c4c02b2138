import { EmbeddingsModel } from '@energetic-ai/embeddings';
import fc from 'fast-check';
import t from 'tap';
import { readModelPackage } from './model-package.js';
import { Tokenizer } from './tokenizer.js';

const { vocabulary } = await readModelPackage();
const tokenizer = new Tokenizer(vocabulary);
// The library has its tokenizer inside of this; the model itself is not asked.
const library = new EmbeddingsModel({
  vocabulary: vocabulary.map(([piece, score]) => [piece, score]),
  model: null as never,
}).tokenizer;

const pieces = vocabulary.slice(6).map(([piece]) => piece.replace('▁', ' '));

t.test('[4.2] a text is cut into the same tokens as by the library', (t) => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 80 }),
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((some) => some.join('')),
    fc.string({ unit: fc.constantFrom(...' aeinorst.,’0é日😀'), maxLength: 80 }),
  );
  const isSame = (text: string) =>
    JSON.stringify(tokenizer.encode(text)) === JSON.stringify(library.encode(text));
  t.doesNotThrow(() => fc.assert(fc.property(text, isSame), { numRuns: 300 }));
  t.end();
});
