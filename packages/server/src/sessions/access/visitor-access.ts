import { randomUUID } from 'node:crypto';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type {
  HelloFrame,
  KnownVisitor,
} from '@chatbot-test/shared/protocol/client-frames.schema.js';
import type { ChatbotRevision } from '../../chatbots/chatbot-revision.js';
import {
  identityError,
  type VisitorIdentities,
  type VisitorIdentity,
} from '../../visitor-identity/visitor-identities.js';
import type { ChatbotDirectory } from '../engine/chatbot-directory.js';
import type { OpenedSession } from '../engine/connection/open-session.js';
import type { SessionOperations } from '../engine/session-operations.js';
import { hashOfToken, isVerified, newVisitor, newVisitorToken, proven } from '../engine/visitor.js';
import type { SessionRecord, SessionRepository } from '../storage/session-repository.js';
import type { ClientPlace } from './client-place.js';
import type { SessionAccess } from './session-access.js';
import type { Sites } from '../../sites/sites.js';

export interface VisitorAccessParts {
  readonly sessions: SessionRepository;
  readonly operations: Pick<SessionOperations, 'prove'>;
  readonly chatbots: ChatbotDirectory;
  readonly identities: VisitorIdentities;
  readonly mayEmbed: (origin: string | undefined, allowed: readonly string[]) => boolean;
  /** Notes which page a conversation is on; left out: nobody does. */
  readonly sites?: Pick<Sites, 'saw' | 'verdictOf'> | undefined;
  /** Time without a message after which a conversation is not continued, in ms. */
  readonly idleMs: number;
}

/** Live conversations: anybody may begin one, its token opens it again. */
export class VisitorAccess implements SessionAccess {
  readonly #parts: VisitorAccessParts;

  constructor(parts: VisitorAccessParts) {
    this.#parts = parts;
  }

  /**
   * @throws CodedError `not-found`, `address-limited`; `identity-required` and `identity-refused`
   *   where visitors have to prove who they are
   */
  async open(chatbotId: string, hello: HelloFrame, place: ClientPlace): Promise<OpenedSession> {
    const { chatbots, identities } = this.#parts;
    const chatbot = await chatbots.revisionFor(chatbotId, 'live');
    if (!chatbot) throw new CodedError('not-found', { what: 'chatbot' });
    const { identity: token, visitor = {} } = hello;
    const identity = token === undefined ? null : await identities.read(chatbot, token);
    const problem = token === undefined || identity ? null : identityError(token);
    if (chatbot.config.identity?.required && !identity) throw problem ?? identityError(token);
    const known = hello.fresh ? null : await this.#find(chatbotId, hello.token, identity);
    const opened =
      known ??
      (await this.#create(chatbot, proven(newVisitor(visitor), identity), place, hello.seen));
    const { origin } = place;
    this.#parts.sites?.saw(chatbot, origin, hello.seen, known === null);
    const key = JSON.stringify([chatbotId, origin, identity !== null]);
    const check = () => this.#check(chatbotId, origin, identity !== null);
    return {
      ...opened,
      problem,
      ...(identity && { expiresAt: identity.until }),
      access: { key, check },
    };
  }

  /** A chatbot that is not published any more, or not for this page, is not there for it. */
  async #check(
    chatbotId: string,
    origin: string | undefined,
    isProven: boolean,
  ): Promise<CodedError | null> {
    const { chatbots, mayEmbed } = this.#parts;
    const chatbot = await chatbots.revisionFor(chatbotId, 'live');
    if (!chatbot) return new CodedError('not-found', { what: 'chatbot' });
    if (chatbot.config.identity?.required && !isProven) return new CodedError('identity-required');
    if (mayEmbed(origin, chatbot.config.allowedOrigins)) return null;
    return new CodedError('origin-not-allowed', { origin: origin ?? 'which it does not tell' });
  }

  /** The conversation that a token opens. @throws CodedError `not-found` */
  async find(chatbotId: string, token = ''): Promise<SessionRecord> {
    const session = await this.#parts.sessions.findByTokenHash(chatbotId, hashOfToken(token));
    if (!session) throw new CodedError('not-found', { what: 'chatbot or session' });
    return session;
  }

  /**
   * The same, to go on in it.
   *
   * @throws CodedError `not-found`, `identity-required`
   */
  async enter(chatbotId: string, token?: string): Promise<SessionRecord> {
    const session = await this.find(chatbotId, token);
    const chatbot = await this.#parts.chatbots.revisionFor(chatbotId, 'live');
    if (!chatbot) throw new CodedError('not-found', { what: 'chatbot' });
    if (chatbot.config.identity?.required && !isVerified(session.visitor)) {
      throw new CodedError('identity-required');
    }
    return session;
  }

  /**
   * A token that nobody knows, or whose conversation is over, is as good as none; so is that of a
   * conversation of somebody else, who had proven who they are.
   */
  async #find(
    chatbotId: string,
    token: string | undefined,
    identity: VisitorIdentity | null,
  ): Promise<OpenedSession | null> {
    if (!token) return null;
    const { sessions, operations } = this.#parts;
    const session = await sessions.findByTokenHash(chatbotId, hashOfToken(token));
    if (!session?.open) return null;
    const { proof } = session.visitor;
    if (identity && proof && proof.id !== identity.said.id) return null;
    return { session: await operations.prove(session, identity) };
  }

  async #create(
    { chatbotId, tenantId }: ChatbotRevision,
    visitor: KnownVisitor,
    { address, limits, origin }: ClientPlace,
    seen: HelloFrame['seen'],
  ): Promise<OpenedSession> {
    const { sessions, sites, idleMs } = this.#parts;
    await limits.count('newSessions', address);
    const token = newVisitorToken();
    const session = await sessions.create({
      id: randomUUID(),
      tenantId,
      chatbotId,
      operatorId: null,
      tokenHash: hashOfToken(token),
      visitor,
      address: limits.pseudonymOf(address),
      page: {
        origin,
        receipt: seen?.receipt,
        verdict: sites ? sites.verdictOf(seen) : seen?.verdict,
      },
      idleMs,
    });
    return { session, token };
  }
}
