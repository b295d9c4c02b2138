import { canonicalJson } from '@chatbot-test/shared/config/canonical-json.js';
import type { Publication } from '../chatbots/chatbot-repository.js';
import type { Sql, TransactionSql } from '../db/client.js';
import { evidenceFor, keepTests } from './evidence.js';
import { policyOf } from './publish-policy.js';
import { shownHash } from './shown-hash.js';
import { receiptId, type Receipt, type ReceiptBody } from './receipt.js';
import type { SigningKeys } from './signing-keys.js';

/** Receipts back to the first that are read to check a chain. */
const LONGEST_CHAIN = 1_000;

/** The receipts of publications: each names the one before. */
export class Receipts {
  readonly #sql: Sql;
  readonly #keys: SigningKeys;
  readonly #now: () => Date;

  constructor(sql: Sql, keys: SigningKeys, now = () => new Date()) {
    this.#sql = sql;
    this.#keys = keys;
    this.#now = now;
  }

  /** Makes the receipt of a publication, in its transaction, unless the last one says the same. */
  async issue(sql: TransactionSql, { chatbot, overridden }: Publication): Promise<void> {
    const { tenantId, chatbotId, revision, fingerprint, parts, config } = chatbot;
    const [last] = await sql<{ id: string; number: number; body: string }[]>`
      select id, number, body from receipts where chatbot_id = ${chatbotId}
      order by number desc limit 1`;
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
    await sql`
      insert into receipts (id, tenant_id, chatbot_id, number, body, signature, key_id, fingerprint)
      values (${receiptId(body)}, ${tenantId}, ${chatbotId}, ${number}, ${body}, ${signature},
        ${keyId}, ${fingerprint})`;
    await keepTests(sql, receiptId(body), chatbotId, fingerprint);
  }

  async find(id: string): Promise<Receipt | null> {
    const [row] = await this.#sql<Receipt[]>`
      select id, body, signature, key_id as "keyId" from receipts where id = ${id}`;
    return row ?? null;
  }

  /** The last one of a chatbot. */
  async latest(chatbotId: string): Promise<Receipt | null> {
    const [row] = await this.#sql<Receipt[]>`
      select id, body, signature, key_id as "keyId" from receipts
      where chatbot_id = ${chatbotId} order by number desc limit 1`;
    return row ?? null;
  }

  /** A receipt and those before it, newest first. */
  async chain(chatbotId: string, number: number): Promise<Receipt[]> {
    return this.#sql<Receipt[]>`
      select id, body, signature, key_id as "keyId" from receipts
      where chatbot_id = ${chatbotId} and number <= ${number}
      order by number desc limit ${LONGEST_CHAIN}`;
  }
}
