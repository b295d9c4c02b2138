import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { RevisionService } from '../../chatbots/revision-service.js';
import type { Operator } from '../../operators/operator.js';
import type { KnowledgeService } from '../documents/knowledge-service.js';
import type { PostgresWebsiteRepository, WebsitePageQuery } from './postgres-website-repository.js';
import type { Website, WebsitePage, WebsiteSettings } from './website.js';
import { WEBSITE_LIMITS } from './website.js';
import type { WebsiteReader } from './website-reader.js';

export interface WebsiteServiceParts {
  readonly chatbots: Pick<RevisionService, 'get' | 'knowledgeHasChanged'>;
  readonly websites: PostgresWebsiteRepository;
  readonly reader: WebsiteReader;
  readonly knowledge: KnowledgeService;
  /** Throws where an address may not be asked. */
  readonly check: (address: URL) => void;
}

export interface NewWebsite extends Partial<WebsiteSettings> {
  readonly address: string;
}

export interface WebsitePageList {
  readonly pages: readonly WebsitePage[];
  /** Address to ask for the next ones with; null: these are the last. */
  readonly next: string | null;
}

const DEFAULTS: WebsiteSettings = { depth: 3, pages: 200, every: 'never' };

/** Websites of chatbots, as operators work with them. */
export class WebsiteService {
  readonly #parts: WebsiteServiceParts;

  constructor(parts: WebsiteServiceParts) {
    this.#parts = parts;
  }

  /**
   * Has a website read from now on.
   *
   * @throws CodedError `not-found`, `address-refused`, `address-blocked`, `too-many-websites`
   */
  async add(operator: Operator, chatbotId: string, given: NewWebsite): Promise<Website> {
    const { chatbots, websites, reader, check } = this.#parts;
    await chatbots.get(operator, chatbotId);
    if (!URL.canParse(given.address)) {
      const host = given.address.slice(0, 60);
      throw new CodedError('address-refused', { host, reason: 'it is not a web address' });
    }
    const url = new URL(given.address);
    check(url);
    const { depth = DEFAULTS.depth, pages = DEFAULTS.pages, every = DEFAULTS.every } = given;
    const settings = { depth, pages, every };
    const { tenantId } = operator;
    const website = await websites.add(
      tenantId,
      chatbotId,
      url.href,
      settings,
      WEBSITE_LIMITS.count,
    );
    if (!website) throw new CodedError('too-many-websites', { limit: WEBSITE_LIMITS.count });
    reader.look();
    return website;
  }

  /** @throws CodedError `not-found` */
  async list(operator: Operator, chatbotId: string): Promise<Website[]> {
    await this.#parts.chatbots.get(operator, chatbotId);
    return this.#parts.websites.list(operator.tenantId, chatbotId);
  }

  /** @throws CodedError `not-found` */
  async get(operator: Operator, chatbotId: string, websiteId: string): Promise<Website> {
    await this.#parts.chatbots.get(operator, chatbotId);
    const website = await this.#parts.websites.find(operator.tenantId, chatbotId, websiteId);
    if (!website) throw new CodedError('not-found', { what: 'website' });
    return website;
  }

  /** @throws CodedError `not-found` */
  async pages(
    operator: Operator,
    chatbotId: string,
    websiteId: string,
    query: WebsitePageQuery,
  ): Promise<WebsitePageList> {
    const website = await this.get(operator, chatbotId, websiteId);
    const { limit } = query;
    const found = await this.#parts.websites.pages(website, { ...query, limit: limit + 1 });
    const pages = found.slice(0, limit);
    return { pages, next: found.length > limit ? (pages.at(-1)?.address ?? null) : null };
  }

  /** @throws CodedError `not-found` */
  async change(
    operator: Operator,
    chatbotId: string,
    websiteId: string,
    change: Partial<WebsiteSettings>,
  ): Promise<Website> {
    const website = await this.get(operator, chatbotId, websiteId);
    const { depth = website.depth, pages = website.pages, every = website.every } = change;
    await this.#parts.websites.change(website, { depth, pages, every });
    return this.get(operator, chatbotId, websiteId);
  }

  /** @throws CodedError `not-found` */
  async readAgain(operator: Operator, chatbotId: string, websiteId: string): Promise<Website> {
    const website = await this.get(operator, chatbotId, websiteId);
    await this.#parts.websites.request(website);
    this.#parts.reader.look();
    return this.get(operator, chatbotId, websiteId);
  }

  /** @throws CodedError `not-found` */
  async stop(operator: Operator, chatbotId: string, websiteId: string): Promise<Website> {
    const website = await this.get(operator, chatbotId, websiteId);
    await this.#parts.websites.stop(website);
    await this.#parts.reader.stop(website.id);
    return this.get(operator, chatbotId, websiteId);
  }

  /**
   * Deletes a website, and its documents where that is wanted.
   *
   * @throws CodedError `not-found`
   */
  async delete(
    operator: Operator,
    chatbotId: string,
    websiteId: string,
    withDocuments: boolean,
  ): Promise<void> {
    const { websites, knowledge, chatbots } = this.#parts;
    const website = await this.stop(operator, chatbotId, websiteId);
    const documents = withDocuments ? await websites.documents(website) : new Map<string, string>();
    await websites.delete(website);
    for (const id of documents.values()) await knowledge.delete(operator.tenantId, chatbotId, id);
    if (documents.size > 0) await chatbots.knowledgeHasChanged('test', chatbotId);
  }
}
