import { createHash, randomUUID } from 'node:crypto';
import { chunkDocument } from './chunk.js';
import type {
  DocumentContent,
  IndexedDocument,
  KnowledgeRepository,
} from './knowledge-repository.js';

/** Goes up when documents are to be cut or indexed another way: then all are indexed again. */
const INDEX_VERSION = 1;

/** Keeps a chatbot's documents and their index. */
export class KnowledgeService {
  readonly #repository: KnowledgeRepository;

  constructor(repository: KnowledgeRepository) {
    this.#repository = repository;
  }

  /**
   * Adds documents, or replaces those of the same slug, in one transaction; unchanged ones are left
   * alone. Returns the id of each, in order.
   */
  async put(
    tenantId: string,
    chatbotId: string,
    documents: readonly DocumentContent[],
  ): Promise<string[]> {
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
    return indexed.map(({ id }) => id);
  }

  /** The same, and deletes all others: the chatbot then has these documents and no more. */
  async replaceAll(
    tenantId: string,
    chatbotId: string,
    documents: readonly DocumentContent[],
  ): Promise<void> {
    const kept = new Set(await this.put(tenantId, chatbotId, documents));
    const stored = await this.#repository.list(tenantId, chatbotId);
    for (const { id } of stored) {
      if (!kept.has(id)) await this.#repository.delete(tenantId, chatbotId, id);
    }
  }

  /** Deletes a document with its index; false if the chatbot has none of that id. */
  delete(tenantId: string, chatbotId: string, documentId: string): Promise<boolean> {
    return this.#repository.delete(tenantId, chatbotId, documentId);
  }
}

/** What a database can store as text: no NUL, no half of a surrogate pair. */
function storable(document: DocumentContent): DocumentContent {
  const clean = (text: string) => text.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\uFFFD');
  const { title, slug, content } = document;
  return { ...document, title: clean(title), slug: clean(slug), content: clean(content) };
}

function contentHash({ title, slug, sourceUrl, language, content }: DocumentContent): string {
  const parts = [INDEX_VERSION, title, slug, sourceUrl, language, content];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
