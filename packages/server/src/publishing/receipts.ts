import { createHash } from 'node:crypto';
import { canonicalJson } from '@chatbot-test/shared/config/canonical-json.js';
import type { ChatbotConfig } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import { toPublicConfig } from '@chatbot-test/shared/config/chatbot-config.js';
import type { Publication } from '../chatbots/chatbot-repository.js';
import { and, desc, eq, lte } from 'drizzle-orm';
import type { Sql, TransactionSql } from '../db/client.js';
import { queryBuilder, type QueryBuilder } from '../db/query-builder.js';
import { receipts } from '../db/schema/publishing.js';
import { evidenceFor, keepTests } from './evidence.js';
import { policyOf } from './publish-policy.js';
import { receiptId, type Receipt, type ReceiptBody } from './receipt.js';
import type { SigningKeys } from './signing-keys.js';

/** Receipts back to the first that are read to check a chain. */
const LONGEST_CHAIN = 1_000;

const RECEIPT = {
  id: receipts.id,
  body: receipts.body,
  signature: receipts.signature,
  keyId: receipts.keyId,
};

/** The receipts of publications: each names the one before. */
export class Receipts {
  readonly #db: QueryBuilder;
  readonly #keys: SigningKeys;
  readonly #now: () => Date;

  constructor(sql: Sql, keys: SigningKeys, now = () => new Date()) {
    this.#db = queryBuilder(sql);
    this.#keys = keys;
    this.#now = now;
  }

  /** Makes the receipt of a publication, in its transaction, unless the last one says the same. */
  async issue(sql: TransactionSql, { chatbot, overridden }: Publication): Promise<void> {
    const { tenantId, chatbotId, revision, fingerprint, parts, config } = chatbot;
    const db = queryBuilder(sql);
    const [last] = await db
      .select({ id: receipts.id, number: receipts.number, body: receipts.body })
      .from(receipts)
      .where(eq(receipts.chatbotId, chatbotId))
      .orderBy(desc(receipts.number))
      .limit(1);
    const before = last && (JSON.parse(last.body) as ReceiptBody);
    if (before?.fingerprint === fingerprint && before.revision === revision) return;
    const { mode } = await policyOf(sql, tenantId);
    const { replies, approvals } = await evidenceFor(sql, chatbotId, fingerprint);
    const number = (last?.number ?? 0) + 1;
    const body = canonicalJson({
      format: 1,
      chatbot: chatbotId,
      name: config.name,
      ...{ revision, fingerprint, parts, number },
      shown: shownHash(config),
      publishedAt: this.#now().toISOString(),
      testedReplies: replies,
      approvals: approvals.length,
      policy: mode,
      overridden,
      previous: last?.id ?? null,
    } satisfies ReceiptBody);
    const { keyId, signature } = await this.#keys.sign(sql, tenantId, body);
    const id = receiptId(body);
    const place = { tenantId, chatbotId, number };
    await db.insert(receipts).values({ id, ...place, body, signature, keyId, fingerprint });
    await keepTests(sql, id, chatbotId, fingerprint);
  }

  async find(id: string): Promise<Receipt | null> {
    const [row] = await this.#db.select(RECEIPT).from(receipts).where(eq(receipts.id, id));
    return row ?? null;
  }

  /** The last one of a chatbot. */
  async latest(chatbotId: string): Promise<Receipt | null> {
    const [row] = await this.#newest(1, chatbotId);
    return row ?? null;
  }

  /** A receipt and those before it, newest first. */
  async chain(chatbotId: string, number: number): Promise<Receipt[]> {
    return this.#newest(LONGEST_CHAIN, chatbotId, number);
  }

  /** @param number the last one that counts; left out: all do */
  #newest(limit: number, chatbotId: string, number?: number): Promise<Receipt[]> {
    const isEarlier = number === undefined ? undefined : lte(receipts.number, number);
    return this.#db
      .select(RECEIPT)
      .from(receipts)
      .where(and(eq(receipts.chatbotId, chatbotId), isEarlier))
      .orderBy(desc(receipts.number))
      .limit(limit);
  }
}

/** SHA-256 of the part of a configuration that pages are served: what they can compare themselves. */
function shownHash(config: ChatbotConfig): string {
  return createHash('sha256')
    .update(canonicalJson(toPublicConfig(config)))
    .digest('hex');
}
