import type { PartRank } from '../knowledge-retriever.js';

/** One way of ranking: chunk ids, best first, with its own scores; equal scores share a rank. */
export interface RankedPart {
  readonly name: string;
  /** Weight of its ranks beside those of other parts. */
  readonly weight: number;
  readonly ranked: readonly { readonly id: string; readonly score: number }[];
}

export interface Fused {
  readonly id: string;
  readonly score: number;
  readonly parts: Readonly<Record<string, PartRank>>;
}

/** Dampens the first ranks. The source below has 60, for rankings of a thousand texts. */
const K = 10;

/**
 * Joins rankings whose scores do not compare, by rank alone: reciprocal rank fusion (Cormack,
 * Clarke and Büttcher, SIGIR 2009), with a weight for each part.
 */
export function fuseRanks(parts: readonly RankedPart[]): Fused[] {
  const fused = new Map<string, { score: number; parts: Record<string, PartRank> }>();
  for (const part of parts) {
    let rank = 0;
    let last = Infinity;
    for (const { id, score } of part.ranked) {
      if (score < last) rank += 1;
      last = score;
      const entry = fused.get(id) ?? { score: 0, parts: {} };
      entry.score += part.weight * reciprocalRank(rank);
      entry.parts[part.name] = { score, rank };
      fused.set(id, entry);
    }
  }
  return [...fused]
    .map(([id, entry]) => ({ id, ...entry }))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}

/** Value of a rank, from 1. */
export function reciprocalRank(rank: number): number {
  return 1 / (K + rank);
}
