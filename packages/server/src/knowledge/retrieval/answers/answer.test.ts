import t from 'tap';
import type { KnowledgeHit, Part } from '../knowledge-retriever.js';
import { unitsOf } from '../units/units-of.js';
import { composeAnswer } from './answer.js';

/** @param order log-odds of its units */
function hit(id: string, score: number, passage: string, heading = 'Section', order = 5) {
  const units = unitsOf(passage);
  const found: KnowledgeHit = {
    documentId: `doc-${id}`,
    chunkId: `chunk-${id}`,
    title: `Title ${id}`,
    sourceUrl: null,
    heading,
    ordinal: 0,
    passage,
    score,
    rank: 1,
    parts: {},
    units: { ...units, scores: units.units.map(() => order) },
  };
  return found;
}
const phrases = {
  several: 'One of these:',
  also: 'And this:',
  unknownPart: (question: string) => `${question}? No idea.`,
};
const answer = (threshold: number, hits: readonly KnowledgeHit[], divided: readonly Part[] = []) =>
  composeAnswer({ hits, divided }, threshold, phrases);

t.test('[4.2] the best passage answers, with its mark and source', (t) => {
  const best = hit('a', 0.97, 'A refund takes 5 days.');
  const found = answer(0.5, [best, hit('b', 0.8, 'No.', 'Section', 1)]);
  t.equal(found?.text, 'A refund takes 5 days. [1]');
  t.match(found?.sources, [
    { index: 1, documentId: 'doc-a', title: 'Title a', heading: 'Section', url: null },
  ]);
  t.same([...(found?.used ?? [])], ['chunk-a']);
  t.end();
});

t.test('[4.2] below the threshold nothing is answered, at it something is', (t) => {
  const found = [hit('a', 0.5, 'A refund takes 5 days.')];
  t.equal(answer(0.51, found), null);
  t.ok(answer(0.5, found));
  t.equal(answer(0, []), null);
  t.end();
});

t.test('[4.2] further passages are said too where they are nearly as likely', (t) => {
  const first = hit('a', 0.7, 'A refund takes 5 days.');
  const near = hit('b', 0.66, 'The refund of a gift card is made at once.', 'Section', 4.5);
  const far = hit('c', 0.6, 'Another refund.', 'Section', 0.5);
  t.equal(
    answer(0.5, [first, near, far])?.text,
    'One of these:\n\nA refund takes 5 days. [1]\n\nThe refund of a gift card is made at once. [2]',
  );
  t.equal(answer(0.5, [first, far])?.text, 'A refund takes 5 days. [1]');
  const lacking = hit('d', 0.3, 'The refund of a gift card is made at once.', 'Section', 5.5);
  t.match(
    answer(0.5, [first, lacking])?.text,
    /^A refund takes 5 days\. \[1\]\n\nAnd this:/,
    'one that is less sure is no equal',
  );
  t.equal(
    answer(0.5, [{ ...first, score: 0.97 }, hit('f', 0.6, 'No.', 'Section', 2)])?.sources.length,
    1,
  );
  const related = hit('g', 0.6, 'Gift cards have no refund.', 'Section', 3);
  t.equal(
    answer(0.5, [first, related])?.text,
    'A refund takes 5 days. [1]\n\nAnd this:\n\nGift cards have no refund. [2]',
    'what is less likely comes after a word that says so',
  );
  const third = hit('d', 0.6, 'A third.', 'Section', 4);
  const fourth = hit('e', 0.6, 'A fourth.', 'Section', 4);
  t.equal(answer(0.5, [first, near, third, fourth])?.sources.length, 3, 'at most three');
  t.end();
});

t.test('[4.2] of several questions each is answered, or said not to be known', (t) => {
  const refund = hit('a', 0.7, 'A refund takes 5 days.');
  const divided = [
    { question: 'how long does a refund take', hits: [refund] },
    { question: 'do you sell skis', hits: [hit('b', 0.2, 'Skins.')] },
    { question: 'how long is it', hits: [refund] },
  ];
  const found = answer(0.5, [refund], divided);
  t.equal(found?.text, 'A refund takes 5 days. [1]\n\ndo you sell skis? No idea.');
  t.equal(found?.sources.length, 1);
  t.equal(answer(0.8, [refund], divided), null);
  t.end();
});

t.test('a list or table gets its heading as the sentence that carries the mark', (t) => {
  const text = (passage: string, heading: string) =>
    answer(0.5, [hit('a', 1, passage, heading)])?.text;
  t.equal(
    text('- tent\n- stove', 'Camping › What you need'),
    'What you need: [1]\n\n- tent\n- stove',
  );
  t.match(text('- tent\n- stove\n\nMore in the store.', 'Camping'), /^Camping: \[1\]\n\n- tent/);
  t.equal(text('You need:\n\n- tent\n- stove', 'X'), 'You need: [1]\n\n- tent\n- stove');
  t.equal(
    text('Both can go into the dishwasher.', 'Care › Titanium and steel'),
    '**Titanium and steel:** Both can go into the dishwasher. [1]',
    'and a sentence that leans on its heading gets it',
  );
  t.end();
});
