import { readFile } from 'node:fs/promises';
import t from 'tap';
import type { Encoder } from './encoder.js';
import { loadEncoder } from './load-encoder.js';
import { DIMENSIONS } from './model-files.js';

/**
 * Least cosine of the vectors that two engines make of a text. They round differently, and where that makes
 * another whole number of one, it spreads.
 */
const NEARLY_SAME = 0.99;

const knowledge = await readFile(
  new URL('../../../../../../../docs/knowledge.md', import.meta.url),
  'utf8',
);
const plain = knowledge.replaceAll(/\s+/g, ' ');

const TEXTS: Readonly<Record<string, string>> = {
  'one letter': 'a',
  'one word': 'Refunds',
  'a question': 'I want my money back, how do I get it?',
  'a piece of a passage': plain.slice(0, 380),
  'more tokens than the model reads': plain.slice(0, 3_000),
  'one word without an end': 'x'.repeat(500),
  'words that no vocabulary has': 'Donaudampfschifffahrtsgesellschaft żółć ñandú',
  Japanese: '登山靴は購入から60日以内なら返品できます。',
  Arabic: 'مرحبا بالعالم',
  emoji: '😀😀 Where is my 📦? 👩‍👩‍👧',
  nothing: '',
  'signs alone': '%%% --- …',
  'spaces between': 'one  two   three',
  'characters that are written otherwise': 'ﬁne ２４ ½ ﷺ',
};

const native = await loadEncoder();
const wasm = await loadEncoder('wasm');

t.test('[4.2] the native engine is used where it is installed', (t) => {
  t.equal(native.engine, 'native');
  t.equal(wasm.engine, 'wasm');
  t.end();
});

for (const [what, text] of Object.entries(TEXTS)) {
  t.test(`[4.2] both engines make nearly the same vector: ${what}`, async (t) => {
    const [one, other] = await Promise.all([vectorOf(native, text), vectorOf(wasm, text)]);
    t.equal(one.length, DIMENSIONS);
    t.ok(cosine(one, other) > NEARLY_SAME, String(cosine(one, other)));
    t.ok(Math.abs(Math.hypot(...one) - 1) < 1e-5, 'of length 1');
  });
}

t.test('[4.2] a text’s vector is the same beside others', async (t) => {
  const texts = Object.values(TEXTS);
  const together = await native.encode(texts);
  for (const [index, text] of texts.entries()) {
    t.same(together[index], await vectorOf(native, text));
  }
});

async function vectorOf({ encode }: Encoder, text: string): Promise<Float32Array> {
  const [vector] = await encode([text]);
  return vector ?? new Float32Array();
}

const cosine = (one: Float32Array, other: Float32Array) =>
  one.reduce((sum, value, at) => sum + value * (other[at] ?? NaN), 0);
