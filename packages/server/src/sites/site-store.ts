import type { WitnessVerdict } from '@chatbot-test/shared/protocol/witness.schema.js';
import { and, desc, eq, inArray, isNotNull, isNull, sql as fragment } from 'drizzle-orm';
import type { Sql } from '../db/client.js';
import { queryBuilder, type QueryBuilder } from '../db/query-builder.js';
import { liveConversations } from '../db/schema/live-conversations.js';
import { publishPolicies, receipts } from '../db/schema/publishing.js';
import { siteChecks, sites } from '../db/schema/sites.js';
import type { ReceiptBody } from '../publishing/receipt.js';

type SiteRow = typeof sites.$inferSelect;

/** A site as it is stored. */
export type SiteRecord = Omit<SiteRow, 'chatbotId' | 'tenantId' | 'differs'> & {
  readonly differs: readonly string[];
};

/** Sightings of an origin since the last were stored. */
export interface Sighting {
  readonly tenantId: string;
  readonly chatbotId: string;
  readonly origin: string;
  readonly fingerprint: string | null;
  readonly build: string | null;
  readonly conversations: number;
}

/** A check after deployment that was ticked off. */
export interface TickedCheck {
  readonly id: string;
  /** Subject of the operator's token. */
  readonly by: string;
  readonly at: Date;
}

/** A page's verdict on what it was served. */
export interface Verdict {
  readonly verdict: WitnessVerdict;
  readonly differs: readonly string[];
  /** True if it is more than a page that is late. */
  readonly isMismatch: boolean;
}

const NOW = fragment`now()`;

/** Sites in Postgres. */
export class SiteStore {
  readonly #db: QueryBuilder;

  constructor(sql: Sql) {
    this.#db = queryBuilder(sql);
  }

  /** A verdict belongs to a fingerprint: of another one nothing is known yet. */
  async saw(seen: Sighting): Promise<void> {
    const { fingerprint, build, conversations } = seen;
    const set = {
      lastSeenAt: NOW,
      conversations: fragment`${sites.conversations} + ${conversations}`,
      ...(build !== null && { build }),
      ...(fingerprint !== null && {
        fingerprint,
        verdict: fragment`case when ${sites.fingerprint} = ${fingerprint} then ${sites.verdict} end`,
      }),
    };
    try {
      await this.#db
        .insert(sites)
        .values(seen)
        .onConflictDoUpdate({ target: [sites.chatbotId, sites.origin], set });
    } catch (error) {
      if (!isOfNothing(error)) throw error;
    }
  }

  async judge(chatbotId: string, origin: string, told: Verdict): Promise<void> {
    const { verdict, differs, isMismatch } = told;
    const mismatches = fragment`${sites.mismatches} + ${isMismatch ? 1 : 0}`;
    await this.#db
      .update(sites)
      .set({ verdict, differs: [...differs], checkedAt: NOW, mismatches })
      .where(isSite(chatbotId, origin));
  }

  /** @returns since when it differs, if it does so only now */
  async setDrift(chatbotId: string, origin: string, drifts: boolean): Promise<Date | null> {
    const isNew = drifts ? isNull(sites.driftSince) : isNotNull(sites.driftSince);
    const [row] = await this.#db
      .update(sites)
      .set({ driftSince: drifts ? NOW : null })
      .where(and(isSite(chatbotId, origin), isNew))
      .returning({ since: sites.driftSince });
    return row?.since ?? null;
  }

  /** Last seen first. */
  async list(chatbotId: string, origin: string | null, limit: number): Promise<SiteRecord[]> {
    const rows = await this.#db
      .select()
      .from(sites)
      .where(isSite(chatbotId, origin))
      .orderBy(desc(sites.lastSeenAt), sites.origin)
      .limit(limit);
    return rows.map(({ chatbotId: _chatbot, tenantId: _tenant, ...row }) => ({
      ...row,
      differs: row.differs ?? [],
    }));
  }

  /** The last receipt of each of these fingerprints. */
  async receiptsOf(
    chatbotId: string,
    fingerprints: readonly string[],
  ): Promise<Map<string, ReceiptBody>> {
    const { fingerprint, body, number } = receipts;
    const rows = await this.#db
      .selectDistinctOn([fingerprint], { fingerprint, body })
      .from(receipts)
      .where(and(eq(receipts.chatbotId, chatbotId), inArray(fingerprint, [...fingerprints])))
      .orderBy(fingerprint, desc(number));
    return new Map(rows.map((row) => [row.fingerprint, JSON.parse(row.body) as ReceiptBody]));
  }

  /** Stamps the conversation that a visitor's token opens. */
  async stamp(
    chatbotId: string,
    tokenHash: string,
    receipt: string | null,
    verdict: WitnessVerdict,
  ): Promise<void> {
    const { chatbotId: of, tokenHash: opens } = liveConversations;
    await this.#db
      .update(liveConversations)
      .set({ receipt, verdict })
      .where(and(eq(of, chatbotId), eq(opens, tokenHash)));
  }

  /** Checks that were ticked off, by origin. */
  async checksOf(chatbotId: string): Promise<Map<string, TickedCheck[]>> {
    const { origin, checkId: id, tickedBy: by, tickedAt: at } = siteChecks;
    const rows = await this.#db
      .select({ origin, id, by, at })
      .from(siteChecks)
      .where(eq(siteChecks.chatbotId, chatbotId))
      .orderBy(at, id);
    const found = new Map<string, TickedCheck[]>();
    for (const { origin: of, ...check } of rows) {
      found.set(of, [...(found.get(of) ?? []), check]);
    }
    return found;
  }

  /**
   * Ticks a check off. Who has done so first stays.
   *
   * @param by null: it is to be done again
   * @returns whether there is such a site
   */
  async tick(chatbotId: string, origin: string, checkId: string, by: string | null) {
    if (by === null) {
      const { chatbotId: of, origin: on, checkId: id } = siteChecks;
      await this.#db
        .delete(siteChecks)
        .where(and(eq(of, chatbotId), eq(on, origin), eq(id, checkId)));
      return true;
    }
    try {
      await this.#db
        .insert(siteChecks)
        .values({ chatbotId, origin, checkId, tickedBy: by })
        .onConflictDoNothing();
      return true;
    } catch (error) {
      if (isOfNothing(error)) return false;
      throw error;
    }
  }

  async webhookOf(tenantId: string): Promise<string | null> {
    const [row] = await this.#db
      .select({ url: publishPolicies.webhookUrl })
      .from(publishPolicies)
      .where(eq(publishPolicies.tenantId, tenantId));
    return row?.url ?? null;
  }
}

/** The rows of a chatbot, or that of one origin. */
const isSite = (chatbotId: string, origin: string | null) =>
  and(eq(sites.chatbotId, chatbotId), origin === null ? undefined : eq(sites.origin, origin));

/** Tells whether a foreign key was refused: the chatbot, or the site, is not there. */
const isOfNothing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '23503';
