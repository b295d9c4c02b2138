import t from 'tap';
import { confidence, confidenceByMeaning, unitScore, type Evidence } from './confidence.js';

const SOME: Evidence = {
  ...{ own: 0.4, placed: 0.5, focus: 0.1, range: 0, expected: 0, early: 0.5, headed: 0 },
  ...{ keyNamed: 0, verbatim: 0, step: 0, isRow: false, agreement: 0.5, covered: 0.5, ahead: 0 },
  ...{ placedAhead: 0, similarity: 0.5, similarityAhead: 0, nearness: null, nearest: null },
  ...{ lead: 0, unknown: 0, met: 2, continues: false },
};

t.test('[4.2] a unit’s score grows with each piece of evidence, with and without meaning', (t) => {
  for (const similarity of [0.5, null]) {
    const some = { ...SOME, similarity };
    for (const more of [
      { own: 0.6, placed: 0.6 },
      { range: 1 },
      { expected: 1 },
      { headed: 1 },
      { keyNamed: 1 },
      { verbatim: 1 },
      { agreement: 0.7 },
      { covered: 0.7 },
      { continues: true },
    ]) {
      t.ok(unitScore({ ...some, ...more }) > unitScore(some), JSON.stringify(more));
    }
    t.ok(unitScore({ ...some, range: -1 }) < unitScore(some), 'another row is the one');
  }
  t.end();
});

t.test(
  '[4.2] where units are compared in meaning, a nearer one scores higher, and is surer',
  (t) => {
    const near = { ...SOME, nearness: 0.5, nearest: 0.5 };
    const leads = { ofDocument: 3, ofPassage: 3 };
    for (const more of [{ nearness: 0.6 }, { placed: 0.7 }, { headed: 1 }, { range: 1 }]) {
      t.ok(unitScore({ ...near, ...more }) > unitScore(near), JSON.stringify(more));
    }
    const sure = confidence(14, leads, near);
    t.ok(sure > 0.8 && sure < 1);
    t.ok(confidence(14, leads, { ...near, nearest: 0.6 }) < sure, 'another unit is nearer');
    t.ok(confidence(14, leads, { ...near, unknown: 0.5 }) < sure);
    t.end();
  },
);

t.test('[4.2] confidence is a share; a rival and words that nobody knows lower it', (t) => {
  const leads = { ofDocument: 3, ofPassage: 3 };
  const sure = confidence(14, leads, SOME);
  t.ok(sure > 0.8 && sure < 1);
  t.ok(confidence(14, { ...leads, ofDocument: 0 }, SOME) < sure);
  t.ok(confidence(14, { ...leads, ofPassage: 0 }, SOME) < sure);
  t.ok(confidence(14, leads, { ...SOME, unknown: 0.5 }) < sure);
  t.ok(confidence(14, leads, { ...SOME, met: 1 }) < sure, 'fewer of its words are met');
  const alone = { ofDocument: Infinity, ofPassage: Infinity };
  t.equal(confidence(14, alone, SOME), sure, 'a single passage has no rival');
  t.ok(confidence(1, leads, { ...SOME, met: 1 }) < 0.5);
  t.ok(confidenceByMeaning(0.5) > 0.5);
  t.ok(confidenceByMeaning(0.3) < 0.5);
  t.end();
});
