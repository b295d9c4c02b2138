/**
 * Fits the gate, which says from when on something is answered, and prints numbers to try in
 * `ranking/confidence.ts`, beside those that are there: `npm run bench:fit -- --data DIRECTORY`, a directory that bench:answers kept.
 *
 * By logistic regression (with a little of an L2 penalty): from the score of the best unit, its leads,
 * how much of the question is met and unknown, whether the searches agree and how near in meaning it is, to whether the passages that would be said
 * hold the answer. Fitted to the tuning half and to the questions beside it; the half that is held out is not read, nor
 * this project's own documents. What the checks of lack-check.ts refuse is not fitted to, but counts as refused. The share of
 * wrong answers is a matter of where the line is drawn, so `base` is then moved until 0.5 is there.
 *
 * `left out` are the figures of each base by weights that were fitted to all others, what a stranger's base can
 * expect; `today` those of the weights in use, which have seen them.
 */
import { parseArgs } from 'node:util';
import { openDatabase } from '../../packages/server/src/db/open-database.js';
import { CandidateSearch } from '../../packages/server/src/knowledge/retrieval/candidates/candidate-search.js';
import { Embeddings } from '../../packages/server/src/knowledge/retrieval/embeddings/embeddings.js';
import { PreparedEmbedder } from '../../packages/server/src/knowledge/retrieval/embeddings/prepared-embedder.js';
import { WorkerSentenceEmbedder } from '../../packages/server/src/knowledge/retrieval/embeddings/worker-sentence-embedder.js';
import {
  confidence,
  unitScore,
} from '../../packages/server/src/knowledge/retrieval/ranking/confidence.js';
import { SHOP_VECTORS } from '../../packages/server/src/seed/shop-vectors.js';
import { BASES } from './bases.js';
import { evidenceFor, type LabelledQuestion } from './evidence.js';
import { readQuestions } from './questions.js';

/** Passages that are said, and how far behind the first they may be, as in answers/answer.ts. */
const SAID = { passages: 3, nearly: 4 };
const MOST_LEAD = 3;
/** Shares that the line is drawn by, with some room to those of bench:answers. */
const LINE = { wrong: 0.04, refused: 0.95 };
const NAMES = [
  ...(['score', 'ahead', 'lead', 'unknown', 'met', 'agreement'] as const),
  ...(['nearness', 'nearest'] as const),
];
/** Strangers' bases: all but the project's own documents. */
const STRANGERS = BASES.filter(({ id }) => id !== 'docs');

interface Sample {
  readonly base: string;
  /** Confidence by the weights in use. */
  readonly today: number;
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
    const asked = { answerable: 0, others: 0 };
    for (const { id } of STRANGERS) {
      for (const half of ['tuning', 'more'] as const) {
        for (const question of await readQuestions(id, half)) {
          if (question.kind === 'language' || question.kind === 'small-talk') continue;
          const parts = await evidenceFor(candidates, id, question);
          samples.push(...parts.flatMap((part) => sampleOf(part) ?? []));
          for (const part of parts) asked[part.isAnswerable ? 'answerable' : 'others'] += 1;
        }
      }
    }
    report(way, samples, asked);
  }
} finally {
  await embeddings.close();
  await database.close();
}

/** Null: nothing was found that could be said. */
function sampleOf({ units, isAnswerable, base }: LabelledQuestion): Sample | null {
  const scored = units.map((unit) => ({ ...unit, score: unitScore(unit.evidence) }));
  const best = scored.reduce<(typeof scored)[number] | null>(
    (most, unit) => (!unit.lacksName && (most === null || unit.score > most.score) ? unit : most),
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
  const order = [...passages].sort(([, a], [, b]) => b.score - a.score);
  const lead = (isRival: (id: string, document: string) => boolean) =>
    best.score -
    (order.find(([id, { document }]) => isRival(id, document))?.[1].score ?? -Infinity);
  const leads = {
    ofDocument: lead((_, document) => document !== best.document),
    ofPassage: lead((id) => id !== best.passage),
  };
  const said = order
    .slice(0, SAID.passages)
    .filter(([, { score }]) => score >= best.score - SAID.nearly);
  const { evidence, score } = best;
  return {
    base,
    today: confidence(score, leads, evidence),
    x: [
      ...[score, bounded(leads.ofDocument), bounded(leads.ofPassage)],
      ...[evidence.unknown, evidence.met, evidence.agreement],
      ...[evidence.nearness ?? 0, evidence.nearest ?? 0],
    ],
    isRight: isAnswerable && said.some(([, { isRight }]) => isRight),
    isAnswerable,
  };
}

function bounded(lead: number): number {
  return Math.max(-MOST_LEAD, Math.min(MOST_LEAD, lead));
}

/** Numbers of questions, those that a check refuses among them. */
interface Asked {
  readonly answerable: number;
  readonly others: number;
}

function report(way: string, samples: readonly Sample[], asked: Asked): void {
  const weights = fitted(samples);
  const shares = (values: readonly number[]) => (line: number) =>
    sharesAt(samples, values, line, asked);
  const own = samples.map(({ x }) => sumOf(x, weights));
  const line = lineOf(own, shares(own));
  const [base = 0, ...rest] = weights;
  const named = NAMES.map((name, index) => `${name}: ${(rest[index] ?? 0).toFixed(2)}`);
  console.log(
    `${way}, ${samples.length} questions: { ${named.join(', ')} }, base: ${(base - line).toFixed(2)}`,
  );
  const leftOut = new Map(
    STRANGERS.map(({ id }) => {
      const others = fitted(samples.filter((sample) => sample.base !== id));
      return [id, others] as const;
    }),
  );
  const strangers = samples.map((sample) => sumOf(sample.x, leftOut.get(sample.base) ?? weights));
  say('left out', shares(strangers)(lineOf(strangers, shares(strangers))));
  say('today', shares(samples.map(({ today }) => today))(0.5));
}

function say(name: string, shares: Record<string, number>): void {
  const percent = Object.entries(shares).map(([share, value]) => `${share} ${pc(value)} %`);
  console.log(`  ${name}: ${percent.join(', ')}`);
}

/** Shares of what is said above a line; right and wrong of the answerable, refused of the others. */
function sharesAt(
  samples: readonly Sample[],
  values: readonly number[],
  line: number,
  { answerable, others }: Asked,
) {
  const said = samples.filter((_, index) => (values[index] ?? 0) >= line);
  const right = said.filter(({ isRight }) => isRight).length;
  const wrong = said.filter((sample) => sample.isAnswerable && !sample.isRight).length;
  const answered = said.filter(({ isAnswerable }) => !isAnswerable).length;
  return { right: right / answerable, wrong: wrong / answerable, refused: 1 - answered / others };
}

/** The lowest line that has few wrong answers and refuses what cannot be answered. */
function lineOf(
  values: readonly number[],
  sharesOf: (line: number) => ReturnType<typeof sharesAt>,
): number {
  const lines = [...values].sort((a, b) => a - b);
  const holds = (line: number) => {
    const { wrong, refused } = sharesOf(line);
    return wrong <= LINE.wrong && refused >= LINE.refused;
  };
  return lines.find(holds) ?? Infinity;
}

function pc(share: number): string {
  return (100 * share).toFixed(0);
}

function sumOf(x: readonly number[], [base = 0, ...weights]: readonly number[]): number {
  return x.reduce((sum, value, index) => sum + value * (weights[index] ?? 0), base);
}

/**
 * The intercept first. Gradient ascent: the problem is convex and small, and with each number measured in deviations
 * from its mean it is round, so that few steps reach its top.
 */
function fitted(samples: readonly Sample[], penalty = 0.001, steps = 3_000, rate = 0.5): number[] {
  const count = samples.length;
  const scales = NAMES.map((_, index) => {
    const values = samples.map(({ x }) => x[index] ?? 0);
    const mean = values.reduce((sum, value) => sum + value, 0) / count;
    const square = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count;
    return { mean, deviation: Math.sqrt(square) || 1 };
  });
  const rows = samples.map(({ x, isRight }) => ({
    isRight,
    x: scales.map(({ mean, deviation }, index) => ((x[index] ?? 0) - mean) / deviation),
  }));
  const weights = new Array<number>(NAMES.length + 1).fill(0);
  for (let step = 0; step < steps; step += 1) {
    const gradient = weights.map((weight, index) => (index === 0 ? 0 : -penalty * weight));
    for (const { x, isRight } of rows) {
      const error = ((isRight ? 1 : 0) - 1 / (1 + Math.exp(-sumOf(x, weights)))) / count;
      gradient[0] = (gradient[0] ?? 0) + error;
      for (const [index, value] of x.entries()) {
        gradient[index + 1] = (gradient[index + 1] ?? 0) + error * value;
      }
    }
    for (const [index, value] of gradient.entries()) {
      weights[index] = (weights[index] ?? 0) + rate * value;
    }
  }
  const [intercept = 0, ...slopes] = weights;
  const plain = slopes.map((slope, index) => slope / (scales[index]?.deviation ?? 1));
  const shift = plain.reduce((sum, slope, index) => sum + slope * (scales[index]?.mean ?? 0), 0);
  return [intercept - shift, ...plain];
}
