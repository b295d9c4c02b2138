import { randomUUID } from 'node:crypto';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { HelloFrame } from '@chatbot-test/shared/protocol/client-frames.schema.js';
import type { ClientPlace } from '../sessions/access/client-place.js';
import type { SessionAccess } from '../sessions/access/session-access.js';
import type { OpenedSession } from '../sessions/engine/connection/open-session.js';
import { hashOfToken, newVisitor, newVisitorToken } from '../sessions/engine/visitor.js';
import type { SessionRecord, SessionRepository } from '../sessions/storage/session-repository.js';
import type { ReviewLink, ReviewLinks } from './review-links.js';

export interface ReviewAccessParts {
  readonly sessions: SessionRepository;
  readonly links: Pick<ReviewLinks, 'enter'>;
  readonly idleMs: number;
}

/** Conversations by a review link: marked as such, about its revision, and of nobody else. */
export class ReviewAccess implements SessionAccess {
  readonly #parts: ReviewAccessParts;
  readonly #key: string;

  /** @param key what the link's address ends with */
  constructor(parts: ReviewAccessParts, key: string) {
    this.#parts = parts;
    this.#key = key;
  }

  /** @throws CodedError `not-found`, `unauthorized`, `address-limited` */
  async open(chatbotId: string, hello: HelloFrame, place: ClientPlace): Promise<OpenedSession> {
    const link = await this.#link(chatbotId);
    const check = async () => {
      try {
        await this.#link(chatbotId);
        return null;
      } catch (error) {
        if (error instanceof CodedError) return error;
        throw error;
      }
    };
    const access = { key: `review ${this.#key}`, check };
    const known = hello.fresh ? null : await this.#find(link, hello.token);
    if (known?.open) return { session: known, access };
    const { sessions, idleMs } = this.#parts;
    const { address, limits, origin } = place;
    await limits.count('newSessions', address);
    const id = randomUUID();
    const token = newVisitorToken();
    const session = await sessions.create({
      id,
      tenantId: link.tenantId,
      chatbotId,
      operatorId: null,
      tokenHash: hashOfToken(token),
      visitor: newVisitor(hello.visitor ?? {}),
      address: limits.pseudonymOf(address),
      page: { origin, receipt: undefined, verdict: undefined, reviewLink: link.id },
      idleMs,
    });
    return { session, token, access };
  }

  /** @throws CodedError `not-found`, `unauthorized` */
  async enter(chatbotId: string, token: string | undefined): Promise<SessionRecord> {
    const session = await this.#find(await this.#link(chatbotId), token);
    if (!session) throw new CodedError('not-found', { what: 'chatbot or session' });
    return session;
  }

  async #link(chatbotId: string): Promise<ReviewLink> {
    const link = await this.#parts.links.enter(this.#key);
    if (link.chatbotId !== chatbotId) throw new CodedError('not-found', { what: 'chatbot' });
    return link;
  }

  /** A token of another link, or of the live chatbot, opens nothing here. */
  async #find(link: ReviewLink, token = ''): Promise<SessionRecord | null> {
    const session = await this.#parts.sessions.findByTokenHash(link.chatbotId, hashOfToken(token));
    return session?.reviewLink === link.id ? session : null;
  }
}
