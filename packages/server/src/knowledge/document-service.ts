import { randomBytes } from 'node:crypto';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { ChatbotConfig } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import type { Operator } from '../operators/operator.js';
import { DOCUMENT_LIMITS } from './document-limits.js';
import type { EmbeddingProgress } from './embeddings/chunk-embedding-indexer.js';
import type { DocumentReader, ReadDocument } from './files/document-reader.js';
import type { PageFetcher } from './files/page-fetcher.js';
import type { DocumentEntry, DocumentQuery, StoredDocument } from './knowledge-repository.js';
import type { KnowledgeService } from './knowledge-service.js';

/** Says which chatbots an operator may see. */
export interface ChatbotAccess {
  /** @throws CodedError `not-found` */
  get(operator: Operator, chatbotId: string): Promise<{ readonly config: ChatbotConfig }>;
}

/** A document that an operator brings: text, a file, or the address of one. */
export interface NewDocument {
  /** Default: what the text or the file calls itself, else the file's name. */
  readonly title?: string | undefined;
  readonly content?: string | undefined;
  /** Of `content`. Default `markdown`. */
  readonly format?: 'markdown' | 'text' | 'html' | undefined;
  readonly file?: { readonly name: string; readonly bytes: Uint8Array } | undefined;
  /** Address of a page or file to fetch. */
  readonly url?: string | undefined;
  /** Where the text is from, for the answers that cite it. Default: `url`. */
  readonly sourceUrl?: string | null | undefined;
  readonly askedAs?: readonly string[] | undefined;
}

/** What of a document is changed. */
export interface DocumentChange {
  readonly title: string;
  /** Markdown. */
  readonly content: string;
  readonly askedAs?: readonly string[] | undefined;
}

export interface ReadAgain {
  readonly document: StoredDocument;
  /** Whether the address has another text than before. */
  readonly changed: boolean;
}

export interface DocumentPage {
  readonly documents: readonly DocumentEntry[];
  /** How many there are of what was asked for. */
  readonly total: number;
  /** To be asked for next, as `after`; null on the last page. */
  readonly next: string | null;
  readonly progress: EmbeddingProgress | null;
  readonly fingerprint: string;
}

/** What operators do with a chatbot's documents. What they may not see does not exist for them. */
export class DocumentService {
  readonly #chatbots: ChatbotAccess;
  readonly #knowledge: KnowledgeService;
  readonly #reader: DocumentReader;
  readonly #pages: PageFetcher;

  constructor(
    chatbots: ChatbotAccess,
    knowledge: KnowledgeService,
    reader: DocumentReader,
    pages: PageFetcher,
  ) {
    this.#chatbots = chatbots;
    this.#knowledge = knowledge;
    this.#reader = reader;
    this.#pages = pages;
  }

  /** @throws CodedError `not-found` */
  async list(operator: Operator, chatbotId: string, query: DocumentQuery): Promise<DocumentPage> {
    await this.#chatbots.get(operator, chatbotId);
    const { tenantId } = operator;
    const { search, limit } = query;
    const [found, total, fingerprint] = await Promise.all([
      this.#knowledge.page(tenantId, chatbotId, { ...query, limit: limit + 1 }),
      this.#knowledge.count(tenantId, chatbotId, search),
      this.#knowledge.fingerprint(tenantId, chatbotId),
    ]);
    const documents = found.slice(0, limit);
    const next = found.length > limit ? (documents.at(-1)?.id ?? null) : null;
    const progress = await this.progress(operator, chatbotId);
    return { documents, total, next, progress, fingerprint };
  }

  /** How far the vectors are; makes those that are missing, unless that failed. */
  async progress({ tenantId }: Operator, chatbotId: string): Promise<EmbeddingProgress | null> {
    const progress = await this.#knowledge.embeddingProgress(tenantId, chatbotId);
    const isUnfinished = progress !== null && progress.embedded < progress.chunks;
    if (!isUnfinished || progress.working || progress.failure !== null) return progress;
    this.#knowledge.requestEmbeddings(tenantId, chatbotId);
    return { ...progress, working: true };
  }

  /** @throws CodedError `not-found` */
  async get(operator: Operator, chatbotId: string, documentId: string): Promise<StoredDocument> {
    await this.#chatbots.get(operator, chatbotId);
    return this.#find(operator.tenantId, chatbotId, documentId);
  }

  /**
   * @throws CodedError `not-found`, `too-many-documents`, `document-empty`, `document-too-long`, and
   *   what DocumentReader and PageFetcher throw
   */
  async add(operator: Operator, chatbotId: string, given: NewDocument): Promise<StoredDocument> {
    const { config } = await this.#chatbots.get(operator, chatbotId);
    const { tenantId } = operator;
    if ((await this.#knowledge.count(tenantId, chatbotId)) >= DOCUMENT_LIMITS.count) {
      throw new CodedError('too-many-documents', { limit: DOCUMENT_LIMITS.count });
    }
    const { content, askedAs, ...read } = await this.#read(given);
    if (content === '') throw new CodedError('document-empty');
    const named = given.file?.name.replace(/\.[a-z]+$/i, '').replace(/[_-]+/g, ' ');
    const title = given.title?.trim() || read.title || named?.trim() || firstWords(content);
    const document = {
      title: title.slice(0, given.title ? undefined : DOCUMENT_LIMITS.titleLength),
      slug: slugOf(title),
      sourceUrl: given.sourceUrl ?? given.url ?? null,
      language: config.language,
      content,
      askedAs: given.askedAs ?? askedAs.slice(0, DOCUMENT_LIMITS.phrases),
    };
    const [id = ''] = await this.#knowledge.put(tenantId, chatbotId, [document]);
    return this.#find(tenantId, chatbotId, id);
  }

  /** @throws CodedError `not-found`, `document-empty` or `document-too-long` */
  async change(
    operator: Operator,
    chatbotId: string,
    documentId: string,
    change: DocumentChange,
  ): Promise<StoredDocument> {
    const stored = await this.get(operator, chatbotId, documentId);
    const content = change.content.trim();
    const title = change.title.trim();
    if (content === '' || title === '') throw new CodedError('document-empty');
    const { slug, sourceUrl, language, askedAs } = stored;
    const document = { slug, sourceUrl, language, askedAs, ...change, title, content };
    await this.#knowledge.put(operator.tenantId, chatbotId, [
      { ...document, askedAs: change.askedAs ?? askedAs },
    ]);
    return this.#find(operator.tenantId, chatbotId, documentId);
  }

  /**
   * Reads the address that a document is from once more: its text is then what stands there now. Its
   * title and other ways to ask stay.
   *
   * @throws CodedError `not-found`, `address-refused` if it has no address, `document-empty`,
   *   `document-too-long`, and what DocumentReader and PageFetcher throw
   */
  async readAgain(operator: Operator, chatbotId: string, documentId: string): Promise<ReadAgain> {
    const before = await this.get(operator, chatbotId, documentId);
    const { title, askedAs, sourceUrl } = before;
    if (sourceUrl === null) {
      throw new CodedError('address-refused', { host: 'of this document', reason: 'it has none' });
    }
    const { content } = await this.#read({ url: sourceUrl });
    const change = { title, content, askedAs };
    const document = await this.change(operator, chatbotId, documentId, change);
    return { document, changed: document.content !== before.content };
  }

  /** @throws CodedError `not-found` */
  async delete(operator: Operator, chatbotId: string, documentId: string): Promise<void> {
    await this.#chatbots.get(operator, chatbotId);
    const isGone = await this.#knowledge.delete(operator.tenantId, chatbotId, documentId);
    if (!isGone) throw notFound();
  }

  async #read(given: NewDocument): Promise<ReadDocument> {
    const { url, content = '', format = 'markdown' } = given;
    const file = given.file ?? (url === undefined ? undefined : await this.#pages.fetch(url));
    return file ? this.#reader.read(file) : this.#reader.readText(content, format);
  }

  async #find(tenantId: string, chatbotId: string, documentId: string): Promise<StoredDocument> {
    const found = await this.#knowledge.find(tenantId, chatbotId, documentId);
    if (!found) throw notFound();
    return found;
  }
}

const notFound = () => new CodedError('not-found', { what: 'document' });

/** A title for what has none. */
function firstWords(content: string): string {
  const line =
    content
      .split('\n', 1)[0]
      ?.replace(/[\\#*_`>[\]]/g, '')
      .trim() ?? '';
  return (line.length > 80 ? `${line.slice(0, 79)}…` : line) || 'Document';
}

/** Readable, and no other document's. */
function slugOf(title: string): string {
  const words = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
  return `${words || 'document'}-${randomBytes(3).toString('hex')}`;
}
