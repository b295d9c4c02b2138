import { randomUUID } from 'node:crypto';
import {
  and,
  asc,
  count,
  desc,
  eq,
  getTableColumns,
  gt,
  inArray,
  isNotNull,
  lt,
  lte,
  ne,
  notInArray,
  or,
  sql as fragment,
  type SQL,
} from 'drizzle-orm';
import type { Sql } from '../../db/client.js';
import { chatbots } from '../../db/schema/chatbots.js';
import { named, queryBuilder, type QueryBuilder } from '../../db/query-builder.js';
import { websitePages, websites } from '../../db/schema/websites.js';
import type { PageState, Website, WebsitePage, WebsiteSettings } from './website.js';

/** A reading that ended. */
export type WebsiteEnd =
  | { readonly state: 'done' | 'stopped' }
  | { readonly state: 'failed'; readonly code: string; readonly reason: string };

export interface WebsitePageQuery {
  readonly state?: PageState | undefined;
  /** Address of the last page of the list before. */
  readonly after?: string | undefined;
  readonly limit: number;
}

const NOW = fragment`now()`;
/** A process that is silent for longer than this has lost what it reads. */
const LEASE_END = fragment`now() + interval '60 s'`;
/** Nobody reads it. */
const FREE = { owner: null, leaseUntil: null } as const;
const WITHOUT_FAILURE = { code: null, reason: null } as const;

const COUNTS = fragment<Website['counts']>`coalesce((
  select jsonb_object_agg(c.state, c.pages) from (
    select ${named(websitePages.state)}, count(*)::int as pages from ${websitePages}
    where ${named(websitePages.websiteId)} = ${named(websites.id)}
      and ${named(websitePages.readAt)} >= ${named(websites.startedAt)}
    group by 1) c), '{}')`;

const WEBSITE = {
  id: websites.id,
  tenantId: websites.tenantId,
  chatbotId: websites.chatbotId,
  address: websites.address,
  depth: websites.depth,
  pages: websites.pages,
  every: websites.every,
  state: websites.state,
  code: websites.code,
  reason: websites.reason,
  found: websites.found,
  startedAt: websites.startedAt,
  endedAt: websites.endedAt,
  nextAt: websites.nextAt,
  createdAt: websites.createdAt,
  counts: COUNTS,
};

/** Websites in Postgres 15 and later, or PGlite. Nothing of another tenant's or chatbot's is ever found. */
export class PostgresWebsiteRepository {
  readonly #db: QueryBuilder;

  constructor(sql: Sql) {
    this.#db = queryBuilder(sql);
  }

  /** Null: the chatbot has as many as it may have. */
  async add(
    tenantId: string,
    chatbotId: string,
    address: string,
    { depth, pages, every }: WebsiteSettings,
    most: number,
  ): Promise<Website | null> {
    const [has] = await this.#db
      .select({ websites: count() })
      .from(websites)
      .where(eq(websites.chatbotId, chatbotId));
    if (has && has.websites >= most) return null;
    const id = randomUUID();
    const place = { id, tenantId, chatbotId, address };
    await this.#db.insert(websites).values({ ...place, depth, pages, every, state: 'waiting' });
    return this.find(tenantId, chatbotId, id);
  }

  /** The newest first. */
  list(tenantId: string, chatbotId: string): Promise<Website[]> {
    return this.#select(and(eq(websites.tenantId, tenantId), eq(websites.chatbotId, chatbotId)));
  }

  async find(tenantId: string, chatbotId: string, websiteId: string): Promise<Website | null> {
    const isOwn = and(eq(websites.tenantId, tenantId), eq(websites.chatbotId, chatbotId));
    const [website] = await this.#select(and(isOwn, eq(websites.id, websiteId)));
    return website ?? null;
  }

  async change({ id }: Website, { depth, pages, every }: WebsiteSettings): Promise<void> {
    const nextAt = fragment`coalesce(${websites.endedAt}, now()) + ${periodOf(fragment`${every}`)}`;
    await this.#db.update(websites).set({ depth, pages, every, nextAt }).where(eq(websites.id, id));
  }

  async delete({ id }: Website): Promise<void> {
    await this.#db.delete(websites).where(eq(websites.id, id));
  }

  /** Has a website read as soon as somebody is free; what is being read goes on. */
  async request({ id }: Website): Promise<void> {
    await this.#db
      .update(websites)
      .set({ state: 'waiting', ...WITHOUT_FAILURE })
      .where(and(eq(websites.id, id), ne(websites.state, 'reading')));
  }

  /** Ends the reading of a website, by whichever process: that one finds it out with its next page. */
  async stop({ id }: Website): Promise<void> {
    await this.#db
      .update(websites)
      .set({ state: 'stopped', endedAt: NOW, nextAt: NEXT, ...FREE })
      .where(and(eq(websites.id, id), inArray(websites.state, ['waiting', 'reading'])));
  }

  /**
   * Takes a website that is to be read: one that waits, is due, or was left by a process that died. Of a
   * chatbot that is paused none is.
   */
  async claim(owner: string): Promise<Website | null> {
    const { state, leaseUntil, nextAt, createdAt } = websites;
    const paused = this.#db
      .select({ id: chatbots.id })
      .from(chatbots)
      .where(isNotNull(chatbots.knowledgePausedAt));
    const next = this.#db
      .select({ id: websites.id })
      .from(websites)
      .where(
        and(
          or(
            eq(state, 'waiting'),
            and(eq(state, 'reading'), lt(leaseUntil, NOW)),
            and(notInArray(state, ['waiting', 'reading']), lte(nextAt, NOW)),
          ),
          notInArray(websites.chatbotId, paused),
        ),
      )
      .orderBy(
        desc(fragment`${state} = 'waiting'`),
        fragment`coalesce(${nextAt}, ${createdAt})`,
        websites.id,
      )
      .limit(1)
      .for('update', { skipLocked: true });
    const [taken] = await this.#db
      .update(websites)
      .set({
        ...{ state: 'reading', owner, found: 0, ...WITHOUT_FAILURE },
        ...{ startedAt: NOW, endedAt: null, nextAt: null, leaseUntil: LEASE_END },
      })
      .where(eq(websites.id, next))
      .returning({ id: websites.id });
    if (!taken) return null;
    const [website] = await this.#select(eq(websites.id, taken.id));
    return website ?? null;
  }

  /** Stores how far a reading is; false where it is no longer this process's. */
  async note({ id }: Website, owner: string, found: number, page: WebsitePage): Promise<boolean> {
    const held = await this.#db
      .update(websites)
      .set({ found, leaseUntil: LEASE_END })
      .where(isReadBy(id, owner))
      .returning({ id: websites.id });
    if (held.length === 0) return false;
    const { address, state, reason, documentId } = page;
    const seen = { state, reason, documentId };
    await this.#db
      .insert(websitePages)
      .values({ websiteId: id, address, ...seen })
      .onConflictDoUpdate({
        target: [websitePages.websiteId, websitePages.address],
        set: { ...seen, readAt: NOW },
      });
    return true;
  }

  async end({ id }: Website, owner: string, end: WebsiteEnd): Promise<void> {
    const { state, ...failure } = { ...WITHOUT_FAILURE, ...end };
    await this.#db
      .update(websites)
      .set({ state, ...failure, endedAt: NOW, nextAt: NEXT, ...FREE })
      .where(isReadBy(id, owner));
  }

  /** Lists the pages of a website by address. */
  pages({ id }: Website, { state, after = '', limit }: WebsitePageQuery): Promise<WebsitePage[]> {
    const { websiteId: _, ...page } = getTableColumns(websitePages);
    return this.#db
      .select(page)
      .from(websitePages)
      .where(
        and(
          eq(websitePages.websiteId, id),
          gt(websitePages.address, after),
          state && eq(websitePages.state, state),
        ),
      )
      .orderBy(websitePages.address)
      .limit(limit);
  }

  /** Ids of the documents made from pages, by the pages' addresses. */
  async documents({ id }: Website): Promise<Map<string, string>> {
    const { address, documentId } = websitePages;
    const rows = await this.#db
      .select({ address, documentId })
      .from(websitePages)
      .where(and(eq(websitePages.websiteId, id), isNotNull(documentId)));
    return new Map(rows.map((row) => [row.address, row.documentId ?? '']));
  }

  #select(where: SQL | undefined): Promise<Website[]> {
    return this.#db
      .select(WEBSITE)
      .from(websites)
      .where(where)
      .orderBy(desc(websites.createdAt), asc(websites.id));
  }
}

function isReadBy(id: string, owner: string): SQL | undefined {
  return and(eq(websites.id, id), eq(websites.owner, owner), eq(websites.state, 'reading'));
}

/** Null where a website is not read again by itself. */
function periodOf(every: SQL): SQL {
  return fragment`(case ${every} when 'day' then interval '1 day' when 'week' then interval '7 days' end)`;
}

/** Moment of the next reading of one that ends now. */
const NEXT = fragment`now() + ${periodOf(fragment`${websites.every}`)}`;
