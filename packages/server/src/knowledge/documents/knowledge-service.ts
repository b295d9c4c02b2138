import { createHash, randomUUID } from 'node:crypto';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import { cleanText } from './clean-text.js';
import { DOCUMENT_LIMITS } from './document-limits.js';
import {
  indexDocument,
  type DocumentIndex,
  type DocumentToIndex,
} from './chunks/index-document.js';
import type {
  ChunkEmbeddingIndexer,
  EmbeddingProgress,
  EmbeddingStatus,
} from '../retrieval/embeddings/chunk-embedding-indexer.js';
import type {
  DocumentContent,
  DocumentEntry,
  DocumentOrigin,
  DocumentQuery,
  IndexedDocument,
  KnowledgeRepository,
  KnownDocument,
  Passage,
  PassageQuery,
  SaveOptions,
  StoredDocument,
} from './knowledge-repository.js';

/** Goes up when documents are to be cut or indexed another way: then all are indexed again. */
const INDEX_VERSION = 2;

/** Cuts up a tenant's document, which may take a while. */
export type IndexDocument = (tenantId: string, document: DocumentToIndex) => Promise<DocumentIndex>;

/** Indexes in this process: for tests and scripts, where nobody else waits. */
const indexHere: IndexDocument = async (_, document) => indexDocument(document);

interface PutOptions extends SaveOptions {
  readonly later?: boolean;
}

/** Keeps a chatbot's documents and their index. */
export class KnowledgeService {
  readonly #repository: KnowledgeRepository;
  readonly #embeddings: ChunkEmbeddingIndexer | null;
  readonly #index: IndexDocument;

  /** @param embeddings makes the vectors of new documents in the background; null: there are none */
  constructor(
    repository: KnowledgeRepository,
    embeddings: ChunkEmbeddingIndexer | null = null,
    index = indexHere,
  ) {
    this.#repository = repository;
    this.#embeddings = embeddings;
    this.#index = index;
  }

  /**
   * Adds documents, or replaces those of the same slug, all or none; unchanged ones are left
   * alone. Returns the id of each, in order. They can be found by their words at once, and by their
   * meaning as soon as their vectors are made: see `embeddingProgress`. `later`: not before somebody
   * asks for them. One that was cut up already, by this title and text, comes with its `index`.
   *
   * @throws CodedError `document-too-long`, before any is stored
   */
  async put(
    tenantId: string,
    chatbotId: string,
    documents: readonly (DocumentContent & { readonly index?: DocumentIndex | undefined })[],
    { later = false, check }: PutOptions = {},
  ): Promise<string[]> {
    for (const { title, content } of documents) {
      if (content.length > DOCUMENT_LIMITS.length || title.length > DOCUMENT_LIMITS.titleLength) {
        const limit = content.length > DOCUMENT_LIMITS.length ? 'length' : 'titleLength';
        throw new CodedError('document-too-long', {
          title: title.slice(0, 60),
          limit: DOCUMENT_LIMITS[limit],
        });
      }
    }
    const clean = documents.map(cleaned);
    const slugs = clean.map(({ slug }) => slug);
    const stored = await this.#repository.list(tenantId, chatbotId, slugs);
    const bySlug = new Map(stored.map((summary) => [summary.slug, summary]));
    const all = clean.map((document) => {
      const id = bySlug.get(document.slug)?.id ?? randomUUID();
      const hashes = {
        contentHash: contentHash(document),
        textHash: textHash(document.content),
      };
      return { ...document, id, tenantId, chatbotId, ...hashes };
    });
    const indexed: IndexedDocument[] = [];
    for (const document of all) {
      if (bySlug.get(document.slug)?.contentHash === document.contentHash) continue;
      const { title, content, askedAs = [] } = document;
      const index = document.index ?? (await this.#index(tenantId, { title, content, askedAs }));
      indexed.push({ ...document, index });
    }
    await this.#repository.save(indexed, check && { check });
    if (!later) this.#embeddings?.request({ tenantId, chatbotId });
    return all.map(({ id }) => id);
  }

  /** The same, and deletes all others: the chatbot then has these documents and no more. */
  async replaceAll(
    tenantId: string,
    chatbotId: string,
    documents: readonly DocumentContent[],
    options?: { later: boolean },
  ): Promise<void> {
    const kept = new Set(await this.put(tenantId, chatbotId, documents, options));
    const stored = await this.#repository.list(tenantId, chatbotId);
    for (const { id } of stored) {
      if (!kept.has(id)) await this.#repository.delete(tenantId, chatbotId, id);
    }
  }

  page(tenantId: string, chatbotId: string, query: DocumentQuery): Promise<DocumentEntry[]> {
    return this.#repository.page(tenantId, chatbotId, query);
  }

  /** Tells whether nothing is done for a chatbot's documents in the background. */
  isPaused(tenantId: string, chatbotId: string): Promise<boolean> {
    return this.#repository.isPaused(tenantId, chatbotId);
  }

  /** Counts all documents, or those with a text. */
  count(tenantId: string, chatbotId: string, search?: string): Promise<number> {
    return this.#repository.count(tenantId, chatbotId, search);
  }

  /** Passages of a document, in order; none where there is no such document. */
  passages(tenantId: string, chatbotId: string, query: PassageQuery): Promise<Passage[]> {
    return this.#repository.passages(tenantId, chatbotId, query);
  }

  /** One of the same text, else one of the same address or file; null: there is neither. */
  known(
    tenantId: string,
    chatbotId: string,
    origin: DocumentOrigin,
  ): Promise<KnownDocument | null> {
    return this.#repository.known(tenantId, chatbotId, origin);
  }

  find(tenantId: string, chatbotId: string, documentId: string): Promise<StoredDocument | null> {
    return this.#repository.find(tenantId, chatbotId, documentId);
  }

  /** SHA-256 of all that a chatbot's documents say, hexadecimal: what a publication knows. */
  async fingerprint(tenantId: string, chatbotId: string): Promise<string> {
    const stored = await this.#repository.list(tenantId, chatbotId);
    const hashes = stored.map((document) => document.contentHash).sort();
    return createHash('sha256').update(hashes.join('\n')).digest('hex');
  }

  /** Sees to it that missing vectors are made; returns at once. */
  requestEmbeddings(tenantId: string, chatbotId: string): void {
    this.#embeddings?.request({ tenantId, chatbotId });
  }

  /** State of making a chatbot's passages findable by meaning; null: embeddings are off. */
  embeddingStatus(tenantId: string, chatbotId: string): EmbeddingStatus | null {
    return this.#embeddings?.status({ tenantId, chatbotId }) ?? null;
  }

  /** The same, and how many are done. */
  async embeddingProgress(tenantId: string, chatbotId: string): Promise<EmbeddingProgress | null> {
    return (await this.#embeddings?.progress({ tenantId, chatbotId })) ?? null;
  }

  /** Deletes a document with its index; false if the chatbot has none of that id. */
  delete(tenantId: string, chatbotId: string, documentId: string): Promise<boolean> {
    return this.#repository.delete(tenantId, chatbotId, documentId);
  }
}

function cleaned<Content extends DocumentContent>(document: Content): Content {
  const { title, slug, content, askedAs = [] } = document;
  return {
    ...document,
    title: cleanText(title),
    slug: cleanText(slug),
    content: cleanText(content),
    askedAs: askedAs.map((phrase) => cleanText(phrase).trim()).filter(Boolean),
  };
}

/** SHA-256 of what a document says, hexadecimal. */
export const textHash = (content: string): string =>
  createHash('sha256').update(content).digest('hex');

function contentHash(document: DocumentContent): string {
  const { title, slug, sourceUrl, language, content, askedAs = [] } = document;
  const parts = [INDEX_VERSION, title, slug, sourceUrl, language, content, askedAs];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
