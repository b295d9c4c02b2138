/**
 * Fits the gate, which says from when on something is answered, and prints numbers to try in
 * `ranking/confidence.ts`, beside those that are there: `npm run bench:fit -- --data DIRECTORY`, a directory that bench:answers kept.
 *
 * By logistic regression (with a little of an L2 penalty): from the score of the best unit, its leads and
 * how much of the question is met and unknown, to whether the passages that would be said hold the answer. Fitted to the tuning half
 * and to the questions beside it; the half that is held out is not read. The share of wrong answers is a
 * matter of where the line is drawn, so `base` is then moved until 0.5 is there.
 */
import { parseArgs } from 'node:util';
import { openDatabase } from '../../packages/server/src/db/open-database.js';
import { CandidateSearch } from '../../packages/server/src/knowledge/retrieval/candidates/candidate-search.js';
import { Embeddings } from '../../packages/server/src/knowledge/retrieval/embeddings/embeddings.js';
import { PreparedEmbedder } from '../../packages/server/src/knowledge/retrieval/embeddings/prepared-embedder.js';
import { WorkerSentenceEmbedder } from '../../packages/server/src/knowledge/retrieval/embeddings/worker-sentence-embedder.js';
import { unitScore } from '../../packages/server/src/knowledge/retrieval/ranking/confidence.js';
import { SHOP_VECTORS } from '../../packages/server/src/seed/shop-vectors.js';
import { BASES } from './bases.js';
import { evidenceFor, type LabelledQuestion } from './evidence.js';
import { readQuestions } from './questions.js';

/** Passages that are said, and how far behind the first they may be, as in answers/answer.ts. */
const SAID = { passages: 3, nearly: 4 };
const MOST_LEAD = 3;
/** Shares that the line is drawn by, with some room to those of bench:answers. */
const LINE = { wrong: 0.04, refused: 0.95 };
const NAMES = ['score', 'placed', 'ahead', 'lead', 'unknown', 'met', 'lacksName'] as const;

interface Sample {
  readonly x: readonly number[];
  readonly isRight: boolean;
  readonly isAnswerable: boolean;
}

const { values: options } = parseArgs({ options: { data: { type: 'string' } } });
if (options.data === undefined) throw new Error('Name the database: --data DIRECTORY.');
const fail = (error: unknown): never => {
  throw error;
};
const dataDir = options.data;
const database = await openDatabase({ databaseUrl: null, dataDir, onFailure: fail });
const embedder = new PreparedEmbedder(new WorkerSentenceEmbedder(), SHOP_VECTORS);
const embeddings = new Embeddings(database.sql, fail, { embedder });
try {
  await embeddings.warm();
  for (const [way, search] of [
    ['by meaning', embeddings.search],
    ['by words', null],
  ] as const) {
    const candidates = new CandidateSearch(database.sql, search);
    const samples: Sample[] = [];
    for (const { id } of BASES) {
      for (const half of ['tuning', 'more'] as const) {
        for (const question of await readQuestions(id, half)) {
          if (question.kind === 'language' || question.kind === 'small-talk') continue;
          const parts = await evidenceFor(candidates, id, question);
          samples.push(...parts.flatMap((part) => sampleOf(part) ?? []));
        }
      }
    }
    report(way, samples);
  }
} finally {
  await embeddings.close();
  await database.close();
}

/** Null: nothing was found that could be said. */
function sampleOf({ units, isAnswerable }: LabelledQuestion): Sample | null {
  const scored = units.map((unit) => ({ ...unit, score: unitScore(unit.evidence) }));
  const best = scored.reduce<(typeof scored)[number] | null>(
    (most, unit) => (most === null || unit.score > most.score ? unit : most),
    null,
  );
  if (!best) return null;
  const passages = new Map<string, { score: number; isRight: boolean; document: string }>();
  for (const { passage, score, isRight, document } of scored) {
    const known = passages.get(passage);
    passages.set(passage, {
      document,
      score: Math.max(score, known?.score ?? -Infinity),
      isRight: isRight || (known?.isRight ?? false),
    });
  }
  const order = [...passages.values()].sort((a, b) => b.score - a.score);
  const others = order.filter(({ document }) => document !== best.document);
  const bounded = (rival: number | undefined) =>
    Math.max(-MOST_LEAD, Math.min(MOST_LEAD, best.score - (rival ?? -Infinity)));
  const said = order
    .slice(0, SAID.passages)
    .filter(({ score }) => score >= best.score - SAID.nearly);
  return {
    x: [
      ...[best.score, best.evidence.placed, bounded(others[0]?.score), bounded(order[1]?.score)],
      ...[best.evidence.unknown, best.evidence.met, best.lacksName ? 1 : 0],
    ],
    isRight: isAnswerable && said.some(({ isRight }) => isRight),
    isAnswerable,
  };
}

function report(way: string, samples: readonly Sample[]): void {
  const weights = fitted(samples);
  const logOdds = samples.map(({ x }) => sumOf(x, weights));
  const answerable = samples.filter(({ isAnswerable }) => isAnswerable).length;
  const shares = (line: number) => {
    const said = samples.filter((_, index) => (logOdds[index] ?? 0) >= line);
    const right = said.filter(({ isRight }) => isRight).length;
    const wrong = said.filter((sample) => sample.isAnswerable && !sample.isRight).length;
    const answered = said.filter(({ isAnswerable }) => !isAnswerable).length;
    const refused = 1 - answered / (samples.length - answerable);
    return { right: right / answerable, wrong: wrong / answerable, refused };
  };
  const lines = [...logOdds].sort((a, b) => a - b);
  const line = lines.find((at) => {
    const { wrong, refused } = shares(at);
    return wrong <= LINE.wrong && refused >= LINE.refused;
  });
  const [base = 0, ...rest] = weights;
  const named = NAMES.map((name, index) => `${name}: ${(rest[index] ?? 0).toFixed(2)}`);
  console.log(`${way}, ${samples.length} questions: { ${named.join(', ')} }`);
  if (line === undefined) return;
  const percent = Object.entries(shares(line)).map(([name, share]) => `${name} ${pc(share)} %`);
  console.log(`  base: ${(base - line).toFixed(2)}, so that 0.5 has ${percent.join(', ')}`);
}

function pc(share: number): string {
  return (100 * share).toFixed(0);
}

function sumOf(x: readonly number[], [base = 0, ...weights]: readonly number[]): number {
  return x.reduce((sum, value, index) => sum + value * (weights[index] ?? 0), base);
}

/** The intercept first. Gradient ascent: the problem is convex and small. */
function fitted(samples: readonly Sample[], penalty = 0.01, steps = 20_000, rate = 0.02): number[] {
  const weights = new Array<number>(NAMES.length + 1).fill(0);
  for (let step = 0; step < steps; step += 1) {
    const gradient = weights.map((weight, index) => (index === 0 ? 0 : -penalty * weight));
    for (const { x, isRight } of samples) {
      const error = (isRight ? 1 : 0) - 1 / (1 + Math.exp(-sumOf(x, weights)));
      [1, ...x].forEach((value, index) => {
        gradient[index] = (gradient[index] ?? 0) + (error * value) / samples.length;
      });
    }
    gradient.forEach((value, index) => {
      weights[index] = (weights[index] ?? 0) + rate * value;
    });
  }
  return weights;
}
