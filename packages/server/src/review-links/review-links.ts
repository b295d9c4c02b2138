import { randomUUID } from 'node:crypto';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import { audited, type Deed } from '../audit/audited.js';
import type { Chatbot } from '../chatbots/chatbot-repository.js';
import type { Sql } from '../db/client.js';
import { freezeDraft } from '../knowledge/snapshots/freeze-draft.js';
import { holdDraft } from '../knowledge/snapshots/document-versions.js';
import type { Operator } from '../operators/operator.js';
import {
  hashOfLinkToken,
  isPassphrase,
  isProof,
  newLinkToken,
  proofOf,
  readLinkKey,
  sealPassphrase,
} from './link-key.js';

/** A review link as operators see it. */
export interface ReviewLink {
  readonly id: string;
  readonly tenantId: string;
  readonly chatbotId: string;
  readonly revision: number;
  readonly fingerprint: string;
  readonly label: string;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
  readonly hasPassphrase: boolean;
  readonly repliesLeft: number;
}

export interface ReviewComment {
  readonly number: number;
  readonly author: string;
  readonly text: string;
  readonly messageId: string | null;
  readonly excerpt: string | null;
  readonly verdict: 'approve' | 'changes' | null;
  readonly createdAt: Date;
}

/** A message of the conversations by a link. */
export interface ReviewMessage {
  readonly id: string;
  readonly role: 'user' | 'bot';
  readonly text: string;
}

export interface NewLink {
  readonly label: string;
  readonly days: number;
  readonly passphrase?: string | undefined;
}

export interface NewComment {
  readonly author: string;
  readonly text: string;
  readonly messageId?: string | undefined;
  readonly verdict?: 'approve' | 'changes' | undefined;
}

/** Replies that one link may cost. */
const REPLIES = 200;
/** Comments of one link, so that nobody fills the database by it. */
const MOST_COMMENTS = 500;
const EXCERPT = 200;

/** Links that open a revision, frozen as it is, to somebody without an account. */
export class ReviewLinks {
  readonly #sql: Sql;
  readonly #secret: string;

  /** @param secret of all processes that share a database */
  constructor(sql: Sql, secret: string) {
    this.#sql = sql;
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
      await holdDraft(tx, [chatbotId]);
      const knowledge = await freezeDraft(tx, tenantId, chatbotId);
      const [same] = await tx`
        select 1 from chatbots c join knowledge_snapshots s on s.number = ${knowledge}
         where c.id = ${chatbotId} and c.draft_revision = ${revision}
           and s.root = ${draft.parts.knowledge}`;
      if (!same) throw new CodedError('stale-revision', { current: revision });
      await tx`
        insert into review_links (id, tenant_id, chatbot_id, revision, knowledge, fingerprint,
          token_hash, passphrase, label, created_by, expires_at, replies_left)
        values (${id}, ${tenantId}, ${chatbotId}, ${revision}, ${knowledge}, ${fingerprint},
          ${hashOfLinkToken(token)}, ${sealed}, ${label}, ${operator.operatorId},
          now() + ${days} * interval '1 day', ${REPLIES})`;
    });
    const [link] = await this.#find(tenantId, chatbotId, id);
    if (!link) throw new Error('A link that was made is not there.');
    return { link, key: token };
  }

  /** The links of a chatbot with what was said by them, newest first. */
  async list(
    { tenantId }: Operator,
    chatbotId: string,
  ): Promise<readonly (ReviewLink & { readonly comments: readonly ReviewComment[] })[]> {
    const links = await this.#find(tenantId, chatbotId, null);
    return Promise.all(
      links.map(async (link) => ({ ...link, comments: await this.comments(link.id) })),
    );
  }

  /** @throws CodedError `not-found` */
  async revoke(operator: Operator, chatbotId: string, id: string): Promise<void> {
    const { tenantId } = operator;
    const object = { type: 'chatbot', id: chatbotId } as const;
    const entry = { action: 'review-link.revoke', object, after: { link: id } } as const;
    await audited(this.#sql, { actor: operator, entry }, async (tx) => {
      const revoked = await tx`
        update review_links set revoked_at = coalesce(revoked_at, now())
         where id = ${id} and chatbot_id = ${chatbotId} and tenant_id = ${tenantId}`;
      if (revoked.count === 0) throw new CodedError('not-found', { what: 'review link' });
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

  comments(linkId: string): Promise<ReviewComment[]> {
    return this.#sql<ReviewComment[]>`
      select number, author, text, message_id as "messageId", excerpt, verdict,
             created_at as "createdAt"
        from review_comments where link_id = ${linkId} order by number`;
  }

  /**
   * Keeps a comment. A verdict counts for the gate: the last one by a link is its verdict.
   *
   * @throws CodedError `too-many-comments`
   */
  async comment(link: ReviewLink, said: NewComment, address: string): Promise<void> {
    const { author, text, messageId = null, verdict = null } = said;
    const { id, tenantId, chatbotId, fingerprint } = link;
    const by = `link:${id}`;
    const object = { type: 'chatbot', id: chatbotId } as const;
    const after = { fingerprint, link: id, author, comment: text };
    const deed: Deed | null =
      verdict === 'approve'
        ? {
            actor: { tenantId, operatorId: by, address },
            entry: { action: 'chatbot.approve', object, after },
          }
        : null;
    await audited(this.#sql, deed, async (tx) => {
      await tx`select 1 from review_links where id = ${id} for update`;
      const [{ count = 0 } = {}] = await tx<{ count: number }[]>`
        select count(*)::int as count from review_comments where link_id = ${id}`;
      if (count >= MOST_COMMENTS)
        throw new CodedError('too-many-comments', { most: MOST_COMMENTS });
      await tx`
        insert into review_comments (link_id, number, author, text, message_id, excerpt, verdict)
        select ${id}, ${count + 1}, ${author}, ${text}, m.id, left(m.text, ${EXCERPT}), ${verdict}
          from (select 1) one
          left join (select m.id, m.text from live_messages m
            join live_conversations s on s.id = m.session_id
            where m.id = ${messageId} and s.review_link = ${id}) m on true`;
      if (verdict === 'changes') {
        await tx`
          delete from approvals
           where chatbot_id = ${chatbotId} and fingerprint = ${fingerprint} and approved_by = ${by}`;
      } else if (verdict === 'approve') {
        await tx`
          insert into approvals (chatbot_id, fingerprint, approved_by, comment)
          values (${chatbotId}, ${fingerprint}, ${by}, ${`${author}: ${text}`})
          on conflict (chatbot_id, fingerprint, approved_by)
            do update set comment = excluded.comment`;
      }
    });
  }

  /** The latest messages of the conversations by a link, oldest first. */
  async messages(linkId: string): Promise<readonly ReviewMessage[]> {
    const rows = await this.#sql<ReviewMessage[]>`
      select m.id, m.role, m.text from live_messages m
        join live_conversations s on s.id = m.session_id
       where s.review_link = ${linkId} and m.text <> '' and m.epoch = s.epoch
       order by m.created_at desc, m.id limit 100`;
    return rows.reverse();
  }

  /** Takes one reply of what a link may cost. @returns false where nothing is left */
  async spend(linkId: string): Promise<boolean> {
    const spent = await this.#sql`
      update review_links set replies_left = replies_left - 1
       where id = ${linkId} and replies_left > 0`;
    return spent.count > 0;
  }

  async #byToken(token: string): Promise<(ReviewLink & { passphrase: string | null }) | null> {
    const [row] = await this.#sql<(ReviewLink & { passphrase: string | null })[]>`
      select ${this.#columns}, passphrase from review_links
       where token_hash = ${hashOfLinkToken(token)} and revoked_at is null and expires_at > now()`;
    return row ?? null;
  }

  #find(tenantId: string, chatbotId: string, id: string | null): Promise<ReviewLink[]> {
    const sql = this.#sql;
    return sql<ReviewLink[]>`
      select ${this.#columns} from review_links
       where tenant_id = ${tenantId} and chatbot_id = ${chatbotId}
         ${id === null ? sql`` : sql`and id = ${id}`}
       order by created_at desc limit 100`;
  }

  get #columns() {
    return this
      .#sql`id, tenant_id as "tenantId", chatbot_id as "chatbotId", revision, fingerprint, label,
      created_by as "createdBy", created_at as "createdAt", expires_at as "expiresAt",
      revoked_at as "revokedAt", passphrase is not null as "hasPassphrase",
      replies_left as "repliesLeft"`;
  }
}
