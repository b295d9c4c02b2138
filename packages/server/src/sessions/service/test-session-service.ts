import type { AuditLog } from '../../audit/audit-log.js';
import { randomUUID } from 'node:crypto';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { Visitor } from '@chatbot-test/shared/protocol/client-frames.schema.js';
import { LIMITS } from '@chatbot-test/shared/protocol/limits.js';
import type {
  Message,
  ReplyDebug,
  ReplyDetails,
} from '@chatbot-test/shared/protocol/message.schema.js';
import { mayUse, type Operator } from '../../operators/operator.js';
import type { ChatbotDirectory } from '../engine/chatbot-directory.js';
import { overError, type SessionOperations } from '../engine/session-operations.js';
import type { SessionExport } from './session-export.js';
import { decodeListCursor, encodeListCursor } from './list-cursor.js';
import type { LogHead } from '../storage/message-log.js';
import type { SessionRecord, SessionState } from '../storage/session-repository.js';
import type { SessionStorage } from '../storage/session-storage.js';
import { newVisitor } from '../engine/visitor.js';

/** Sessions of a page, unless told otherwise. */
const PAGE = 50;

export interface TestSessionParts {
  readonly storage: Pick<SessionStorage, 'sessions' | 'messages' | 'records'>;
  readonly operations: SessionOperations;
  readonly chatbots: ChatbotDirectory;
  /** Time without a message after which a session expires, in ms. */
  readonly idleMs: number;
  /** Told of every session that is made. */
  readonly onCreated?: ((sessionId: string) => void) | undefined;
  /** Keeps who has read whose session. */
  readonly audit?: Pick<AuditLog, 'add'> | undefined;
}

/** Request of a socket's `hello`. */
export interface OpenWish {
  readonly sessionId?: string;
  /** Another session, even where one could be resumed. */
  readonly fresh?: boolean;
  readonly visitor?: Visitor;
  /** A session that ends with this: undoes a `fresh` one. */
  readonly ends?: string;
}

/** Filter of listed sessions. Default: all that the operator may see. */
export interface ListFilter {
  readonly chatbotId?: string | undefined;
  readonly state?: SessionState | undefined;
  /** Only sessions of this operator; only admins may name another than themselves. */
  readonly operatorId?: string | undefined;
  readonly since?: Date | undefined;
  readonly until?: Date | undefined;
  /** Cursor of the previous page. */
  readonly cursor?: string | undefined;
  /** Default 50. */
  readonly limit?: number | undefined;
}

export interface SessionList {
  readonly sessions: readonly SessionRecord[];
  /** Cursor of the next page; null if this is the last. */
  readonly cursor: string | null;
}

/**
 * Test sessions. Each is its operator's own; admins of the tenant may read and end those of others.
 * Whatever else there is, in another tenant or of a chatbot that the operator may not use, is the
 * same `not-found` as what does not exist. What is done to a session reaches everybody who has it
 * open, on whatever process.
 */
export class TestSessionService {
  readonly #parts: TestSessionParts;

  constructor(parts: TestSessionParts) {
    this.#parts = parts;
  }

  /** A session as a new visitor. @throws CodedError `not-found` */
  async create(
    operator: Operator,
    chatbotId: string,
    visitor: Visitor = {},
  ): Promise<SessionRecord> {
    await this.#checkChatbot(operator, chatbotId);
    const { tenantId, operatorId } = operator;
    const { storage, idleMs } = this.#parts;
    const created = await storage.sessions.create({
      id: randomUUID(),
      tenantId,
      chatbotId,
      operatorId,
      tokenHash: null,
      visitor: newVisitor(visitor),
      idleMs,
    });
    this.#parts.onCreated?.(created.id);
    return created;
  }

  /**
   * The session of this id; without one the operator's latest of this chatbot, or a new one.
   *
   * @param beforeNew may refuse that a session is made
   * @throws CodedError `not-found`, `forbidden`, `session-ended`, `session-expired`
   */
  async open(
    operator: Operator,
    chatbotId: string,
    wish: OpenWish,
    beforeNew: () => Promise<void> = () => Promise.resolve(),
  ): Promise<SessionRecord> {
    const session = await this.#opened(operator, chatbotId, wish, beforeNew);
    if (wish.ends !== undefined && wish.ends !== session.id)
      await this.#endOwn(operator, wish.ends);
    return session;
  }

  /** @throws CodedError `not-found` */
  async get(operator: Operator, sessionId: string): Promise<SessionRecord> {
    const session = await this.#parts.storage.sessions.find(operator.tenantId, sessionId);
    const mayRead = operator.role === 'admin' || session?.operatorId === operator.operatorId;
    if (!session || !mayRead || !mayUse(operator, session.chatbotId)) throw notFound();
    return session;
  }

  /**
   * Sessions, newest first: the operator's own; of admins those of the whole tenant.
   *
   * @throws CodedError `not-found` of the chatbot; `forbidden` if an operator asks for somebody
   *   else's; `bad-request` if the cursor is none
   */
  async list(operator: Operator, filter: ListFilter = {}): Promise<SessionList> {
    const { chatbotId, operatorId, cursor, limit = PAGE, state, since, until } = filter;
    const isAdmin = operator.role === 'admin';
    if (!isAdmin && operatorId !== undefined && operatorId !== operator.operatorId) {
      throw new CodedError('forbidden');
    }
    if (chatbotId !== undefined) await this.#checkChatbot(operator, chatbotId);
    const { sessions, next } = await this.#parts.storage.sessions.list({
      tenantId: operator.tenantId,
      operatorId: isAdmin ? operatorId : operator.operatorId,
      chatbotIds: chatbotId === undefined ? operator.chatbots : [chatbotId],
      state,
      since,
      until,
      after: cursor === undefined ? undefined : decodeListCursor(cursor),
      limit,
    });
    return { sessions, cursor: next && encodeListCursor(next) };
  }

  /** The page of the log that ends before `before`. @throws CodedError `not-found` */
  async messages(
    operator: Operator,
    sessionId: string,
    epoch: number,
    before: number,
  ): Promise<{ readonly messages: readonly Message[]; readonly hasMore: boolean }> {
    const session = await this.get(operator, sessionId);
    const { storage } = this.#parts;
    return storage.messages.readPage(session.id, epoch, before, LIMITS.snapshotMessages);
  }

  /** Prompt and exchanges of a reply; null where there are none. @throws CodedError `not-found` */
  async details(
    operator: Operator,
    sessionId: string,
    replyId: string,
  ): Promise<ReplyDetails | null> {
    const { id } = await this.get(operator, sessionId);
    return this.#parts.storage.records.findDetails(id, replyId);
  }

  /** Finds the chatbot and trace of a reported error. @throws CodedError `not-found` */
  async reported(
    operator: Operator,
    sessionId: string,
    replyId: string | null,
  ): Promise<{ readonly chatbotId: string; readonly trace: ReplyDebug | null }> {
    const { id, chatbotId } = await this.get(operator, sessionId);
    const trace = replyId ? await this.#parts.storage.records.findDebug(id, replyId) : null;
    return { chatbotId, trace };
  }

  /** The session with all that is known of its replies. @throws CodedError `not-found` */
  async export(operator: Operator, sessionId: string): Promise<SessionExport> {
    const session = await this.get(operator, sessionId);
    const { storage, chatbots } = this.#parts;
    await this.#parts.audit?.add(operator, {
      action: 'session.export',
      object: { type: 'session', id: session.id },
    });
    const [messages, details, chatbot] = await Promise.all([
      this.#allMessages(session),
      storage.records.listDetails(session.id),
      chatbots.revisionFor(session.chatbotId, 'test'),
    ]);
    return { mode: 'test', session, chatbot, messages, details, at: new Date() };
  }

  async #allMessages({ id, epoch, seq }: SessionRecord): Promise<readonly Message[]> {
    const pages: (readonly Message[])[] = [];
    for (let before = seq + 1, more = true; more;) {
      const { storage } = this.#parts;
      const page = await storage.messages.readPage(id, epoch, before, LIMITS.snapshotMessages);
      pages.unshift(page.messages);
      before = page.messages[0]?.seq ?? 1;
      more = page.hasMore;
    }
    return pages.flat();
  }

  /**
   * Clears the conversation for everybody in the session; the visitor stays who they are.
   *
   * @returns the epoch that is current now
   * @throws CodedError `not-found`, `forbidden`, `session-ended`, `session-expired`
   */
  async reset(operator: Operator, sessionId: string): Promise<number> {
    const session = await this.#ownOpen(operator, sessionId);
    const epoch = await this.#parts.operations.reset(session.id, session.epoch);
    // Somebody else's reset was faster, and has done the same.
    return epoch ?? (await this.get(operator, sessionId)).epoch;
  }

  /**
   * Brings back what the last reset has cleared.
   *
   * @param epoch the one that the reset has begun; if it is not current any more nothing is done
   * @returns where the log is now
   * @throws CodedError `not-found`, `forbidden`, `too-late`, `session-ended`, `session-expired`
   */
  async undoReset(operator: Operator, sessionId: string, epoch: number): Promise<LogHead> {
    const session = await this.#ownOpen(operator, sessionId);
    const head = await this.#parts.operations.undo(session.id, epoch);
    return head ?? this.get(operator, sessionId);
  }

  /**
   * The idle time starts again.
   *
   * @throws CodedError `not-found`, `forbidden`, `session-ended`, `session-expired`
   */
  async extend(operator: Operator, sessionId: string): Promise<SessionRecord> {
    return this.#parts.operations.extend(await this.#own(operator, sessionId));
  }

  /** Closes the session for good. Idempotent. @throws CodedError `not-found` */
  async end(operator: Operator, sessionId: string): Promise<SessionRecord> {
    const { id, operatorId, chatbotId } = await this.get(operator, sessionId);
    const object = { type: 'session', id } as const;
    const before = { chatbotId, operatorId };
    const isOwn = operatorId === operator.operatorId;
    await this.#parts.operations.end(
      id,
      isOwn ? null : { actor: operator, entry: { action: 'session.end', object, before } },
    );
    return this.get(operator, sessionId);
  }

  /**
   * Has the session expire now, as if nobody had written for too long. Idempotent.
   *
   * @throws CodedError `not-found`, `forbidden`, `session-ended`
   */
  async expire(operator: Operator, sessionId: string): Promise<SessionRecord> {
    const session = await this.#own(operator, sessionId);
    if (session.endedAt) throw new CodedError('session-ended');
    return (await this.#parts.operations.expire(session.id)) ?? session;
  }

  async #opened(
    operator: Operator,
    chatbotId: string,
    wish: OpenWish,
    beforeNew: () => Promise<void>,
  ): Promise<SessionRecord> {
    if (wish.sessionId !== undefined && !wish.fresh) {
      const session = await this.#ownOpen(operator, wish.sessionId);
      if (session.chatbotId !== chatbotId) throw notFound();
      return session;
    }
    await this.#checkChatbot(operator, chatbotId);
    const { tenantId, operatorId } = operator;
    const latest = wish.fresh
      ? null
      : await this.#parts.storage.sessions.findLatest(tenantId, chatbotId, operatorId);
    if (latest) return latest;
    await beforeNew();
    return this.create(operator, chatbotId, wish.visitor);
  }

  /** Ends an operator's own session; does nothing if it does not exist or belongs to somebody else. */
  async #endOwn(operator: Operator, sessionId: string): Promise<void> {
    const session = await this.#parts.storage.sessions.find(operator.tenantId, sessionId);
    if (session?.operatorId === operator.operatorId)
      await this.#parts.operations.end(session.id, null);
  }

  /** Finds an operator's own session. Whoever may see another's may know that it is not theirs. */
  async #own(operator: Operator, sessionId: string): Promise<SessionRecord> {
    const session = await this.get(operator, sessionId);
    if (session.operatorId !== operator.operatorId) throw new CodedError('forbidden');
    return session;
  }

  async #ownOpen(operator: Operator, sessionId: string): Promise<SessionRecord> {
    const session = await this.#own(operator, sessionId);
    if (!session.open) throw overError(session.endedAt ? 'ended' : 'expired');
    return session;
  }

  async #checkChatbot(operator: Operator, chatbotId: string): Promise<void> {
    if (!mayUse(operator, chatbotId)) throw notFound();
    const { chatbots } = this.#parts;
    if (!(await chatbots.revisionFor(chatbotId, 'test', operator.tenantId))) throw notFound();
  }
}

function notFound(): CodedError {
  return new CodedError('not-found', { what: 'chatbot or session' });
}
