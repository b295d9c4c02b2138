import t from 'tap';
import { WorkerSentenceEmbedder } from '../../knowledge/retrieval/embeddings/worker-sentence-embedder.js';
import { groupOf } from './group-questions.js';

const embedder = new WorkerSentenceEmbedder();
t.teardown(() => embedder.close());

/** Tells whether two questions without a word in common would be in one group. */
async function areGrouped(one: string, other: string): Promise<boolean> {
  const { model } = embedder;
  const [first, second] = (await embedder.embedAll([one, other])).map((vector, index) => ({
    ...{ id: 'first', model, vector, words: [String(index)], names: [] },
  }));
  if (!first || !second) throw new Error('There is no vector.');
  return groupOf(second, [first], (cosine) => embedder.likeness(cosine)) !== null;
}

for (const [one, other] of [
  ['How do I cancel my order?', 'I want to cancel an order'],
  ['Do you offer student discounts?', 'Is there a discount for students?'],
  ['Where is my parcel?', 'Where is my package?'],
] as const) {
  t.test(`[6.5] questions that mean the same are in one group: ${other}`, async (t) => {
    t.ok(await areGrouped(one, other));
  });
}

for (const [one, other] of [
  ['How do I cancel my order?', 'How do I change my order?'],
  ['Is the jacket waterproof?', 'Is the tent waterproof?'],
  ['How long does delivery take?', 'How much does delivery cost?'],
] as const) {
  t.test(`[6.5] questions about other things are in groups of their own: ${other}`, async (t) => {
    t.notOk(await areGrouped(one, other));
  });
}
