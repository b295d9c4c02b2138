import { createHash, createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { canonicalJson } from '@chatbot-test/shared/config/canonical-json.js';
import type { Actor } from '../audit/audit-log.js';
import { and, desc, eq, isNull, sql as fragment } from 'drizzle-orm';
import { audited } from '../audit/audited.js';
import type { Sql, TransactionSql } from '../db/client.js';
import { queryBuilder } from '../db/query-builder.js';
import { signingKeys } from '../db/schema/publishing.js';
import type { SecretBox } from '../secrets/secret-box.js';
import type { NamedKey, PublicKey } from './receipt.js';

/** The Ed25519 keys of tenants: made when they are first needed, sealed, never deleted. */
export class SigningKeys {
  readonly #sql: Sql;
  readonly #box: SecretBox;

  constructor(sql: Sql, box: SecretBox) {
    this.#sql = sql;
    this.#box = box;
  }

  /** Public keys of all tenants, retired ones too. */
  async list(): Promise<NamedKey[]> {
    const { id, publicKey, createdAt } = signingKeys;
    const rows = await queryBuilder(this.#sql)
      .select({ id, publicKey })
      .from(signingKeys)
      .orderBy(createdAt, id);
    return rows.map(({ id, publicKey }) => ({ ...publicKey, kid: id }));
  }

  /** One of the public keys, retired ones too. */
  async find(keyId: string): Promise<NamedKey | null> {
    const [row] = await queryBuilder(this.#sql)
      .select({ publicKey: signingKeys.publicKey })
      .from(signingKeys)
      .where(eq(signingKeys.id, keyId));
    return row ? { ...row.publicKey, kid: keyId } : null;
  }

  /**
   * Signs a text in the name of a tenant.
   *
   * @param sql of the transaction that the signature belongs to
   */
  async sign(
    sql: TransactionSql,
    tenantId: string,
    text: string,
  ): Promise<{ readonly keyId: string; readonly signature: string }> {
    const { id, privateKey } =
      (await this.#current(sql, tenantId)) ?? (await this.#make(sql, tenantId));
    return {
      keyId: id,
      signature: sign(null, Buffer.from(text), privateKey).toString('base64url'),
    };
  }

  /** Has a new key sign from now on for the actor's tenant. @returns its id */
  rotate(actor: Actor): Promise<string> {
    const { tenantId } = actor;
    const object = { type: 'tenant', id: tenantId } as const;
    return audited(
      this.#sql,
      (keyId) => [{ actor, entry: { action: 'signing-key.rotate', object, after: { keyId } } }],
      async (sql) => (await this.#make(sql, tenantId)).id,
    );
  }

  /** The private key that signs, in PKCS 8 PEM, for a vault; makes one where there is none. */
  async export(tenantId: string): Promise<{ readonly keyId: string; readonly pem: string }> {
    return this.#sql.begin(async (sql) => {
      const { id, privateKey } =
        (await this.#current(sql, tenantId)) ?? (await this.#make(sql, tenantId));
      return { keyId: id, pem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() };
    });
  }

  /** Null also for one that was sealed with another key of the server: then a new one is made. */
  async #current(sql: TransactionSql, tenantId: string) {
    const { id, sealed, createdAt } = signingKeys;
    const [row] = await queryBuilder(sql)
      .select({ id, sealed })
      .from(signingKeys)
      .where(signsFor(tenantId))
      .orderBy(desc(createdAt), id)
      .limit(1);
    const pem = row && this.#box.open(row.sealed, contextOf(tenantId, row.id));
    return row && pem ? { id: row.id, privateKey: createPrivateKey(pem) } : null;
  }

  async #make(sql: TransactionSql, tenantId: string) {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const { x = '' } = publicKey.export({ format: 'jwk' });
    const jwk: PublicKey = { kty: 'OKP', crv: 'Ed25519', x };
    const id = createHash('sha256').update(canonicalJson(jwk)).digest('base64url');
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const sealed = this.#box.seal(pem, contextOf(tenantId, id));
    const db = queryBuilder(sql);
    await db
      .update(signingKeys)
      .set({ retiredAt: fragment`now()` })
      .where(signsFor(tenantId));
    await db.insert(signingKeys).values({ id, tenantId, publicKey: jwk, sealed });
    return { id, privateKey };
  }
}

/** The row of the key that signs for a tenant. */
const signsFor = (tenantId: string) =>
  and(eq(signingKeys.tenantId, tenantId), isNull(signingKeys.retiredAt));

const contextOf = (tenantId: string, id: string) => `signing key ${tenantId} ${id}`;
