/** A question, in the way that it is compared: by its vector, or where there is none by its words. */
export interface ComparedQuestion {
  readonly model: string;
  readonly vector: Float32Array | null;
  /** Stems, without stop words. */
  readonly words: readonly string[];
  /** Things that it names: a question that names others asks for something else. */
  readonly names: readonly string[];
}

/** A group, as its first question is compared. */
export interface ComparedGroup extends ComparedQuestion {
  readonly id: string;
}

/** Name of the model of questions that have no vector. */
export const BY_WORDS = 'words';

/** Share of the words of two questions that are in both, from which on they ask the same. */
const ALIKE_WORDS = 0.6;
/** Likeness in meaning, from which on two questions ask the same: below are those that only look alike. */
const ALIKE = 0.84;

/**
 * Finds the group that means most like a question: clustering by leaders, in one pass.
 *
 * Source: J. A. Hartigan, Clustering Algorithms, 1975, chapter 3.
 *
 * @param likeness of two texts whose vectors have this cosine
 * @returns null where none means alike
 */
export function groupOf<Group extends ComparedQuestion>(
  question: ComparedQuestion,
  groups: readonly Group[],
  likeness: (cosine: number) => number,
): Group | null {
  let best: { readonly group: Group; readonly score: number } | null = null;
  for (const group of groups) {
    if (!isSame(question.names, group.names)) continue;
    const score = scoreOf(question, group, likeness);
    if (score >= 1 && score > (best?.score ?? 0)) best = { group, score };
  }
  return best?.group ?? null;
}

/** Similarity of two questions, as a multiple of what is enough. */
function scoreOf(
  question: ComparedQuestion,
  group: ComparedQuestion,
  likeness: (cosine: number) => number,
): number {
  const byWords = sharedWords(question.words, group.words) / ALIKE_WORDS;
  if (!question.vector || !group.vector || question.model !== group.model) return byWords;
  return Math.max(byWords, likeness(dot(question.vector, group.vector)) / ALIKE);
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

/** Jaccard index: the share of all words that both have. */
function sharedWords(a: readonly string[], b: readonly string[]): number {
  const [first, second] = [new Set(a), new Set(b)];
  const shared = [...first].filter((word) => second.has(word)).length;
  const all = first.size + second.size - shared;
  return all === 0 ? 0 : shared / all;
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name) => b.includes(name));
}
