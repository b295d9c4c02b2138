import type { Cursor } from '../protocol/client-frames.schema.js';
import type { BotMessage, Message, UserMessage } from '../protocol/message.schema.js';
import type {
  AckFrame,
  DeltaFrame,
  DoneFrame,
  MessageFrame,
  PageFrame,
  Recovery,
  RecoveredFrame,
  ReplyFrame,
} from '../protocol/server-frames.schema.js';
import { buildBotMessage, buildUserMessage } from './builders.js';

/** A reply that the model has not ended. */
export interface ModelReply {
  readonly replyId: string;
  readonly replyTo: string;
  gen: number;
  text: string;
  readonly replaces?: string;
}

/**
 * The server's side of the protocol at its simplest: one session in memory, one reply at a time,
 * nothing lost. It makes the frames a real server would send, and it knows what every client must
 * show in the end. Rules: docs/protocol.md.
 */
export class ModelServer {
  #epoch = 1;
  #log: Message[] = [];
  #replies: ModelReply[] = [];
  #ids = 0;
  readonly #past = new Map<number, readonly Message[]>();
  readonly #sent = new Map<string, AckFrame>();
  readonly #pageSize: number;

  /** @param pageSize Messages in a snapshot, and the most that a recovery catches up. */
  constructor(pageSize = 200) {
    this.#pageSize = pageSize;
  }

  get epoch(): number {
    return this.#epoch;
  }

  /** Replies on the way, oldest first; the first is the one being answered. */
  get replies(): readonly ModelReply[] {
    return this.#replies;
  }

  /** The log of an epoch, also of one that a reset has ended. */
  logOf(epoch: number): readonly Message[] {
    return epoch === this.#epoch ? this.#log : (this.#past.get(epoch) ?? []);
  }

  /** Stores a message, once per `cid`; a repeat gets the first ack again and nothing else. */
  send(cid: string, text: string): [MessageFrame, AckFrame] | [AckFrame] {
    const known = this.#sent.get(cid);
    if (known) return [known];
    const id = `message-${(this.#ids += 1)}`;
    const replyId = `reply-${this.#ids}`;
    const seq = this.#log.length + 1;
    const message: UserMessage = buildUserMessage({ id, seq, cid, text });
    const ack: AckFrame = { type: 'ack', cid, messageId: id, epoch: this.#epoch, seq };
    this.#log.push(message);
    this.#replies.push({ replyId, replyTo: id, gen: 1, text: '' });
    this.#sent.set(cid, ack);
    return [{ type: 'message', epoch: this.#epoch, message, replyId }, ack];
  }

  /** The next piece of the reply being answered; null if there is none. */
  say(text: string): DeltaFrame | null {
    const reply = this.#replies[0];
    if (!reply || text === '') return null;
    const { replyId, gen } = reply;
    const offset = reply.text.length;
    reply.text += text;
    return { type: 'delta', replyId, gen, offset, text };
  }

  /** Has the last reply of the log given again; null while something is unanswered. */
  regenerate(): ReplyFrame | null {
    const last = this.#log.at(-1);
    if (last?.role !== 'bot' || this.#replies.length > 0) return null;
    const [replyId, replyTo, replaces] = [`reply-${(this.#ids += 1)}`, last.replyTo, last.id];
    this.#replies.push({ replyId, replyTo, gen: 1, text: '', replaces });
    const seq = this.#log.length;
    return { type: 'reply', epoch: this.#epoch, seq, replyId, replyTo, replaces };
  }

  /** The reply being answered is started again, as after a crash. */
  restart(): void {
    const reply = this.#replies[0];
    if (!reply) return;
    reply.gen += 1;
    reply.text = '';
  }

  /** Ends the reply being answered; null if there is none. */
  end(state: BotMessage['state'] = 'done'): DoneFrame | null {
    const reply = this.#replies.shift();
    if (!reply) return null;
    const { replyId: id, text, ...rest } = reply;
    const stored = buildBotMessage({ id, seq: this.#log.length + 1, ...rest, state, text });
    this.#log.push(stored);
    const { text: _, ...message } = stored;
    return { type: 'done', epoch: this.#epoch, message, length: text.length, sha256: '' };
  }

  reset(): RecoveredFrame {
    this.#past.set(this.#epoch, this.#log);
    this.#epoch += 1;
    this.#log = [];
    this.#replies = [];
    return { type: 'recovered', recovery: this.recovery() };
  }

  /** The page of the log that ends before a place in it. */
  page(epoch: number, before: number): PageFrame {
    const all = epoch === this.#epoch ? this.#log.slice(0, before - 1) : [];
    const messages = all.slice(-this.#pageSize);
    return { type: 'page', epoch, before, messages, hasMore: messages.length < all.length };
  }

  /** Computes the recovery of a client at this cursor. */
  recovery(cursor: Cursor = { epoch: 0, seq: 0, replies: [] }): Recovery {
    const missing = this.#log.slice(cursor.seq);
    const complete = cursor.epoch === this.#epoch && missing.length <= this.#pageSize;
    const earlier = complete ? [] : this.#log.slice(0, -this.#pageSize);
    return {
      epoch: this.#epoch,
      seq: this.#log.length,
      complete,
      hasMore: earlier.length > 0,
      earlierQuestions: earlier.filter(({ role }) => role === 'user').length,
      messages: complete ? missing : this.#log.slice(-this.#pageSize),
      replies: this.#replies.map(({ text, ...rest }) => {
        const { replyId, gen } = rest;
        const known = cursor.replies.find((reply) => reply.replyId === replyId);
        const offset = known?.gen === gen && known.offset <= text.length ? known.offset : 0;
        return { ...rest, offset, text: text.slice(offset) };
      }),
    };
  }
}
