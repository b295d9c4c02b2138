import { randomUUID } from 'node:crypto';
import type { Sql } from 'postgres';
import type { Every, PageState, Website, WebsitePage, WebsiteSettings } from './website.js';

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

/** A process that is silent for longer than this has lost what it reads, in seconds. */
const LEASE_S = 60;

/** Websites in Postgres 15 and later, or PGlite. Nothing of another tenant's or chatbot's is ever found. */
export class PostgresWebsiteRepository {
  readonly #sql: Sql;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  /** Null: the chatbot has as many as it may have. */
  async add(
    tenantId: string,
    chatbotId: string,
    address: string,
    { depth, pages, every }: WebsiteSettings,
    most: number,
  ): Promise<Website | null> {
    const id = randomUUID();
    const added = await this.#sql`
      insert into websites (id, tenant_id, chatbot_id, address, depth, pages, every, state)
      select ${id}, ${tenantId}, ${chatbotId}, ${address}, ${depth}::int, ${pages}::int, ${every},
        'waiting'
      where (select count(*) from websites where chatbot_id = ${chatbotId}) < ${most}::int`;
    return added.count === 0 ? null : this.find(tenantId, chatbotId, id);
  }

  /** The newest first. */
  list(tenantId: string, chatbotId: string): Promise<Website[]> {
    const sql = this.#sql;
    return sql<Website[]>`
      select ${this.#columns()} from websites s
      where s.tenant_id = ${tenantId} and s.chatbot_id = ${chatbotId}
      order by s.created_at desc, s.id`;
  }

  async find(tenantId: string, chatbotId: string, websiteId: string): Promise<Website | null> {
    const sql = this.#sql;
    const [website] = await sql<Website[]>`
      select ${this.#columns()} from websites s
      where s.tenant_id = ${tenantId} and s.chatbot_id = ${chatbotId} and s.id = ${websiteId}`;
    return website ?? null;
  }

  async change({ id }: Website, { depth, pages, every }: WebsiteSettings): Promise<void> {
    await this.#sql`
      update websites set depth = ${depth}::int, pages = ${pages}::int, every = ${every},
        next_at = coalesce(ended_at, now()) + ${periodOf(every)}::interval
      where id = ${id}`;
  }

  async delete({ id }: Website): Promise<void> {
    await this.#sql`delete from websites where id = ${id}`;
  }

  /** Has a website read as soon as somebody is free; what is being read goes on. */
  async request({ id }: Website): Promise<void> {
    await this.#sql`
      update websites set state = 'waiting', code = null, reason = null
      where id = ${id} and state <> 'reading'`;
  }

  /** Ends the reading of a website, by whichever process: that one finds it out with its next page. */
  async stop({ id }: Website): Promise<void> {
    await this.#sql`
      update websites set state = 'stopped', ended_at = now(), owner = null, lease_until = null,
        next_at = now() + (case every when 'day' then '1 day' when 'week' then '7 days' end)::interval
      where id = ${id} and state in ('waiting', 'reading')`;
  }

  /** Takes a website that is to be read: one that waits, is due, or was left by a process that died. */
  async claim(owner: string): Promise<Website | null> {
    const sql = this.#sql;
    const [taken] = await sql<{ id: string }[]>`
      update websites set state = 'reading', owner = ${owner}, code = null, reason = null, found = 0,
        started_at = now(), ended_at = null, next_at = null,
        lease_until = now() + ${`${LEASE_S} s`}::interval
      where id = (
        select id from websites
        where state = 'waiting' or (state = 'reading' and lease_until < now())
          or (state not in ('waiting', 'reading') and next_at <= now())
        order by state = 'waiting' desc, coalesce(next_at, created_at), id
        limit 1 for update skip locked)
      returning id`;
    if (!taken) return null;
    const [website] = await sql<Website[]>`
      select ${this.#columns()} from websites s where s.id = ${taken.id}`;
    return website ?? null;
  }

  /** Stores how far a reading is; false where it is no longer this process's. */
  async note({ id }: Website, owner: string, found: number, page: WebsitePage): Promise<boolean> {
    const sql = this.#sql;
    const held = await sql`
      update websites set found = ${found}::int, lease_until = now() + ${`${LEASE_S} s`}::interval
      where id = ${id} and owner = ${owner} and state = 'reading'`;
    if (held.count === 0) return false;
    const { address, state, reason, documentId } = page;
    await sql`
      insert into website_pages (website_id, address, state, reason, document_id)
      values (${id}, ${address}, ${state}, ${reason}, ${documentId})
      on conflict (website_id, address) do update set state = excluded.state,
        reason = excluded.reason, document_id = excluded.document_id, read_at = now()`;
    return true;
  }

  async end({ id, every }: Website, owner: string, end: WebsiteEnd): Promise<void> {
    const failure = end.state === 'failed' ? end : { code: null, reason: null };
    await this.#sql`
      update websites set state = ${end.state}, code = ${failure.code}, reason = ${failure.reason},
        ended_at = now(), owner = null, lease_until = null,
        next_at = now() + ${periodOf(every)}::interval
      where id = ${id} and owner = ${owner} and state = 'reading'`;
  }

  /** By address. */
  pages({ id }: Website, { state, after = '', limit }: WebsitePageQuery): Promise<WebsitePage[]> {
    const sql = this.#sql;
    return sql<WebsitePage[]>`
      select address, state, reason, document_id as "documentId", read_at as "readAt"
      from website_pages where website_id = ${id} and address > ${after}
        ${state === undefined ? sql`` : sql`and state = ${state}`}
      order by address limit ${limit}::int`;
  }

  /** By address, the document that each page was made into. */
  async documents({ id }: Website): Promise<Map<string, string>> {
    const rows = await this.#sql<{ address: string; documentId: string }[]>`
      select p.address, p.document_id as "documentId" from website_pages p
      where p.website_id = ${id} and p.document_id is not null`;
    return new Map(rows.map(({ address, documentId }) => [address, documentId]));
  }

  #columns() {
    const sql = this.#sql;
    return sql`s.id, s.tenant_id as "tenantId", s.chatbot_id as "chatbotId", s.address, s.depth,
      s.pages, s.every, s.state, s.code, s.reason, s.found, s.started_at as "startedAt",
      s.ended_at as "endedAt", s.next_at as "nextAt", s.created_at as "createdAt",
      coalesce((select jsonb_object_agg(c.state, c.pages) from (
        select p.state, count(*)::int as pages from website_pages p
        where p.website_id = s.id and p.read_at >= s.started_at group by p.state) c), '{}') as counts`;
  }
}

const PERIODS: Readonly<Record<Every, string | null>> = {
  never: null,
  day: '1 day',
  week: '7 days',
};
const periodOf = (every: Every) => PERIODS[every];
