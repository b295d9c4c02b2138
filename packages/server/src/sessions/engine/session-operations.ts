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
import { within } from '../../within.js';
import type {
  Simulation,
  VisitorInputs,
} from '@chatbot-test/shared/protocol/client-frames.schema.js';
import type { Appended, LogHead, SessionRecord, SessionState } from '../session-repository.js';
import type { EngineParts } from './engine-parts.js';
import { doneFrame, sessionTopic, type SessionNews } from './news.js';
import type { ReplyControl } from './reply-control.js';
import { previewOf } from './overrides.js';
import type { ReplyRunner } from './reply-runner.js';
import { storable } from './storable.js';
import { identified } from '../visitor.js';

/** Which session something is done to. */
export interface SessionKey {
  readonly id: string;
  readonly chatbotId: string;
}

/** What can be done in a session, whatever way it was asked for. */
export class SessionOperations {
  readonly #parts: EngineParts;
  readonly #runner: ReplyRunner;
  readonly #control: ReplyControl;

  constructor(parts: EngineParts, runner: ReplyRunner, control: ReplyControl) {
    this.#parts = parts;
    this.#runner = runner;
    this.#control = control;
  }

  /**
   * Stores a message and has it answered.
   *
   * @param onAck called right after the commit, before anybody else hears of the message
   * @throws CodedError `conflict`, `session-ended`, `session-expired`, or `database-unavailable`: it may be stored or
   *   not, and sending it again under the same `cid` tells
   */
  async send(
    session: SessionKey,
    send: { readonly cid: string; readonly text: string },
    onAck: (ack: AckFrame) => void,
  ): Promise<void> {
    const at = performance.now();
    const replyId = randomUUID();
    const { cid } = send;
    const text = storable(send.text);
    const appended = await this.#append(session.id, replyId, cid, text);
    if (!('seq' in appended)) {
      if (appended.outcome === 'conflict') throw new CodedError('conflict');
      throw overError(await this.#parts.repository.stateOf(session.id));
    }
    const { messageId, epoch, seq, createdAt } = appended;
    onAck({ type: 'ack', cid, messageId, epoch, seq });
    if (appended.outcome === 'known') return;
    const message: UserMessage = {
      role: 'user',
      id: messageId,
      seq,
      cid,
      text,
      createdAt: createdAt.toISOString(),
    };
    this.#publish(session.id, { type: 'message', epoch, message, replyId } satisfies MessageFrame);
    void this.#runner.wake(session.id, { replyId, at });
  }

  async #append(sessionId: string, replyId: string, cid: string, text: string): Promise<Appended> {
    const { repository, settings, log } = this.#parts;
    const messageId = randomUUID();
    const { idleMs } = settings;
    const storing = repository.append({ sessionId, messageId, replyId, cid, text, idleMs });
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
    const { repository, chatbots, mode } = this.#parts;
    const revision = (await chatbots.revisionFor(session.chatbotId, mode))?.revision ?? 1;
    const ended = await repository.stopQueued(session.id, replyId, revision);
    if (!ended) {
      // It has ended, or another process answers it, which hears of this now or finds it stored.
      if (await repository.requestStop(session.id, replyId)) {
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
  async regenerate(sessionId: string, replyId: string): Promise<void> {
    const at = performance.now();
    const { repository, settings } = this.#parts;
    const newReplyId = randomUUID();
    const queued = await repository.regenerate(sessionId, replyId, newReplyId, settings.idleMs);
    if (!queued) return;
    this.#publish(sessionId, { type: 'reply', ...queued, replyId: newReplyId, replaces: replyId });
    void this.#runner.wake(sessionId, { replyId: newReplyId, at });
  }

  /** Stores what a reader thinks of a reply that has ended; `none` takes it back. */
  async rate(sessionId: string, replyId: string, value: FeedbackValue): Promise<void> {
    const { repository } = this.#parts;
    const rated = await repository.rate(sessionId, replyId, value === 'none' ? null : value);
    if (!rated) return;
    this.#publish(sessionId, { type: 'feedback', epoch: rated.epoch, replyId, value });
  }

  /**
   * Clears the conversation for everybody.
   *
   * @returns the new epoch; null if `epoch` was not the session's, and nothing was done
   */
  async reset(sessionId: string, epoch: number): Promise<number | null> {
    const next = await this.#parts.repository.reset(sessionId, epoch);
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
    const { repository, settings } = this.#parts;
    const undone = await repository.undoReset(sessionId, epoch, settings.undoMs);
    if (undone.outcome === 'too-late') throw new CodedError('too-late');
    if (undone.outcome !== 'undone') return null;
    const { head } = undone;
    this.#publish(sessionId, { type: 'moved', ...head });
    void this.#runner.wake(sessionId);
    return head;
  }

  /** The idle time starts again, and everybody is told. @throws CodedError `session-ended`, `session-expired` */
  async extend(session: SessionKey): Promise<SessionRecord> {
    const { repository, settings } = this.#parts;
    const extended = await repository.extend(session.id, settings.idleMs);
    if (!extended) throw overError(await repository.stateOf(session.id));
    this.#publish(session.id, { type: 'extended', inMs: extended.expiresInMs });
    return extended;
  }

  /** A page says who its visitor is. @throws CodedError `session-ended`, `session-expired` */
  async identify(session: SessionRecord, said: VisitorInputs): Promise<SessionRecord> {
    const { repository } = this.#parts;
    const known = await repository.identify(session.id, identified(session.visitor, said));
    if (!known) throw overError(await repository.stateOf(session.id));
    return known;
  }

  /** A session counts as idle for too long from now on, for everybody. */
  async expire(sessionId: string): Promise<SessionRecord | null> {
    const expired = await this.#parts.repository.expire(sessionId);
    if (expired) this.#publish(sessionId, { type: 'expired' });
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

  /** Ends a session for everybody. What was sent before is answered and stored all the same. */
  async end(sessionId: string): Promise<void> {
    await this.#parts.repository.end(sessionId);
    this.#publish(sessionId, { type: 'ended' });
  }

  #publish(sessionId: string, news: SessionNews): void {
    this.#parts.liveStore.publish(sessionTopic(sessionId), JSON.stringify(news));
  }
}

/** Why nothing can be done in a session any more. */
export function overError(state: SessionState | null): CodedError {
  return new CodedError(state === 'expired' ? 'session-expired' : 'session-ended');
}
