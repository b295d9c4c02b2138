/** A question put to one chatbot's documents. */
export interface KnowledgeQuery {
  readonly tenantId: string;
  readonly chatbotId: string;
  /** BCP 47; decides stemming, stop words and synonyms. */
  readonly language: string;
  readonly question: string;
  /** What the visitor asked before; gives a short follow-up its topic. */
  readonly before?: string | undefined;
  /** Most hits to return. Default 8. */
  readonly limit?: number;
}

/** What one part of the retrieval said of a hit. Scores of different parts do not compare. */
export interface PartRank {
  readonly score: number;
  /** From 1. */
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
  /** What each part said, and `fusion`: what their ranks came to together. */
  readonly parts: Readonly<Record<string, PartRank>>;
}

/** By word of the documents: which term of the question it meets, and how much that decides. */
export type MatchedWords = ReadonlyMap<string, { readonly term: number; readonly weight: number }>;

/** A part of the retrieval that could not be asked, and why. */
export interface LeftOut {
  readonly part: string;
  /** A sentence for the operator. */
  readonly reason: string;
}

export interface Retrieval {
  /** Best first. */
  readonly hits: readonly KnowledgeHit[];
  /** How many documents the chatbot has. */
  readonly documents: number;
  /** Words of the documents that meet the question, as written there. */
  readonly matchedWords: MatchedWords;
  /** Words of the question that no document has, not even nearly. */
  readonly unknownWords: readonly string[];
  readonly leftOut: readonly LeftOut[];
}

/** Finds the passages of a chatbot's documents that may answer a question. */
export interface KnowledgeRetriever {
  retrieve(query: KnowledgeQuery): Promise<Retrieval>;
}
