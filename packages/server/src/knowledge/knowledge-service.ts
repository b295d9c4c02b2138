import { createHash, randomUUID } from 'node:crypto';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import { chunkDocument } from './chunk.js';
import { DOCUMENT_LIMITS } from './document-limits.js';
import type {
  ChunkEmbeddingIndexer,
  EmbeddingProgress,
} from './embeddings/chunk-embedding-indexer.js';
import type {
  DocumentContent,
  DocumentEntry,
  DocumentQuery,
  IndexedDocument,
  KnowledgeRepository,
  StoredDocument,
} from './knowledge-repository.js';

/** Goes up when documents are to be cut or indexed another way: then all are indexed again. */
const INDEX_VERSION = 2;

/** Keeps a chatbot's documents and their index. */
export class KnowledgeService {
  readonly #repository: KnowledgeRepository;
  readonly #embeddings: ChunkEmbeddingIndexer | null;

  /** @param embeddings makes the vectors of new documents in the background; null: there are none */
  constructor(repository: KnowledgeRepository, embeddings: ChunkEmbeddingIndexer | null = null) {
    this.#repository = repository;
    this.#embeddings = embeddings;
  }

  /**
   * Adds documents, or replaces those of the same slug, in one transaction; unchanged ones are left
   * alone. Returns the id of each, in order. They can be found by their words at once, and by their
   * meaning as soon as their vectors are made: see `embeddingProgress`. `later`: not before somebody
   * asks for them.
   *
   * @throws CodedError `document-too-long`, before any is stored
   */
  async put(
    tenantId: string,
    chatbotId: string,
    documents: readonly DocumentContent[],
    { later = false } = {},
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
    const stored = await this.#repository.list(tenantId, chatbotId);
    const bySlug = new Map(stored.map((summary) => [summary.slug, summary]));
    const indexed = documents.map(storable).map((document): IndexedDocument => {
      const id = bySlug.get(document.slug)?.id ?? randomUUID();
      const chunks = chunkDocument(document.content);
      return { ...document, id, tenantId, chatbotId, contentHash: contentHash(document), chunks };
    });
    await this.#repository.save(
      indexed.filter(({ slug, contentHash }) => bySlug.get(slug)?.contentHash !== contentHash),
    );
    if (!later) this.#embeddings?.request({ tenantId, chatbotId });
    return indexed.map(({ id }) => id);
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

  /** How many documents there are, or how many have a text. */
  count(tenantId: string, chatbotId: string, search?: string): Promise<number> {
    return this.#repository.count(tenantId, chatbotId, search);
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

  /** How many of a chatbot's passages can be found by their meaning; null: embeddings are off. */
  async embeddingProgress(tenantId: string, chatbotId: string): Promise<EmbeddingProgress | null> {
    return (await this.#embeddings?.progress({ tenantId, chatbotId })) ?? null;
  }

  /** Deletes a document with its index; false if the chatbot has none of that id. */
  delete(tenantId: string, chatbotId: string, documentId: string): Promise<boolean> {
    return this.#repository.delete(tenantId, chatbotId, documentId);
  }
}

/** What a database can store as text: no NUL, no half of a surrogate pair. */
function storable(document: DocumentContent): DocumentContent {
  const clean = (text: string) => text.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\uFFFD');
  const { title, slug, content, askedAs = [] } = document;
  return {
    ...document,
    title: clean(title),
    slug: clean(slug),
    content: clean(content),
    askedAs: askedAs.map((phrase) => clean(phrase).trim()).filter(Boolean),
  };
}

function contentHash(document: DocumentContent): string {
  const { title, slug, sourceUrl, language, content, askedAs = [] } = document;
  const parts = [INDEX_VERSION, title, slug, sourceUrl, language, content, askedAs];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
