/** What is known of a passage and a question. */
export interface Evidence {
  /** Share of the question's words, by weight, that the passage covers: 0 to 1. */
  readonly covered: number;
  /** How much more of them it covers than any other document: -1 to 1. */
  readonly ahead: number;
  /** How near they are in meaning, 0 to 1; null if that is not known. */
  readonly similarity: number | null;
  /**
   * How much more the question reads like this document's phrases than any other's, -1 to 1; null if
   * it has none.
   */
  readonly lead: number | null;
  /** How far the parts of the retrieval agree that it is the best: 0 to 1. */
  readonly agreement: number;
}

/**
 * How sure it is that a passage answers a question, 0 to 1. Neither words nor meaning are enough:
 * words also meet in other senses, and anything said in the same tone of voice is a little alike.
 * Where the meaning is not known, or the words leave no doubt, the words alone decide.
 *
 * A logistic regression, fitted to questions that the shop's articles answer and to others that
 * they do not; its constant leans towards "I don't know". `npm run bench:retrieval` shows what it
 * achieves on questions that it was not fitted to.
 */
export function confidence({ covered, ahead, similarity, lead, agreement }: Evidence): number {
  const words = Math.min(1, Math.max(0, covered));
  if (similarity === null || (words >= MOST_WORDS && ahead >= FAR_AHEAD)) return words;
  const weights = lead === null ? WITHOUT_PHRASES : WITH_PHRASES;
  const evidence =
    weights.words * Math.sqrt(words) +
    weights.meaning * similarity +
    weights.lead * Math.max(-1, Math.min(1, lead ?? 0)) +
    weights.agreement * agreement;
  return 1 / (1 + Math.exp(weights.base - evidence));
}

/**
 * A passage that covers this share of the words, and so much more of them than any other document,
 * is meant: what they are called in the question is found nowhere else.
 */
const MOST_WORDS = 0.75;
const FAR_AHEAD = 0.3;
const WITH_PHRASES = { words: 8.5, meaning: 3.6, lead: 5.1, agreement: 6.1, base: 14.8 };
const WITHOUT_PHRASES = { words: 7, meaning: 14, lead: 0, agreement: 3, base: 15 };
