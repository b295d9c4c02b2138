import t from 'tap';
import { composeAnswer } from './answer.js';
import type { KnowledgeHit, Retrieval } from './knowledge-retriever.js';

const hit = (id: string, score: number, passage: string, heading = 'Section'): KnowledgeHit => ({
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
});
const retrieval = (words: string[], ...hits: KnowledgeHit[]): Retrieval => ({
  hits,
  documents: 1,
  unknownWords: [],
  leftOut: [],
  matchedWords: new Map(words.map((word, term) => [word, { term, weight: 1 }])),
});

t.test('the best passage answers, with its mark and source', (t) => {
  const found = retrieval(
    ['refund'],
    hit('a', 0.9, 'A refund takes 5 days.'),
    hit('b', 0.8, 'No.'),
  );
  const answer = composeAnswer(found, 0.5);
  t.equal(answer?.text, 'A refund takes 5 days. [1]');
  t.match(answer?.sources, [
    { index: 1, documentId: 'doc-a', title: 'Title a', heading: 'Section', url: null },
  ]);
  t.same([...(answer?.used ?? [])], ['chunk-a']);
  t.end();
});

t.test('below the threshold nothing is answered, at it something is', (t) => {
  const found = retrieval(['refund'], hit('a', 0.5, 'A refund takes 5 days.'));
  t.equal(composeAnswer(found, 0.51), null);
  t.ok(composeAnswer(found, 0.5));
  t.equal(composeAnswer(retrieval([]), 0), null);
  t.end();
});

t.test('a second passage is added for what the first does not say', (t) => {
  const first = hit('a', 0.7, 'A refund takes 5 days.');
  const same = hit('b', 0.7, 'Another refund.');
  const other = hit('c', 0.7, 'Shipping to Norway costs €12.95.');
  const answer = composeAnswer(retrieval(['refund', 'norway'], first, same, other), 0.5);
  t.equal(answer?.text, 'A refund takes 5 days. [1]\n\nShipping to Norway costs €12.95. [2]');
  const unsure = { ...other, score: 0.4 };
  t.equal(composeAnswer(retrieval(['refund', 'norway'], first, unsure), 0.5)?.sources.length, 1);
  t.end();
});

t.test('a list or table gets its heading as the sentence that carries the mark', (t) => {
  const list = hit('a', 1, '- tent\n- stove', 'Camping › What you need');
  t.equal(
    composeAnswer(retrieval(['tent'], list), 0.5)?.text,
    'What you need: [1]\n\n- tent\n- stove',
  );
  const followed = hit('a', 1, '- tent\n- stove\n\nMore in the store.', 'Camping');
  t.match(composeAnswer(retrieval(['tent'], followed), 0.5)?.text, /^Camping: \[1\]\n\n- tent/);
  const introduced = hit('a', 1, 'You need:\n\n- tent\n- stove');
  t.equal(
    composeAnswer(retrieval(['tent'], introduced), 0.5)?.text,
    'You need: [1]\n\n- tent\n- stove',
  );
  t.end();
});

t.test('a sentence that leans on its heading gets it', (t) => {
  const both = hit('a', 1, 'Both can go into the dishwasher.', 'Care › Titanium and steel');
  t.equal(
    composeAnswer(retrieval(['dishwasher'], both), 0.5)?.text,
    '**Titanium and steel:** Both can go into the dishwasher. [1]',
  );
  t.end();
});
