import type { UnitEvidence } from '../units/unit-evidence.js';

/** Evidence of a unit and a question; of the passage and the document of the unit, too. */
export interface Evidence extends UnitEvidence {
  readonly isRow: boolean;
  /** Agreement of words, spelling and meaning that the passage is the best: 0 to 1. */
  readonly agreement: number;
  /** Share of the question's words, by weight, that passage and document cover: 0 to 1. */
  readonly covered: number;
  /** Lead in these over any other document: -1 to 1. */
  readonly ahead: number;
  /** Lead in these, around the unit, over any of another document. */
  readonly placedAhead: number;
  /** Nearness of the passage and the question in meaning, 0 to 1; null if not known. */
  readonly similarity: number | null;
  /** Lead in nearness over any of another document. */
  readonly similarityAhead: number;
  /** Nearness of the unit itself and the question, as `similarity`; null if units were not compared. */
  readonly nearness: number | null;
  /** Nearness of the nearest unit of all; null as above. */
  readonly nearest: number | null;
  /** Lead of the document's phrases in likeness to the question; null: no phrases. */
  readonly lead: number | null;
  /** Share of the question's words, by weight, that no document has. */
  readonly unknown: number;
  /** Its document answered the question that this one leans on. */
  readonly continues: boolean;
}

/**
 * Weights of the evidence, in log-odds of units of one question beside one another. Fitted to
 * the tuning half of `npm run bench:answers`, by maximum likelihood that the units with the answer
 * come first.
 */
interface Weights {
  readonly own: number;
  readonly placed: number;
  readonly placedSquared: number;
  readonly focus: number;
  readonly range: number;
  readonly expected: number;
  readonly early: number;
  readonly headed: number;
  readonly keyNamed: number;
  readonly verbatim: number;
  readonly step: number;
  readonly isRow: number;
  readonly agreement: number;
  readonly covered: number;
  readonly ahead: number;
  readonly placedAhead: number;
  readonly similarity: number;
  readonly similarityAhead: number;
  readonly nearness: number;
  readonly lead: number;
}

/** Weights where units are compared in meaning: beside that, the rest of a passage tells little. */
const BY_NEARNESS: Weights = {
  ...{ own: 0, placed: 6.2, placedSquared: 0, focus: 3.5, range: 2.7, expected: 0.75, early: 0 },
  ...{ headed: 1.9, keyNamed: 1.85, verbatim: 5.5, step: 2.4, isRow: 0, agreement: 0, covered: 0 },
  ...{ ahead: 0, placedAhead: 0, similarity: 0, similarityAhead: 7.8, nearness: 10.7, lead: 1.2 },
};
const BY_MEANING: Weights = {
  ...{
    own: 0.6,
    placed: 1.8,
    placedSquared: 3.2,
    focus: 7.4,
    range: 6.1,
    expected: 2.1,
    early: 0.55,
  },
  ...{ headed: 2.8, keyNamed: 3.6, verbatim: 8.7, step: 1.1, isRow: -1.5, agreement: 0.9 },
  ...{
    covered: 1.3,
    ahead: 0.6,
    placedAhead: 0.5,
    similarity: 1,
    similarityAhead: 5.6,
    nearness: 0,
  },
  lead: 3,
};
const BY_WORDS: Weights = {
  ...{
    own: 1.35,
    placed: 0.6,
    placedSquared: 2.8,
    focus: 6.6,
    range: 6.2,
    expected: 1.8,
    early: 1.05,
  },
  ...{ headed: 1.6, keyNamed: 3.5, verbatim: 9, step: 2.8, isRow: -1.4, agreement: 4.6 },
  ...{ covered: 1.5, ahead: 1.9, placedAhead: 0, similarity: 0, similarityAhead: 0, nearness: 0 },
  lead: 0,
};

/** Weight set by hand: the questions to fit it to are too few. */
const CONTINUES = 2;

/** Score of a unit beside the others: log-odds that only compare within one question. */
export function unitScore(evidence: Evidence): number {
  const by =
    evidence.nearness !== null ? BY_NEARNESS : evidence.similarity !== null ? BY_MEANING : BY_WORDS;
  return (
    by.own * evidence.own +
    by.placed * evidence.placed +
    by.placedSquared * evidence.placed ** 2 +
    by.focus * evidence.focus +
    by.range * evidence.range +
    by.expected * evidence.expected +
    by.early * evidence.early +
    by.headed * evidence.headed +
    by.keyNamed * evidence.keyNamed +
    by.verbatim * evidence.verbatim +
    by.step * evidence.step +
    by.isRow * (evidence.isRow ? 1 : 0) +
    by.agreement * evidence.agreement +
    by.covered * evidence.covered +
    by.ahead * evidence.ahead +
    by.placedAhead * evidence.placedAhead +
    by.similarity * (evidence.similarity ?? 0) +
    by.similarityAhead * evidence.similarityAhead +
    by.nearness * (evidence.nearness ?? 0) +
    by.lead * Math.max(-1, Math.min(1, evidence.lead ?? 0)) +
    (evidence.continues ? CONTINUES : 0)
  );
}

/**
 * Weights from the score to a probability that the passages hold the answer, by logistic
 * regression. `base` leans towards "I don't know", so that 0.5 is where wrong answers get rare.
 *
 * `base` is moved by hand, and so are the weights where units are not compared: what `npm run bench:fit`
 * proposes answers bases that it was not fitted to no better.
 */
const GATE_BY_NEARNESS = {
  ...{ score: 0.34, placed: 0, ahead: 0, lead: 0.17, unknown: -1.7, met: 0.36, agreement: 2.3 },
  ...{ nearness: 6.8, nearest: -8.4, base: -4.9 },
};
const GATE_BY_MEANING = {
  ...{ score: 0.32, placed: 0, ahead: 0.15, lead: 0.5, unknown: -1.2, met: 0.4, agreement: 1.8 },
  ...{ nearness: 0, nearest: 0, base: -4.8 },
};
const GATE_BY_WORDS = {
  ...{ score: 0.35, placed: 1.4, ahead: 0.16, lead: 0.24, unknown: -1.8, met: 0.77, agreement: 0 },
  ...{ nearness: 0, nearest: 0, base: -5.38 },
};
/** A lead by more than this tells no more. */
const MOST_LEAD = 3;

/** Leads of the best unit of a passage, in log-odds. */
export interface Leads {
  /** Lead over the best unit of any other document. */
  readonly ofDocument: number;
  /** Lead over the best unit of any other passage. */
  readonly ofPassage: number;
}

type GateEvidence = Pick<
  Evidence,
  'unknown' | 'similarity' | 'nearness' | 'nearest' | 'placed' | 'met' | 'agreement'
>;

/**
 * Confidence that a passage answers a question, 0 to 1, by its best unit.
 *
 * @param score of that unit
 * @param unknown share of the question's words, by weight, that no document has
 */
export function confidence(
  score: number,
  { ofDocument, ofPassage }: Leads,
  { unknown, similarity, nearness, nearest, placed, met, agreement }: GateEvidence,
): number {
  const gate =
    nearness !== null ? GATE_BY_NEARNESS : similarity !== null ? GATE_BY_MEANING : GATE_BY_WORDS;
  const bounded = (lead: number) => Math.max(-MOST_LEAD, Math.min(MOST_LEAD, lead));
  return sigmoid(
    gate.base +
      gate.score * score +
      gate.placed * placed +
      gate.ahead * bounded(ofDocument) +
      gate.lead * bounded(ofPassage) +
      gate.unknown * unknown +
      gate.met * met +
      gate.agreement * agreement +
      gate.nearness * (nearness ?? 0) +
      gate.nearest * (nearest ?? 0),
  );
}

/**
 * The same of a question in another language than the documents, of which words tell nothing: by
 * nearness in meaning alone, on the scale of all models, where related texts have about 0.49 and
 * unrelated ones 0.16.
 */
export function confidenceByMeaning(similarity: number): number {
  return sigmoid(25 * (similarity - 0.4));
}

/** Share that is left of the confidence in a passage which lacks what an answer has to have. */
export const LACKING = 0.35;

const sigmoid = (logOdds: number) => 1 / (1 + Math.exp(-logOdds));
