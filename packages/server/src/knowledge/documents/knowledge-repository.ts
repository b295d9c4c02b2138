import type { DocumentIndex } from './chunks/index-document.js';
import type { ReadingNote } from './files/reading-note.js';

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
  /** Name of the file that it was made of. */
  readonly fileName?: string | null;
  /** Encoding of the file or page, as the Encoding Standard names it. */
  readonly encoding?: string | null;
  /** Parts of the file that could not be read. */
  readonly notes?: readonly ReadingNote[];
}

/** A document with what retrieval needs of it. */
export interface IndexedDocument extends DocumentContent {
  readonly id: string;
  readonly tenantId: string;
  readonly chatbotId: string;
  /** SHA-256 of all that is indexed, hexadecimal. */
  readonly contentHash: string;
  /** SHA-256 of the content alone, hexadecimal. */
  readonly textHash?: string;
  readonly index: DocumentIndex;
}

/** Summary of a stored document, without its text. */
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
  /** Number of passages that still need a vector. */
  readonly unembedded: number;
  readonly fileName: string | null;
  readonly encoding: string | null;
  readonly notes: readonly ReadingNote[];
  readonly updatedAt: Date;
}

/** A passage as a search finds it. */
export interface Passage {
  /** Place in the document, from 0. */
  readonly ordinal: number;
  /** Headings above it, outermost first. */
  readonly heading: string;
  /** Markdown. */
  readonly content: string;
  /** True if it can be found by its meaning; null: embeddings are off, or not for its language. */
  readonly isEmbedded: boolean | null;
}

/** Query for passages of a document, in order. */
export interface PassageQuery {
  readonly documentId: string;
  /** Ordinal of the last one of the page before. */
  readonly after?: number | undefined;
  readonly limit: number;
}

/** Origin of a document, and its text. */
export interface DocumentOrigin {
  readonly sourceUrl: string | null;
  readonly fileName: string | null;
  /** SHA-256 of the content, hexadecimal. */
  readonly textHash: string;
}

/** A document that says the same, or is from the same place. */
export interface KnownDocument {
  readonly id: string;
  readonly title: string;
  readonly slug: string;
  readonly hasSameText: boolean;
}

export interface StoredDocument extends DocumentEntry {
  readonly content: string;
  readonly askedAs: readonly string[];
}

/** Query for documents of a chatbot, by title. */
export interface DocumentQuery {
  /** Text to find in title or content; case is ignored. Default: all. */
  readonly search?: string | undefined;
  /** Id of the last document of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
}

export interface SaveOptions {
  /**
   * Asked with what is known of the place and the text of each, while nobody else adds to the
   * chatbot: what it throws keeps all from being stored.
   */
  readonly check?: (known: KnownDocument | null, document: IndexedDocument) => void;
}

/** Stores documents with their index. Nothing of another tenant's or chatbot's is ever touched. */
export interface KnowledgeRepository {
  /** All of the draft, or those of some slugs. */
  list(tenantId: string, chatbotId: string, slugs?: readonly string[]): Promise<DocumentSummary[]>;
  page(tenantId: string, chatbotId: string, query: DocumentQuery): Promise<DocumentEntry[]>;
  /** Tells whether nothing is done for a chatbot's documents in the background. */
  isPaused(tenantId: string, chatbotId: string): Promise<boolean>;
  /** Counts the documents with a text. */
  count(tenantId: string, chatbotId: string, search?: string): Promise<number>;
  find(tenantId: string, chatbotId: string, documentId: string): Promise<StoredDocument | null>;
  passages(tenantId: string, chatbotId: string, query: PassageQuery): Promise<Passage[]>;
  /** One of the same text, else one of the same address or file; null: there is neither. */
  known(tenantId: string, chatbotId: string, origin: DocumentOrigin): Promise<KnownDocument | null>;
  /** Adds documents, or replaces those of the same id, with chunks and words: all or nothing. */
  save(documents: readonly IndexedDocument[], options?: SaveOptions): Promise<void>;
  /** Deletes a document with its index; false if the chatbot has none of that id. */
  delete(tenantId: string, chatbotId: string, documentId: string): Promise<boolean>;
}
