import { randomUUID } from 'node:crypto';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type {
  BotMessage,
  FeedbackValue,
  UserMessage,
} from '@chatbot-test/shared/protocol/message.schema.js';
import type {
  AckFrame,
  MessageFrame,
  RecoveredFrame,
} from '@chatbot-test/shared/protocol/server-frames.schema.js';
import type { Deed } from '../../audit/audited.js';
import { within } from '../../within.js';
import type {
  KnownVisitor,
  Simulation,
  VisitorInputs,
} from '@chatbot-test/shared/protocol/client-frames.schema.js';
import type { Appended, LogHead } from '../storage/message-log.js';
import type { SessionRecord, SessionState } from '../storage/session-repository.js';
import { revisionOf } from './chatbot-directory.js';
import type { EngineParts } from './engine-parts.js';
import { doneFrame, sessionTopic, type SessionNews } from './room/news.js';
import type { ReplyControl } from './reply/reply-control.js';
import { previewOf } from './overrides.js';
import type { ReplyRunner } from './reply/reply-runner.js';
import type { Release, ReplySlots } from './reply/reply-slots.js';
import { toPostgresText } from '../storage/postgres-text.js';
import type { VisitorIdentity } from '../../visitor-identity/visitor-identities.js';
import { identified, isSameVisitor, proven } from './visitor.js';

/** Delay after which somebody with too much unanswered may retry, in ms. */
const UNANSWERED_RETRY_MS = 2_000;

/** Key of the session to work on. */
export interface SessionKey {
  readonly id: string;
  readonly chatbotId: string;
  readonly tenantId: string;
}

interface Send {
  readonly cid: string;
  readonly text: string;
  /** Correlation id of the HTTP request, or of the one that the socket began as. */
  readonly requestId?: string | undefined;
}

/** Operations in a session, whatever way they were asked for. */
export class SessionOperations {
  readonly #parts: EngineParts;
  readonly #runner: ReplyRunner;
  readonly #control: ReplyControl;
  readonly #slots: ReplySlots;

  constructor(parts: EngineParts, runner: ReplyRunner, control: ReplyControl, slots: ReplySlots) {
    this.#slots = slots;
    this.#parts = parts;
    this.#runner = runner;
    this.#control = control;
  }

  /**
   * Stores a message and has it answered.
   *
   * @param onAck called right after the commit, before anybody else hears of the message
   * @throws CodedError `busy`, `conflict`, `session-ended`, `session-expired`, or `database-unavailable`: it may be stored
   *   or not, and sending it again under the same `cid` tells
   */
  async send(session: SessionKey, send: Send, onAck: (ack: AckFrame) => void): Promise<void> {
    const stored = this.#admit(session);
    const replyId = randomUUID();
    const told = this.#runner.expect(replyId);
    await this.#storeAndTell(session, replyId, send, { onAck, stored }).finally(told);
  }

  async #storeAndTell(
    session: SessionKey,
    replyId: string,
    send: Send,
    { onAck, stored }: { readonly onAck: (ack: AckFrame) => void; readonly stored: Release },
  ): Promise<void> {
    const at = performance.now();
    const { cid, requestId } = send;
    const text = toPostgresText(send.text);
    const appended = await this.#append(session.id, replyId, cid, text).finally(stored);
    if (!('seq' in appended)) {
      if (appended.outcome === 'conflict') throw new CodedError('conflict');
      throw overError(await this.#parts.storage.sessions.stateOf(session.id));
    }
    const { messageId, epoch, seq, createdAt } = appended;
    onAck({ type: 'ack', cid, messageId, epoch, seq });
    if (appended.outcome === 'known') return;
    this.#tellAsked(session, replyId, requestId);
    const message: UserMessage = {
      role: 'user',
      id: messageId,
      seq,
      cid,
      text,
      createdAt: createdAt.toISOString(),
    };
    this.#publish(session.id, { type: 'message', epoch, message, replyId } satisfies MessageFrame);
    void this.#runner.wake(session.id, { replyId, at, tenantId: session.tenantId });
  }

  /** Ties the request that a message came by to the reply, whose id all that follows has. */
  #tellAsked(
    { id, chatbotId }: SessionKey,
    correlationId: string,
    requestId: string | undefined,
  ): void {
    const { log, mode } = this.#parts;
    log.info({ correlationId, requestId, sessionId: id, chatbotId, mode }, 'message');
  }

  /** @throws CodedError `busy`, with when to try again */
  #admit({ id, tenantId }: SessionKey): Release {
    const { unansweredMessages } = this.#parts.settings;
    if (this.#runner.unanswered(id) >= unansweredMessages) {
      throw new CodedError('busy', { retryAfterMs: UNANSWERED_RETRY_MS });
    }
    return this.#slots.admit(tenantId);
  }

  async #append(sessionId: string, replyId: string, cid: string, text: string): Promise<Appended> {
    const { storage, settings, log } = this.#parts;
    const messageId = randomUUID();
    const { idleMs } = settings;
    const storing = storage.messages.append({ sessionId, messageId, replyId, cid, text, idleMs });
    try {
      return await within(settings.storeMs, storing);
    } catch (error) {
      log.error({ err: error, sessionId, cid }, 'a message could not be stored');
      // It may have been stored all the same, or still be: then it is to be answered.
      void Promise.allSettled([storing]).then(() => this.#runner.wake(sessionId));
      throw new CodedError('database-unavailable', {}, error);
    }
  }

  /** Ends a reply where it is. Does nothing if it has ended, or is of another session. */
  async stop(session: SessionKey, replyId: string): Promise<void> {
    if (await this.#runner.stop(session.id, replyId)) return;
    const { storage, chatbots, mode } = this.#parts;
    const revision = (await chatbots.revisionFor(session.chatbotId, mode))?.revision ?? 1;
    const ended = await storage.queue.stopQueued(session.id, replyId, revision);
    if (!ended) {
      // It has ended, or another process answers it, which hears of this now or finds it stored.
      if (await storage.queue.requestStop(session.id, replyId)) {
        this.#control.ask({ type: 'stop', sessionId: session.id, replyId });
      }
      return;
    }
    const message: BotMessage = {
      role: 'bot',
      id: replyId,
      seq: ended.seq,
      replyTo: ended.replyTo,
      gen: ended.gen,
      state: 'stopped',
      text: '',
      sources: [],
      revision,
      createdAt: ended.createdAt.toISOString(),
      ...(ended.replaces && { replaces: ended.replaces }),
    };
    this.#publish(session.id, doneFrame(ended.epoch, message));
    // The runner may have looked while that one was in the way.
    void this.#runner.wake(session.id);
  }

  /** Has the last reply given again. Does nothing if it is not the last, or is being replaced. */
  async regenerate(session: SessionKey, replyId: string, requestId?: string): Promise<void> {
    const at = performance.now();
    const { id: sessionId, tenantId } = session;
    const stored = this.#admit(session);
    const { storage, settings } = this.#parts;
    const newReplyId = randomUUID();
    const { idleMs } = settings;
    const told = this.#runner.expect(newReplyId);
    try {
      const queued = await storage.queue
        .regenerate(sessionId, replyId, newReplyId, idleMs)
        .finally(stored);
      if (!queued) return;
      this.#tellAsked(session, newReplyId, requestId);
      const reply = { ...queued, replyId: newReplyId, replaces: replyId };
      this.#publish(sessionId, { type: 'reply', ...reply });
      void this.#runner.wake(sessionId, { replyId: newReplyId, at, tenantId });
    } finally {
      told();
    }
  }

  /** Stores what a reader thinks of a reply that has ended, and why; `none` takes it back. */
  async rate(sessionId: string, replyId: string, value: FeedbackValue, why = ''): Promise<void> {
    const { records } = this.#parts.storage;
    const reason = value === 'none' || !why ? null : toPostgresText(why);
    const rated = await records.rate(sessionId, replyId, value === 'none' ? null : value, reason);
    if (!rated) return;
    const said = { replyId, value, ...(reason && { reason }) };
    this.#publish(sessionId, { type: 'feedback', epoch: rated.epoch, ...said });
  }

  /**
   * Clears the conversation for everybody.
   *
   * @returns the new epoch; null if `epoch` was not the session's, and nothing was done
   */
  async reset(sessionId: string, epoch: number): Promise<number | null> {
    const next = await this.#parts.storage.messages.reset(sessionId, epoch);
    if (!next) return null;
    const frame: RecoveredFrame = {
      type: 'recovered',
      recovery: {
        epoch: next.epoch,
        seq: 0,
        complete: false,
        hasMore: false,
        messages: [],
        replies: [],
      },
    };
    this.#publish(sessionId, frame);
    await this.#runner.clear(sessionId, next.epoch);
    this.#control.ask({ type: 'clear', sessionId, epoch: next.epoch });
    return next.epoch;
  }

  /**
   * Brings back what the last reset has cleared, for everybody; what was written since follows on
   * it. Does nothing if `epoch` is not the session's.
   *
   * @returns where the log is now; null if nothing was done
   * @throws CodedError `too-late` if there is nothing to bring back, or not any more
   */
  async undo(sessionId: string, epoch: number): Promise<LogHead | null> {
    const { storage, settings } = this.#parts;
    const undone = await storage.messages.undoReset(sessionId, epoch, settings.undoMs);
    if (undone.outcome === 'too-late') throw new CodedError('too-late');
    if (undone.outcome !== 'undone') return null;
    const { head } = undone;
    this.#publish(sessionId, { type: 'moved', ...head });
    void this.#runner.wake(sessionId);
    return head;
  }

  /**
   * The idle time starts again, and everybody is told.
   *
   * @param deed of somebody else than its owner, for the audit log
   * @throws CodedError `session-ended`, `session-expired`
   */
  async extend(session: SessionKey, deed: Deed | null = null): Promise<SessionRecord> {
    const { storage, settings } = this.#parts;
    const extended = await storage.sessions.extend(session.id, settings.idleMs, deed);
    if (!extended) throw overError(await storage.sessions.stateOf(session.id));
    this.#publish(session.id, { type: 'extended', inMs: extended.expiresInMs });
    return extended;
  }

  /**
   * A page says who its visitor is, without a proof.
   *
   * @throws CodedError `session-ended`, `session-expired`; `identity-required` where that is no use
   */
  async identify(
    session: Pick<SessionRecord, 'id' | 'chatbotId' | 'visitor'>,
    said: VisitorInputs,
  ): Promise<SessionRecord> {
    const { chatbots, mode } = this.#parts;
    const chatbot = mode === 'live' ? await revisionOf(chatbots, session, mode) : null;
    if (chatbot?.config.identity?.required) throw new CodedError('identity-required');
    return this.#isNow(session, identified(session.visitor, said));
  }

  /**
   * A page proves who its visitor is, or nothing: what was proven before is so no longer.
   *
   * @throws CodedError `session-ended`, `session-expired`
   */
  async prove(session: SessionRecord, identity: VisitorIdentity | null): Promise<SessionRecord> {
    const visitor = proven(session.visitor, identity);
    return isSameVisitor(session.visitor, visitor) ? session : this.#isNow(session, visitor);
  }

  async #isNow({ id }: Pick<SessionRecord, 'id'>, visitor: KnownVisitor): Promise<SessionRecord> {
    const { storage } = this.#parts;
    const known = await storage.sessions.identify(id, visitor);
    if (!known) throw overError(await storage.sessions.stateOf(id));
    return known;
  }

  /** A session counts as idle for too long from now on, for everybody. */
  async expire(sessionId: string): Promise<SessionRecord | null> {
    const expired = await this.#parts.storage.sessions.expire(sessionId);
    if (expired) {
      this.#publish(sessionId, { type: 'expired' });
      await this.#stopReplies(sessionId);
    }
    return expired;
  }

  /**
   * Has values that nobody has saved answer this session, from the next reply on.
   *
   * @throws CodedError `test-only`, `bad-preview`, `not-found`
   */
  async preview({ id, chatbotId }: SessionKey, changes: object): Promise<void> {
    const { chatbots, mode } = this.#parts;
    if (mode === 'live') throw new CodedError('test-only', { what: 'a preview' });
    const draft = await chatbots.revisionFor(chatbotId, mode);
    if (!draft) throw new CodedError('not-found', { what: 'chatbot' });
    this.#publish(id, { type: 'override', preview: previewOf(draft, changes) });
  }

  /** Plays a failure, or none, from the next reply on. @throws CodedError `test-only` */
  simulate({ id }: SessionKey, simulation: Simulation): void {
    if (this.#parts.mode === 'live') throw new CodedError('test-only', { what: 'a simulation' });
    this.#publish(id, { type: 'override', simulation });
  }

  /**
   * Ends a session for everybody. What is being answered stops, and so does what waits.
   *
   * @param deed of somebody else than its owner, for the audit log
   */
  async end(sessionId: string, deed: Deed | null): Promise<void> {
    await this.#parts.storage.sessions.end(sessionId, deed);
    this.#publish(sessionId, { type: 'ended' });
    await this.#stopReplies(sessionId);
  }

  /** Whoever answers stops; what is queued is claimed and found to be of a session that is over. */
  async #stopReplies(sessionId: string): Promise<void> {
    await this.#runner.stopAll(sessionId);
    this.#control.ask({ type: 'over', sessionId });
  }

  #publish(sessionId: string, news: SessionNews): void {
    this.#parts.liveStore.publish(sessionTopic(sessionId), JSON.stringify(news));
  }
}

/** Error for actions on a session that is over. */
export function overError(state: SessionState | null): CodedError {
  return new CodedError(state === 'expired' ? 'session-expired' : 'session-ended');
}
