import { withLaterFields } from '@chatbot-test/shared/config/chatbot-config.js';
import type { ChatbotConfig } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import type { Sql } from '../db/client.js';
import type {
  Chatbot,
  ChatbotRepository,
  ChatbotSummary,
  NewRevision,
  RevisionDetail,
  RevisionSummary,
} from './chatbot-repository.js';
import type { ChatbotRevision, SessionMode } from './chatbot-revision.js';

/** Chatbots in Postgres. Every write is one statement, so that it needs no transaction. */
export class PostgresChatbotRepository implements ChatbotRepository {
  readonly #sql: Sql;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  async isEmpty(): Promise<boolean> {
    const rows = await this.#sql`select 1 from chatbots limit 1`;
    return rows.length === 0;
  }

  async list(tenantId: string, only: readonly string[] | null): Promise<ChatbotSummary[]> {
    const sql = this.#sql;
    const rows = await sql<SummaryRow[]>`
      select c.id, d.config->>'name' as name,
             d.config#>>'{appearance,avatar}' as avatar,
             d.config#>>'{appearance,light,primary}' as primary,
             d.number as draft, d.fingerprint as draft_fingerprint,
             l.number as live, l.fingerprint as live_fingerprint, c.published_at,
             c.updated_at,
             (select count(*)::int from documents
               where tenant_id = c.tenant_id and chatbot_id = c.id) as documents
        from chatbots c
        join chatbot_revisions d on d.chatbot_id = c.id and d.number = c.draft_revision
        left join chatbot_revisions l on l.chatbot_id = c.id and l.number = c.live_revision
       where c.tenant_id = ${tenantId}
         ${only === null ? sql`` : sql`and c.id = any(${only as string[]}::text[])`}
       order by c.created_at, c.id`;
    return rows.map(summaryOf);
  }

  async find(tenantId: string, chatbotId: string): Promise<Chatbot | null> {
    const [row] = await this.#sql<Chatbot[]>`
      select c.id as "chatbotId", c.tenant_id as "tenantId", c.live_revision as live,
             c.updated_at as "updatedAt", r.number as revision, r.fingerprint, r.config
        from chatbots c
        join chatbot_revisions r on r.chatbot_id = c.id and r.number = c.draft_revision
       where c.id = ${chatbotId} and c.tenant_id = ${tenantId}`;
    return row ? asToday(row) : null;
  }

  async findRevision(chatbotId: string, mode: SessionMode): Promise<ChatbotRevision | null> {
    const sql = this.#sql;
    const number = mode === 'test' ? sql`c.draft_revision` : sql`c.live_revision`;
    const [row] = await sql<ChatbotRevision[]>`
      select c.id as "chatbotId", c.tenant_id as "tenantId",
             r.number as revision, r.fingerprint, r.config
        from chatbots c
        join chatbot_revisions r on r.chatbot_id = c.id and r.number = ${number}
       where c.id = ${chatbotId}`;
    return row ? asToday(row) : null;
  }

  async create(first: NewRevision): Promise<Chatbot | null> {
    const sql = this.#sql;
    const [row] = await sql<Stored[]>`
      with added as (
        insert into chatbots (id, tenant_id, draft_revision)
        values (${first.chatbotId}, ${first.tenantId}, 1)
        on conflict (id) do nothing
        returning id, live_revision, updated_at
      ), revision as (
        insert into chatbot_revisions (chatbot_id, number, tenant_id, config, fingerprint, created_by)
        select id, 1, ${first.tenantId}, ${sql.json(first.config)}, ${first.fingerprint},
               ${first.createdBy}
          from added
      )
      select 1 as revision, live_revision as live, updated_at as "updatedAt" from added`;
    return row ? chatbotOf(first, row) : null;
  }

  async saveDraft(next: NewRevision, after: number): Promise<Chatbot | null> {
    const sql = this.#sql;
    const [row] = await sql<Stored[]>`
      with moved as (
        update chatbots set draft_revision = ${after + 1}, updated_at = now()
         where id = ${next.chatbotId} and tenant_id = ${next.tenantId}
           and draft_revision = ${after}
        returning id, draft_revision, live_revision, updated_at
      ), revision as (
        insert into chatbot_revisions (chatbot_id, number, tenant_id, config, fingerprint, created_by)
        select id, draft_revision, ${next.tenantId}, ${sql.json(next.config)},
               ${next.fingerprint}, ${next.createdBy}
          from moved
      )
      select draft_revision as revision, live_revision as live, updated_at as "updatedAt"
        from moved`;
    return row ? chatbotOf(next, row) : null;
  }

  async listRevisions(
    tenantId: string,
    chatbotId: string,
    before: number | null,
    limit: number,
  ): Promise<readonly RevisionSummary[]> {
    const sql = this.#sql;
    return sql<RevisionSummary[]>`
      select ${this.#summary()}
        from chatbot_revisions r join chatbots c on c.id = r.chatbot_id
       where r.chatbot_id = ${chatbotId} and c.tenant_id = ${tenantId}
         ${before === null ? sql`` : sql`and r.number < ${before}`}
       order by r.number desc limit ${limit}`;
  }

  async findDetail(
    tenantId: string,
    chatbotId: string,
    revision: number,
  ): Promise<RevisionDetail | null> {
    const [row] = await this.#sql<RevisionDetail[]>`
      select ${this.#summary()}, r.config
        from chatbot_revisions r join chatbots c on c.id = r.chatbot_id
       where r.chatbot_id = ${chatbotId} and c.tenant_id = ${tenantId} and r.number = ${revision}`;
    return row ? asToday(row) : null;
  }

  #summary() {
    return this.#sql`r.number as revision, r.fingerprint, r.created_by as "createdBy",
             r.created_at as "createdAt", r.number = c.draft_revision as "isDraft",
             r.number is not distinct from c.live_revision as "isLive"`;
  }

  async publish(tenantId: string, chatbotId: string): Promise<Chatbot | null> {
    const [row] = await this.#sql<Chatbot[]>`
      with published as (
        update chatbots
           set live_revision = draft_revision,
               published_at = case when live_revision = draft_revision then published_at else now() end
         where id = ${chatbotId} and tenant_id = ${tenantId}
        returning id, tenant_id, live_revision, updated_at
      )
      select p.id as "chatbotId", p.tenant_id as "tenantId", p.live_revision as live,
             p.updated_at as "updatedAt", r.number as revision, r.fingerprint, r.config
        from published p
        join chatbot_revisions r on r.chatbot_id = p.id and r.number = p.live_revision`;
    return row ? asToday(row) : null;
  }
}

/** A revision stays as it was stored; who reads it finds the fields that came since, empty. */
function asToday<T extends { readonly config: ChatbotConfig }>(stored: T): T {
  return { ...stored, config: withLaterFields(stored.config) };
}

interface SummaryRow {
  readonly id: string;
  readonly name: string;
  readonly avatar: string;
  readonly primary: string;
  readonly draft: number;
  readonly draft_fingerprint: string;
  readonly live: number | null;
  readonly live_fingerprint: string | null;
  readonly published_at: Date | null;
  readonly updated_at: Date;
  readonly documents: number;
}

function summaryOf(row: SummaryRow): ChatbotSummary {
  const { live, live_fingerprint: fingerprint, published_at: publishedAt } = row;
  const isLive = live !== null && fingerprint !== null && publishedAt !== null;
  return {
    id: row.id,
    name: row.name,
    avatar: row.avatar,
    primary: row.primary,
    draft: { revision: row.draft, fingerprint: row.draft_fingerprint },
    live: isLive ? { revision: live, fingerprint, publishedAt } : null,
    updatedAt: row.updated_at,
    documents: row.documents,
  };
}

type Stored = Pick<Chatbot, 'revision' | 'live' | 'updatedAt'>;

function chatbotOf(written: NewRevision, { revision, live, updatedAt }: Stored): Chatbot {
  const { tenantId, chatbotId, config, fingerprint } = written;
  return asToday({ chatbotId, tenantId, revision, fingerprint, config, live, updatedAt });
}
