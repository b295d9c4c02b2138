import { nearestAsked, type Candidates } from '../candidates/candidate-search.js';
import { fuseRanks, reciprocalRank, type Fused } from './rank-fusion.js';

/**
 * Weights of the parts in fusion. The two that go by words mostly agree, so that together they
 * would outvote the meaning.
 */
const WEIGHTS = { fullText: 1, trigram: 1, embedding: 1.5 };
const BY_MEANING = ['fullText', 'trigram', 'embedding'] as const;
const BY_WORDS = ['fullText', 'trigram'] as const;
/** Weight of a likeness to a document's title, headings or other ways to ask. */
const ASKED_WEIGHT = 1.5;
/** The fused ranking of the candidates by all parts, best first; those that no part ranks are last. */
export function fuseCandidates({ candidates, nearest, asked, similarity }: Candidates): Fused[] {
  const ranked = (part: 'fullText' | 'trigram') =>
    candidates
      .map((candidate) => ({ id: candidate.id, score: candidate[part] }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  const near = similarity === null ? [] : nearestAsked(asked);
  const fused = fuseRanks([
    { name: 'fullText', weight: WEIGHTS.fullText, ranked: ranked('fullText') },
    { name: 'trigram', weight: WEIGHTS.trigram, ranked: ranked('trigram') },
    { name: 'embedding', weight: WEIGHTS.embedding, ranked: nearest },
    {
      name: 'asked',
      weight: ASKED_WEIGHT,
      ranked: near.flatMap(({ documentId, score }) =>
        candidates
          .filter((candidate) => candidate.documentId === documentId)
          .map(({ id }) => ({ id, score })),
      ),
    },
  ]);
  return fused.map((entry, index) => {
    const parts = { ...entry.parts, fusion: { score: entry.score, rank: index + 1 } };
    return { ...entry, parts };
  });
}

/** Agreement of words, spelling and meaning that a passage is the best: 0 to 1. */
export function agreementOf({ parts }: Fused, byMeaning: boolean): number {
  const names = byMeaning ? BY_MEANING : BY_WORDS;
  const most = names.reduce((sum, name) => sum + WEIGHTS[name] * reciprocalRank(1), 0);
  const own = names.reduce((sum, name) => {
    const rank = parts[name]?.rank;
    return rank === undefined ? sum : sum + WEIGHTS[name] * reciprocalRank(rank);
  }, 0);
  return own / most;
}
