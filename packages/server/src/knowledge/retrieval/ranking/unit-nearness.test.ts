import t from 'tap';
import { EmbeddingsUnavailable } from '../embeddings/sentence-embedder.js';
import { unitsOf } from '../units/units-of.js';
import type { Evidence } from './confidence.js';
import type { ScoredPassage } from './scored-passage.js';
import { byNearness } from './unit-nearness.js';

const EVIDENCE: Evidence = {
  ...{ own: 0.4, placed: 0.5, focus: 0.1, range: 0, expected: 0, early: 0.5, headed: 0 },
  ...{ keyNamed: 0, verbatim: 0, step: 0, isRow: false, agreement: 0.5, covered: 0.5, ahead: 0 },
  ...{ placedAhead: 0, similarity: 0.5, similarityAhead: 0, nearness: null, nearest: null },
  ...{ lead: 0, unknown: 0, met: 2, continues: false },
};

/** A passage whose units have these scores so far. */
function passage(title: string, content: string, scores: readonly number[]): ScoredPassage {
  return {
    candidate: { title, heading: 'Times' } as ScoredPassage['candidate'],
    fused: {} as ScoredPassage['fused'],
    units: unitsOf(content),
    evidence: scores.map(() => EVIDENCE),
    scores,
  };
}

const POOL = passage('Pool', 'It opens at eight. It closes at nine. Dogs stay outside.', [3, 2, 0]);
const GYM = passage('Gym', 'It opens at six.', [1]);

t.test(
  '[4.2] the best units are compared under their names; any other counts as the farthest',
  async (t) => {
    const asked: string[] = [];
    const nearness = (texts: readonly string[]) => {
      asked.push(...texts);
      return Promise.resolve([0.2, 0.3, 0.7]);
    };
    const { passages, leftOut } = await byNearness([POOL, GYM], { most: 3, nearness });
    const [pool, gym] = passages;
    t.strictSame(leftOut, []);
    t.strictSame(asked, [
      'Pool. Times. It opens at eight.',
      'Pool. Times. It closes at nine.',
      'Gym. Times. It opens at six.',
    ]);
    t.strictSame(
      pool?.evidence.map((unit) => [unit.nearness, unit.nearest]),
      [
        [0.2, 0.7],
        [0.3, 0.7],
        [0.2, 0.7],
      ],
    );
    t.ok(
      (gym?.scores[0] ?? 0) > Math.max(...(pool?.scores ?? [])),
      'the nearest one is the best now',
    );
  },
);

t.test(
  '[4.2] without nearness in time the scores stay, and that is told; another failure is thrown',
  async (t) => {
    const passages = [POOL, GYM];
    const fails = (error: Error) => ({ most: 3, nearness: () => Promise.reject(error) });
    const late = await byNearness(passages, fails(new EmbeddingsUnavailable('slow')));
    t.equal(late.passages, passages);
    t.strictSame(late.leftOut, [{ part: 'sentence', reason: 'slow' }]);
    const none = await byNearness([], fails(new EmbeddingsUnavailable('slow')));
    t.strictSame(none, { passages: [], leftOut: [] });
    await t.rejects(byNearness(passages, fails(new Error('broken'))), /broken/);
  },
);
