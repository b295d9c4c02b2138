import type { WitnessVerdict } from '@chatbot-test/shared/protocol/witness.schema.js';
import type { Sql } from '../db/client.js';
import type { ReceiptBody } from '../publishing/receipt.js';

/** A site as it is stored. */
export interface SiteRecord {
  readonly origin: string;
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
  readonly conversations: number;
  readonly fingerprint: string | null;
  readonly build: string | null;
  readonly verdict: WitnessVerdict | null;
  readonly differs: readonly string[];
  readonly checkedAt: Date | null;
  readonly mismatches: number;
  readonly driftSince: Date | null;
}

/** Sightings of an origin since the last were stored. */
export interface Sighting {
  readonly tenantId: string;
  readonly chatbotId: string;
  readonly origin: string;
  readonly fingerprint: string | null;
  readonly build: string | null;
  readonly conversations: number;
}

/** A page's verdict on what it was served. */
export interface Verdict {
  readonly verdict: WitnessVerdict;
  readonly differs: readonly string[];
  /** True if it is more than a page that is late. */
  readonly isMismatch: boolean;
}

/** Sites in Postgres. */
export class SiteStore {
  readonly #sql: Sql;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  /** A verdict belongs to a fingerprint: of another one nothing is known yet. */
  async saw(seen: Sighting): Promise<void> {
    const { tenantId, chatbotId, origin, fingerprint, build, conversations } = seen;
    await this.#sql`
      insert into sites as s
        (chatbot_id, tenant_id, origin, fingerprint, build, conversations)
      select id, ${tenantId}, ${origin}, ${fingerprint}, ${build}, ${conversations}
        from chatbots where id = ${chatbotId}
      on conflict (chatbot_id, origin) do update set
        last_seen_at = now(), conversations = s.conversations + excluded.conversations,
        verdict = case when excluded.fingerprint is distinct from s.fingerprint
                    and excluded.fingerprint is not null then null else s.verdict end,
        fingerprint = coalesce(excluded.fingerprint, s.fingerprint),
        build = coalesce(excluded.build, s.build)`;
  }

  async judge(chatbotId: string, origin: string, told: Verdict): Promise<void> {
    const { verdict, differs, isMismatch } = told;
    await this.#sql`
      update sites set verdict = ${verdict}, differs = ${this.#sql.json([...differs])},
        checked_at = now(), mismatches = mismatches + ${isMismatch ? 1 : 0}
       where chatbot_id = ${chatbotId} and origin = ${origin}`;
  }

  /** @returns since when it differs, if it does so only now */
  async setDrift(chatbotId: string, origin: string, drifts: boolean): Promise<Date | null> {
    const sql = this.#sql;
    if (!drifts) {
      await sql`
        update sites set drift_since = null
         where chatbot_id = ${chatbotId} and origin = ${origin} and drift_since is not null`;
      return null;
    }
    const [row] = await sql<{ since: Date }[]>`
      update sites set drift_since = now()
       where chatbot_id = ${chatbotId} and origin = ${origin} and drift_since is null
      returning drift_since as since`;
    return row?.since ?? null;
  }

  /** Last seen first. */
  list(chatbotId: string, origin: string | null, limit: number): Promise<SiteRecord[]> {
    const sql = this.#sql;
    return sql<SiteRecord[]>`
      select origin, first_seen_at as "firstSeenAt", last_seen_at as "lastSeenAt", conversations,
             fingerprint, build, verdict, coalesce(differs, '[]') as differs,
             checked_at as "checkedAt", mismatches, drift_since as "driftSince"
        from sites
       where chatbot_id = ${chatbotId} ${origin === null ? sql`` : sql`and origin = ${origin}`}
       order by last_seen_at desc, origin limit ${limit}`;
  }

  /** The last receipt of each of these fingerprints. */
  async receiptsOf(
    chatbotId: string,
    fingerprints: readonly string[],
  ): Promise<Map<string, ReceiptBody>> {
    const rows = await this.#sql<{ fingerprint: string; body: string }[]>`
      select distinct on (fingerprint) fingerprint, body from receipts
       where chatbot_id = ${chatbotId} and fingerprint = any(${[...fingerprints]}::text[])
       order by fingerprint, number desc`;
    return new Map(
      rows.map(({ fingerprint, body }) => [fingerprint, JSON.parse(body) as ReceiptBody]),
    );
  }

  /** Stamps the conversation that a visitor's token opens. */
  async stamp(
    chatbotId: string,
    tokenHash: string,
    receipt: string | null,
    verdict: WitnessVerdict,
  ): Promise<void> {
    await this.#sql`
      update live_conversations set receipt = ${receipt}, verdict = ${verdict}
       where chatbot_id = ${chatbotId} and token_hash = ${tokenHash}`;
  }

  async webhookOf(tenantId: string): Promise<string | null> {
    const [row] = await this.#sql<{ url: string | null }[]>`
      select webhook_url as url from publish_policies where tenant_id = ${tenantId}`;
    return row?.url ?? null;
  }
}
