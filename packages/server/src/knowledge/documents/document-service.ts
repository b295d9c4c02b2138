import { randomBytes } from 'node:crypto';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { ChatbotConfig } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import { normalForm } from '../../input/normal-form.js';
import type { Operator } from '../../operators/operator.js';
import { DOCUMENT_LIMITS } from './document-limits.js';
import type {
  EmbeddingProgress,
  EmbeddingStatus,
} from '../retrieval/embeddings/chunk-embedding-indexer.js';
import type { DocumentReader } from './files/document-reader.js';
import type { PageFetcher } from './files/page-fetcher.js';
import type { ReadingNote } from './files/reading-note.js';
import { UncertainEncoding } from './files/uncertain-encoding.js';
import { fileNameOf, titleOfFile } from './file-name.js';
import { KnownAlready } from './known-already.js';
import type { DocumentNaming, ReadDocument } from './reading/reading-messages.js';
import type {
  DocumentEntry,
  DocumentQuery,
  KnownDocument,
  Passage,
  PassageQuery,
  StoredDocument,
} from './knowledge-repository.js';
import { textHash, type KnowledgeService } from './knowledge-service.js';

/** Says which chatbots an operator may see. */
export interface ChatbotAccess {
  /** @throws CodedError `not-found` */
  get(operator: Operator, chatbotId: string): Promise<{ readonly config: ChatbotConfig }>;
  /** Called when tests are answered from other documents than before. */
  knowledgeHasChanged(mode: 'test', chatbotId: string): Promise<void>;
}

/** A document that an operator brings: text, a file, or the address of one. */
export interface NewDocument {
  /** Default: what the text or the file calls itself, else the file's name. */
  readonly title?: string | undefined;
  readonly content?: string | undefined;
  /** Format of `content`. Default: `markdown`. */
  readonly format?: 'markdown' | 'text' | 'html' | undefined;
  readonly file?: { readonly name: string; readonly bytes: Uint8Array } | undefined;
  /** Address of a page or file to fetch. */
  readonly url?: string | undefined;
  /** Address that answers cite for the text. Default: `url`. */
  readonly sourceUrl?: string | null | undefined;
  readonly askedAs?: readonly string[] | undefined;
  /** Encoding of the file or page, if it is uncertain. Default: the one that is detected. */
  readonly encoding?: string | undefined;
  /** Treatment of a document from the same address or file. Default: `ask`, by an error. */
  readonly ifKnown?: 'ask' | 'replace' | 'add' | undefined;
}

/** Change of a document. */
export interface DocumentChange {
  readonly title: string;
  /** Markdown. */
  readonly content: string;
  readonly askedAs?: readonly string[] | undefined;
  /** Parts that could not be read. Default: as before. */
  readonly notes?: readonly ReadingNote[] | undefined;
}

export interface ReadAgain {
  readonly document: StoredDocument;
  /** True if the address has another text than before. */
  readonly changed: boolean;
}

export interface PassagePage {
  readonly passages: readonly Passage[];
  /** Value of `after` for the next page; null on the last page. */
  readonly next: number | null;
}

export interface DocumentPage {
  readonly documents: readonly DocumentEntry[];
  /** Total number of documents that were asked for. */
  readonly total: number;
  /** Value of `after` for the next page; null on the last page. */
  readonly next: string | null;
  readonly progress: (EmbeddingProgress & Indexing) | null;
  readonly paused: boolean;
  readonly fingerprint: string;
}

/** State of the work at vectors, by all processes. */
export interface Indexing extends EmbeddingStatus {
  /** True if an operator has paused it. */
  readonly paused: boolean;
}

/** Operations on a chatbot's documents. Those that an operator may not see do not exist. */
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
    const [found, total, fingerprint, paused] = await Promise.all([
      this.#knowledge.page(tenantId, chatbotId, { ...query, limit: limit + 1 }),
      this.#knowledge.count(tenantId, chatbotId, search),
      this.#knowledge.fingerprint(tenantId, chatbotId),
      this.#knowledge.isPaused(tenantId, chatbotId),
    ]);
    const documents = found.slice(0, limit);
    const next = found.length > limit ? (documents.at(-1)?.id ?? null) : null;
    const counted = await this.#knowledge.embeddingProgress(tenantId, chatbotId);
    const progress = counted && {
      ...counted,
      ...this.#goOn(tenantId, chatbotId, { ...counted, paused }, counted.chunks - counted.embedded),
    };
    return { documents, total, next, progress, paused, fingerprint };
  }

  /** State of the work at a document's vectors; null: embeddings are off. */
  async indexing(
    { tenantId }: Operator,
    chatbotId: string,
    { unembedded }: DocumentEntry,
  ): Promise<Indexing | null> {
    const status = this.#knowledge.embeddingStatus(tenantId, chatbotId);
    if (status === null) return null;
    const paused = unembedded > 0 && (await this.#knowledge.isPaused(tenantId, chatbotId));
    return this.#goOn(tenantId, chatbotId, { ...status, paused }, unembedded);
  }

  /** Starts making vectors that are missing, unless that is paused or failed. */
  #goOn(
    tenantId: string,
    chatbotId: string,
    { working, failure, paused }: Indexing,
    missing: number,
  ): Indexing {
    const isWanted = missing > 0 && !working && failure === null && !paused;
    if (isWanted) this.#knowledge.requestEmbeddings(tenantId, chatbotId);
    return { working: working || isWanted, failure, paused };
  }

  /** @throws CodedError `not-found` */
  async get(operator: Operator, chatbotId: string, documentId: string): Promise<StoredDocument> {
    await this.#chatbots.get(operator, chatbotId);
    return this.#find(operator.tenantId, chatbotId, documentId);
  }

  /**
   * Passages of a document as searches find them.
   *
   * @throws CodedError `not-found`
   */
  async passages(operator: Operator, chatbotId: string, query: PassageQuery): Promise<PassagePage> {
    await this.get(operator, chatbotId, query.documentId);
    const { limit } = query;
    const asked = { ...query, limit: limit + 1 };
    const found = await this.#knowledge.passages(operator.tenantId, chatbotId, asked);
    const passages = found.slice(0, limit);
    return { passages, next: found.length > limit ? (passages.at(-1)?.ordinal ?? null) : null };
  }

  /**
   * @throws CodedError `not-found`, `too-many-documents`, `document-empty`, `document-too-long`,
   *   `document-duplicate` for a text that is there, `document-exists` unless `ifKnown` says what to
   *   do, and what DocumentReader and PageFetcher throw
   */
  async add(operator: Operator, chatbotId: string, given: NewDocument): Promise<StoredDocument> {
    const { config } = await this.#chatbots.get(operator, chatbotId);
    const { tenantId } = operator;
    if ((await this.#knowledge.count(tenantId, chatbotId)) >= DOCUMENT_LIMITS.count) {
      throw new CodedError('too-many-documents', { limit: DOCUMENT_LIMITS.count });
    }
    const fileName = given.file ? fileNameOf(given.file.name) : null;
    const otherwise = fileName === null ? undefined : titleOfFile(fileName);
    const named = { title: given.title, otherwise, askedAs: given.askedAs };
    const { askedAs, ...read } = await this.#read(tenantId, given, named);
    if (read.content === '') throw new CodedError('document-empty');
    const sourceUrl = given.sourceUrl ?? given.url ?? null;
    const origin = { sourceUrl, fileName, textHash: textHash(read.content) };
    const known = await this.#knowledge.known(tenantId, chatbotId, origin);
    const { ifKnown = 'ask' } = given;
    const check = (found: KnownDocument | null) => {
      if (found?.hasSameText) throw new KnownAlready('document-duplicate', found);
      if (found && ifKnown === 'ask') throw new KnownAlready('document-exists', found);
    };
    check(known);
    const slug = known && ifKnown === 'replace' ? known.slug : slugOf(read.title);
    const documents = [
      {
        ...{ ...read, slug, sourceUrl, fileName, language: config.language },
        askedAs: askedAs.slice(0, DOCUMENT_LIMITS.phrases),
      },
    ];
    const [id = ''] = await this.#knowledge.put(tenantId, chatbotId, documents, { check });
    await this.#chatbots.knowledgeHasChanged('test', chatbotId);
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
    const { slug, sourceUrl, language, fileName, encoding } = stored;
    const askedAs = change.askedAs ?? stored.askedAs;
    const kept = { slug, sourceUrl, language, fileName, encoding };
    const notes = change.notes ?? stored.notes;
    await this.#knowledge.put(operator.tenantId, chatbotId, [
      { ...kept, notes, title, content, askedAs },
    ]);
    await this.#chatbots.knowledgeHasChanged('test', chatbotId);
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
    const encoding = before.encoding ?? undefined;
    const named = { title };
    const { content, notes } = await this.#readSame(operator.tenantId, sourceUrl, named, encoding);
    const change = { title, content, askedAs, notes };
    const document = await this.change(operator, chatbotId, documentId, change);
    return { document, changed: document.content !== before.content };
  }

  /** @throws CodedError `not-found` */
  async delete(operator: Operator, chatbotId: string, documentId: string): Promise<void> {
    await this.#chatbots.get(operator, chatbotId);
    const isGone = await this.#knowledge.delete(operator.tenantId, chatbotId, documentId);
    if (!isGone) throw notFound();
    await this.#chatbots.knowledgeHasChanged('test', chatbotId);
  }

  async #read(tenantId: string, given: NewDocument, named?: DocumentNaming): Promise<ReadDocument> {
    const { url, content = '', format = 'markdown', encoding } = given;
    const file = given.file ?? (url === undefined ? undefined : await this.#pages.fetch(url));
    return file
      ? this.#reader.read(tenantId, { ...file, encoding }, named)
      : this.#reader.readText(tenantId, content, format, named);
  }

  /** A page as it says it is encoded, and where that is uncertain, as it was before. */
  async #readSame(
    tenantId: string,
    url: string,
    named: DocumentNaming,
    before?: string,
  ): Promise<ReadDocument> {
    const file = await this.#pages.fetch(url);
    return this.#reader.read(tenantId, file, named).catch((error: unknown) => {
      if (before === undefined || !(error instanceof UncertainEncoding)) throw error;
      return this.#reader.read(tenantId, { ...file, encoding: before }, named);
    });
  }

  async #find(tenantId: string, chatbotId: string, documentId: string): Promise<StoredDocument> {
    const found = await this.#knowledge.find(tenantId, chatbotId, documentId);
    if (!found) throw notFound();
    return found;
  }
}

const notFound = () => new CodedError('not-found', { what: 'document' });

/** Readable, and no other document's. */
function slugOf(title: string): string {
  const words = normalForm(title, 'NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-|-$/g, '');
  return `${words || 'document'}-${randomBytes(3).toString('hex')}`;
}
