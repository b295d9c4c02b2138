import type { Scope } from './scope.js';
import type { PassageUnits } from './units/units-of.js';

/** A question put to one chatbot's documents. */
export interface KnowledgeQuery extends Scope {
  /** BCP 47; decides stemming, stop words and synonyms. */
  readonly language: string;
  readonly question: string;
  /** Question that the visitor asked before; gives a short follow-up its topic. */
  readonly before?: string | undefined;
  /** Most hits to return. Default 8. */
  readonly limit?: number;
}

/** Score of a hit in one part of the retrieval. Scores of different parts do not compare. */
export interface PartRank {
  readonly score: number;
  /** Position among the results, from 1. */
  readonly rank: number;
}

/** A chunk that retrieval found. */
export interface KnowledgeHit {
  readonly documentId: string;
  readonly chunkId: string;
  readonly title: string;
  readonly sourceUrl: string | null;
  readonly heading: string;
  readonly ordinal: number;
  /** Markdown of the chunk. */
  readonly passage: string;
  /** Confidence, 0 to 1, that it answers the question: what a chatbot's threshold is compared with. */
  readonly score: number;
  /** Place among all, from 1. */
  readonly rank: number;
  /** Ranks by part, and `fusion`: the rank of all together. */
  readonly parts: Readonly<Record<string, PartRank>>;
  /** Units of the passage, each with its score: log-odds that it answers, beside one another. */
  readonly units: ScoredUnits;
}

export interface ScoredUnits extends PassageUnits {
  readonly scores: readonly number[];
}

/** A word of the documents that meets the question. */
export interface MatchedWord {
  /** Number of the term that it meets, and how much that decides: of several the one that decides most. */
  readonly term: number;
  readonly weight: number;
  /** Terms that it is, however inflected or misspelt there; others have it as a synonym. */
  readonly own?: readonly number[];
}

/** Words that meet the question, as written in the documents. */
export type MatchedWords = ReadonlyMap<string, MatchedWord>;

/** A part of the retrieval that could not be asked, and why. */
export interface LeftOut {
  /** Meanings of passages, or those of single sentences, items and rows. */
  readonly part: 'embedding' | 'sentence';
  /** A sentence for the operator. */
  readonly reason: string;
}

export interface Retrieval {
  /** Best first. */
  readonly hits: readonly KnowledgeHit[];
  /** Number of the chatbot's documents. */
  readonly documents: number;
  /** Words of the documents that meet the question, as written there. */
  readonly matchedWords: MatchedWords;
  /** Words of the question that no document has, not even nearly. */
  readonly unknownWords: readonly string[];
  readonly leftOut: readonly LeftOut[];
  /** Results for each part of a message that asks several things. Empty for a single question. */
  readonly divided: readonly Part[];
}

/** One question of several in a message. */
export interface Part {
  readonly question: string;
  readonly hits: readonly KnowledgeHit[];
}

/** Finds the passages of a chatbot's documents that may answer a question. */
export interface KnowledgeRetriever {
  retrieve(query: KnowledgeQuery): Promise<Retrieval>;
}
