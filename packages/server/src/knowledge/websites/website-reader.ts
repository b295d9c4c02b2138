import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as after } from 'node:timers/promises';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import { DOCUMENT_LIMITS } from '../documents/document-limits.js';
import type { DocumentFile, DocumentReader } from '../documents/files/document-reader.js';
import { textHash, type KnowledgeService } from '../documents/knowledge-service.js';
import type { PostgresWebsiteRepository } from './postgres-website-repository.js';
import type { PageState, Website } from './website.js';
import { walkWebsite, type WebsiteEgress, type WalkedPage } from './website-walk.js';

export interface WebsiteReaderParts {
  readonly websites: PostgresWebsiteRepository;
  readonly knowledge: KnowledgeService;
  readonly reader: DocumentReader;
  readonly egress: WebsiteEgress;
  /** The language that a chatbot's documents are in; null: there is no such chatbot. */
  readonly languageOf: (tenantId: string, chatbotId: string) => Promise<string | null>;
  /** Told that tests of a chatbot are answered from other documents. */
  readonly onChange: (chatbotId: string) => Promise<void>;
  readonly onError: (error: unknown) => void;
  /** Least pause between two pages, in ms. Default 200. */
  readonly pauseMs?: number;
  /** Time between two looks for websites that are due, in ms. Default 30,000. */
  readonly everyMs?: number;
}

/** Websites that one process reads at a time. */
const MOST_AT_ONCE = 2;
const PAUSE_MS = 200;
const EVERY_MS = 30_000;
/** Attempts at a page while the tenant's other documents fill the queue, and the pause between, in ms. */
const ATTEMPTS = 30;
const QUEUE_MS = 1_000;

interface Outcome {
  readonly state: PageState;
  readonly reason: string | null;
  readonly documentId: string | null;
}

/**
 * Reads websites in the background, page by page, and makes documents of them. Several processes share the
 * work: what one has left, by a crash or a stop, another takes up.
 */
export class WebsiteReader {
  readonly #parts: WebsiteReaderParts;
  readonly #owner = randomUUID();
  readonly #reading = new Map<string, { stop: AbortController; ended: Promise<void> }>();
  #timer: NodeJS.Timeout | null = null;
  /** One look after the other: together they would read more than there is room for. */
  #looking: Promise<void> = Promise.resolve();
  #isClosed = false;

  constructor(parts: WebsiteReaderParts) {
    this.#parts = parts;
  }

  /** Looks for websites that are due from now on. */
  start(): void {
    this.#timer ??= setInterval(() => this.look(), this.#parts.everyMs ?? EVERY_MS).unref();
    this.look();
  }

  /** Reads what waits, as far as there is room; returns at once. */
  look(): void {
    this.#looking = this.#looking
      .then(() => this.#claim())
      .catch((error: unknown) => this.#parts.onError(error));
  }

  /** Stops the reading of a website here; what was read stays. Resolves when nothing is stored any more. */
  async stop(websiteId: string): Promise<void> {
    const reading = this.#reading.get(websiteId);
    reading?.stop.abort();
    await reading?.ended;
  }

  /** Resolves when nothing is read any more. */
  async idle(): Promise<void> {
    do {
      await this.#looking;
      await Promise.all([...this.#reading.values()].map(({ ended }) => ended));
      await this.#looking;
    } while (this.#reading.size > 0);
  }

  /** Stops all; what is left is read by whoever looks next, after its lease. */
  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#timer) clearInterval(this.#timer);
    for (const { stop } of this.#reading.values()) stop.abort();
    await this.idle();
  }

  async #claim(): Promise<void> {
    while (!this.#isClosed && this.#reading.size < MOST_AT_ONCE) {
      const website = await this.#parts.websites.claim(this.#owner);
      if (!website) return;
      const stop = new AbortController();
      const ended = this.#read(website, stop)
        .catch((error: unknown) => this.#parts.onError(error))
        .finally(() => {
          this.#reading.delete(website.id);
          if (!this.#isClosed) this.look();
        });
      this.#reading.set(website.id, { stop, ended });
    }
  }

  async #read(website: Website, stop: AbortController): Promise<void> {
    const { websites, egress, pauseMs = PAUSE_MS } = this.#parts;
    const { address, depth, pages: limit } = website;
    const { signal } = stop;
    let hasChanged = false;
    try {
      const documents = await websites.documents(website);
      const walk = { address, depth, limit, also: [...documents.keys()] };
      for await (const page of walkWebsite(walk, { egress, signal, pauseMs })) {
        const outcome = await this.#store(website, page, documents.get(page.address) ?? null);
        hasChanged ||= ['added', 'changed', 'gone'].includes(outcome.state);
        const noted = { ...outcome, address: page.address, readAt: new Date() };
        if (!(await websites.note(website, this.#owner, page.found, noted))) return;
      }
      if (!signal.aborted) await websites.end(website, this.#owner, { state: 'done' });
    } catch (error) {
      if (!(error instanceof CodedError)) this.#parts.onError(error);
      const known = error instanceof CodedError ? error : new CodedError('internal', {}, error);
      const { code, message: reason } = known;
      await websites.end(website, this.#owner, { state: 'failed', code, reason });
    } finally {
      if (hasChanged) await this.#parts.onChange(website.chatbotId);
    }
  }

  /** @throws CodedError `too-many-documents` */
  async #store(website: Website, page: WalkedPage, documentId: string | null): Promise<Outcome> {
    const { tenantId, chatbotId } = website;
    if (page.kind === 'gone') {
      if (documentId !== null) await this.#parts.knowledge.delete(tenantId, chatbotId, documentId);
      return { state: 'gone', reason: null, documentId: null };
    }
    if (page.kind !== 'page') return { state: page.kind, reason: page.reason, documentId };
    try {
      return await this.#put(website, page.address, page.file, documentId);
    } catch (error) {
      if (!(error instanceof CodedError) || error.code === 'too-many-documents') throw error;
      const state = error.code === 'document-type' ? 'left-out' : 'failed';
      return { state, reason: error.message, documentId };
    }
  }

  async #put(
    { tenantId, chatbotId }: Website,
    address: string,
    file: DocumentFile,
    documentId: string | null,
  ): Promise<Outcome> {
    const { knowledge, languageOf } = this.#parts;
    const before =
      documentId === null ? null : await knowledge.find(tenantId, chatbotId, documentId);
    const { host, pathname } = new URL(address);
    // As with a single page: what an operator has called it, and other ways to ask, stay.
    const named = {
      ...{ title: before?.title, otherwise: `${host}${pathname}` },
      askedAs: before?.askedAs,
    };
    const { index, title, content, askedAs, encoding, notes } = await this.#make(
      tenantId,
      file,
      named,
    );
    if (content === '') return { state: 'left-out', reason: 'it has no text', documentId };
    const origin = { sourceUrl: address, fileName: null, textHash: textHash(content) };
    const known = await knowledge.known(tenantId, chatbotId, origin);
    if (known?.hasSameText) {
      // The latter where a reading was cut off between storing the document and noting it.
      const isOwn = known.id === documentId || known.slug === slugOf(address);
      return isOwn
        ? { state: 'unchanged', reason: null, documentId: known.id }
        : { state: 'left-out', reason: `“${known.title}” has the same text`, documentId };
    }
    const language = await languageOf(tenantId, chatbotId);
    if (language === null) throw new CodedError('not-found', { what: 'chatbot' });
    const isNew = before === null && known === null;
    if (isNew && (await knowledge.count(tenantId, chatbotId)) >= DOCUMENT_LIMITS.count) {
      throw new CodedError('too-many-documents', { limit: DOCUMENT_LIMITS.count });
    }
    const slug = before?.slug ?? known?.slug ?? slugOf(address);
    const document = { slug, title, content, askedAs, encoding, notes, index };
    const [id = ''] = await knowledge.put(tenantId, chatbotId, [
      { ...document, sourceUrl: address, fileName: null, language },
    ]);
    return { state: isNew ? 'added' : 'changed', reason: null, documentId: id };
  }

  async #make(tenantId: string, file: DocumentFile, named: object) {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#parts.reader.read(tenantId, file, named);
      } catch (error) {
        const isFull = error instanceof CodedError && error.code === 'too-many-waiting';
        if (!isFull || attempt === ATTEMPTS || this.#isClosed) throw error;
        await after(QUEUE_MS, undefined, { ref: false });
      }
    }
  }
}

/** The same for an address each time. */
const slugOf = (address: string) =>
  `page-${createHash('sha256').update(address).digest('hex').slice(0, 24)}`;
