import { randomUUID } from 'node:crypto';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import { and, desc, eq, gt, isNull, sql as fragment } from 'drizzle-orm';
import { audited, type Deed } from '../audit/audited.js';
import type { Chatbot } from '../chatbots/chatbot-repository.js';
import type { Sql } from '../db/client.js';
import { queryBuilder, type QueryBuilder } from '../db/query-builder.js';
import { reviewLinks as links } from '../db/schema/review-links.js';
import type { Operator } from '../operators/operator.js';
import { freezeAsSeen } from './freeze-as-seen.js';
import {
  hashOfLinkToken,
  isPassphrase,
  isProof,
  newLinkToken,
  proofOf,
  readLinkKey,
  sealPassphrase,
} from './link-key.js';

type LinkRow = typeof links.$inferSelect;

/** A review link as operators see it. */
export type ReviewLink = Omit<LinkRow, 'knowledge' | 'tokenHash' | 'passphrase'> & {
  readonly hasPassphrase: boolean;
};

export interface NewLink {
  readonly label: string;
  readonly days: number;
  readonly passphrase?: string | undefined;
}

/** Replies that one link may cost. */
const REPLIES = 200;
/** Links that are shown; the newest. */
const MOST_SHOWN = 100;

const LINK = {
  id: links.id,
  tenantId: links.tenantId,
  chatbotId: links.chatbotId,
  revision: links.revision,
  fingerprint: links.fingerprint,
  label: links.label,
  createdBy: links.createdBy,
  createdAt: links.createdAt,
  expiresAt: links.expiresAt,
  revokedAt: links.revokedAt,
  hasPassphrase: fragment<boolean>`${links.passphrase} is not null`,
  repliesLeft: links.repliesLeft,
  isComparison: links.isComparison,
};

/** Links that open a revision, frozen as it is, to somebody without an account. */
export class ReviewLinks {
  readonly #sql: Sql;
  readonly #db: QueryBuilder;
  readonly #secret: string;

  /** @param secret of all processes that share a database */
  constructor(sql: Sql, secret: string) {
    this.#sql = sql;
    this.#db = queryBuilder(sql);
    this.#secret = secret;
  }

  /**
   * Freezes a draft, documents included, and makes a link to it.
   *
   * @returns the link, and what its address ends with: told once, it is not stored
   * @throws CodedError `stale-revision` if the draft was changed in this very moment
   */
  async create(
    operator: Operator,
    draft: Chatbot,
    { label, days, passphrase }: NewLink,
  ): Promise<{ readonly link: ReviewLink; readonly key: string }> {
    const { tenantId, chatbotId, revision, fingerprint } = draft;
    const [id, token] = [randomUUID(), newLinkToken()];
    const sealed = passphrase ? await sealPassphrase(passphrase) : null;
    const after = { link: id, label, revision, fingerprint, days, hasPassphrase: sealed !== null };
    const object = { type: 'chatbot', id: chatbotId } as const;
    const deed: Deed = {
      actor: operator,
      entry: { action: 'review-link.create', object, after },
    };
    await audited(this.#sql, deed, async (tx) => {
      const knowledge = await freezeAsSeen(tx, draft);
      await queryBuilder(tx)
        .insert(links)
        .values({
          ...{ id, tenantId, chatbotId, revision, knowledge, fingerprint, label },
          tokenHash: hashOfLinkToken(token),
          passphrase: sealed,
          createdBy: operator.operatorId,
          expiresAt: fragment`now() + ${days} * interval '1 day'`,
          repliesLeft: REPLIES,
        });
    });
    const [link] = await this.#find(tenantId, chatbotId, id);
    if (!link) throw new Error('A link that was made is not there.');
    return { link, key: token };
  }

  /** The links of a chatbot, newest first. */
  list({ tenantId }: Operator, chatbotId: string): Promise<ReviewLink[]> {
    return this.#find(tenantId, chatbotId, null);
  }

  /** @throws CodedError `not-found` */
  async revoke(operator: Operator, chatbotId: string, id: string): Promise<void> {
    const { tenantId } = operator;
    const object = { type: 'chatbot', id: chatbotId } as const;
    const entry = { action: 'review-link.revoke', object, after: { link: id } } as const;
    await audited(this.#sql, { actor: operator, entry }, async (tx) => {
      const revoked = await queryBuilder(tx)
        .update(links)
        .set({ revokedAt: fragment`coalesce(${links.revokedAt}, now())` })
        .where(and(eq(links.id, id), isOf(tenantId, chatbotId)))
        .returning({ id: links.id });
      if (revoked.length === 0) throw new CodedError('not-found', { what: 'review link' });
    });
  }

  /**
   * The link that an address names.
   *
   * @returns `isLocked`: its passphrase is to be said first
   * @throws CodedError `not-found` for one that was revoked, has expired or never was
   */
  async open(key: string): Promise<{ readonly link: ReviewLink; readonly isLocked: boolean }> {
    const read = readLinkKey(key);
    const row = read && (await this.#byToken(read.token));
    if (!read || !row) throw new CodedError('not-found', { what: 'review link' });
    const { passphrase, ...link } = row;
    const isLocked =
      passphrase !== null && !isProof(read.proof, proofOf(this.#secret, read.token, passphrase));
    return { link, isLocked };
  }

  /**
   * The link of somebody who was asked what they think.
   *
   * @throws CodedError `not-found`, also for a comparison; `unauthorized` while it is locked
   */
  async enterToJudge(key: string): Promise<ReviewLink> {
    const link = await this.enter(key);
    if (link.isComparison) throw new CodedError('not-found', { what: 'review link' });
    return link;
  }

  /** @throws CodedError `not-found`; `unauthorized` while it is locked */
  async enter(key: string): Promise<ReviewLink> {
    const { link, isLocked } = await this.open(key);
    if (isLocked) throw new CodedError('unauthorized');
    return link;
  }

  /** @returns the key that is unlocked. @throws CodedError `not-found`, `unauthorized` */
  async unlock(key: string, passphrase: string): Promise<string> {
    const token = readLinkKey(key)?.token ?? '';
    const row = await this.#byToken(token);
    if (!row) throw new CodedError('not-found', { what: 'review link' });
    if (row.passphrase === null) return token;
    if (!(await isPassphrase(passphrase, row.passphrase))) throw new CodedError('unauthorized');
    return `${token}~${proofOf(this.#secret, token, row.passphrase)}`;
  }

  /** Takes one reply of what a link may cost. @returns false where nothing is left */
  async spend(linkId: string): Promise<boolean> {
    const spent = await this.#db
      .update(links)
      .set({ repliesLeft: fragment`${links.repliesLeft} - 1` })
      .where(and(eq(links.id, linkId), gt(links.repliesLeft, 0)))
      .returning({ id: links.id });
    return spent.length > 0;
  }

  async #byToken(token: string): Promise<(ReviewLink & { passphrase: string | null }) | null> {
    const isOpen = and(isNull(links.revokedAt), gt(links.expiresAt, fragment`now()`));
    const [row] = await this.#db
      .select({ ...LINK, passphrase: links.passphrase })
      .from(links)
      .where(and(eq(links.tokenHash, hashOfLinkToken(token)), isOpen));
    return row ?? null;
  }

  async #find(tenantId: string, chatbotId: string, id: string | null): Promise<ReviewLink[]> {
    return this.#db
      .select(LINK)
      .from(links)
      .where(and(isAsked, isOf(tenantId, chatbotId), id === null ? undefined : eq(links.id, id)))
      .orderBy(desc(links.createdAt))
      .limit(MOST_SHOWN);
  }
}

/** Leaves out those that nobody was asked by. */
const isAsked = eq(links.isComparison, false);

const isOf = (tenantId: string, chatbotId: string) =>
  and(eq(links.tenantId, tenantId), eq(links.chatbotId, chatbotId));
