import type { Chunk } from './chunk.js';

/** A document as somebody wrote it. */
export interface DocumentContent {
  readonly title: string;
  /** Names the document within its chatbot. */
  readonly slug: string;
  readonly sourceUrl: string | null;
  /** BCP 47. */
  readonly language: string;
  /** Markdown. */
  readonly content: string;
  /** Other ways to ask for it, in visitors' words: searched, never shown to them. */
  readonly askedAs?: readonly string[];
}

/** A document with what retrieval needs of it. */
export interface IndexedDocument extends DocumentContent {
  readonly id: string;
  readonly tenantId: string;
  readonly chatbotId: string;
  /** SHA-256 of all that is indexed, hexadecimal. */
  readonly contentHash: string;
  readonly chunks: readonly Chunk[];
}

/** What is known of a stored document without reading its text. */
export interface DocumentSummary {
  readonly id: string;
  readonly slug: string;
  readonly contentHash: string;
}

/** A document as it stands in a list. */
export interface DocumentEntry {
  readonly id: string;
  readonly title: string;
  readonly slug: string;
  readonly sourceUrl: string | null;
  readonly language: string;
  /** Characters of Markdown. */
  readonly length: number;
  readonly passages: number;
  /** Those of them that still need a vector. */
  readonly unembedded: number;
  readonly updatedAt: Date;
}

export interface StoredDocument extends DocumentEntry {
  readonly content: string;
  readonly askedAs: readonly string[];
}

/** Which documents of a chatbot, by title. */
export interface DocumentQuery {
  /** In title or text, whatever its case. Default: all. */
  readonly search?: string | undefined;
  /** Id of the last document of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Stores documents with their index. Nothing of another tenant's or chatbot's is ever touched. */
export interface KnowledgeRepository {
  list(tenantId: string, chatbotId: string): Promise<DocumentSummary[]>;
  page(tenantId: string, chatbotId: string, query: DocumentQuery): Promise<DocumentEntry[]>;
  /** How many have a text. */
  count(tenantId: string, chatbotId: string, search?: string): Promise<number>;
  find(tenantId: string, chatbotId: string, documentId: string): Promise<StoredDocument | null>;
  /** Adds documents, or replaces those of the same id, with chunks and words: all or nothing. */
  save(documents: readonly IndexedDocument[]): Promise<void>;
  /** Deletes a document with its index; false if the chatbot has none of that id. */
  delete(tenantId: string, chatbotId: string, documentId: string): Promise<boolean>;
}
