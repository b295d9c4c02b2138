import { createHash } from 'node:crypto';
import {
  EMPTY_CONVERSATION,
  type Conversation,
} from '@chatbot-test/shared/conversation/conversation.js';
import { cursorOf } from '@chatbot-test/shared/conversation/cursor.js';
import { reduce } from '@chatbot-test/shared/conversation/reduce.js';
import type { ClientFrame } from '@chatbot-test/shared/protocol/client-frames.schema.js';
import { mayReconnect } from '@chatbot-test/shared/protocol/may-reconnect.js';
import { parseServerFrame } from '@chatbot-test/shared/protocol/guard.js';
import { LIMITS } from '@chatbot-test/shared/protocol/limits.js';
import type { ServerFrame } from '@chatbot-test/shared/protocol/server-frames.schema.js';
import { SUBPROTOCOL } from '@chatbot-test/shared/protocol/version.js';
import { WebSocket } from 'ws';
import { PATIENCE_MS } from '../../testing/patience.js';
import { CHATBOT, DASHBOARD, operatorToken } from './operator.js';

export interface ChaosClientOptions {
  readonly port: number;
  /** Absent: the first `welcome` gives one. */
  readonly sessionId?: string;
  /** Silence after which a link is dropped, in ms. */
  readonly silenceMs?: number;
  /** The first pause before it comes back, in ms; doubled up to 20 times that. */
  readonly backoffMs?: number;
}

/** A message that was not refused keeps its place among the others of its client. */
export interface Sent {
  readonly cid: string;
  readonly text: string;
  /** The epoch in which it was acked; null before that. */
  acked: number | null;
  wasRefused: boolean;
}

/**
 * Client that acts as a browser does, over a real socket and with the real reducer: an outbox sent
 * again on every connection, a cursor, a heartbeat, backoff. Whatever must never be seen is in
 * `violations`.
 */
export class ChaosClient {
  readonly violations: string[] = [];
  /** Messages in the order of sending. */
  readonly sent: Sent[] = [];
  conversation: Conversation = EMPTY_CONVERSATION;
  sessionId: string | null;
  /** Count of `welcome` frames received. */
  welcomes = 0;
  isReading = true;
  /** Codes with which its sockets were closed. */
  readonly closes: number[] = [];
  readonly #options: ChaosClientOptions;
  readonly #listeners = new Set<() => void>();
  #socket: WebSocket | null = null;
  #failures = 0;
  #heardAt = 0;
  #retry: NodeJS.Timeout | undefined;
  #heartbeat: NodeJS.Timeout | undefined;
  #isWanted = false;
  #isGreeted = false;
  #hasHole = false;
  /** Sent on this connection and not acked yet. */
  #inFlight = new Set<string>();

  constructor(options: ChaosClientOptions) {
    this.#options = options;
    this.sessionId = options.sessionId ?? null;
  }

  /** Begins to be connected, and stays so. */
  start(): void {
    this.#isWanted = true;
    this.#connect();
    const { silenceMs = 5_000 } = this.#options;
    clearInterval(this.#heartbeat);
    this.#heartbeat = setInterval(() => {
      if (performance.now() - this.#heardAt > silenceMs) this.#socket?.terminate();
      else if (this.#isGreeted) this.#write({ type: 'ping' });
    }, silenceMs / 5);
  }

  /** Takes no bytes any more, or does again. */
  read(isReading: boolean): void {
    this.isReading = isReading;
    if (isReading) this.#socket?.resume();
    else this.#socket?.pause();
  }

  stop(): void {
    this.#isWanted = false;
    clearTimeout(this.#retry);
    clearInterval(this.#heartbeat);
    this.#socket?.terminate();
  }

  /** The page is loaded again: all but the outbox is forgotten. */
  reload(): void {
    this.conversation = { ...EMPTY_CONVERSATION };
    this.#socket?.terminate();
  }

  send(cid: string, text: string): void {
    this.sent.push({ cid, text, acked: null, wasRefused: false });
    this.#flush();
  }

  stopReply(): void {
    const [reply] = this.conversation.replies;
    if (reply) this.#write({ type: 'stop', replyId: reply.replyId });
  }

  reset(): void {
    if (this.#isGreeted) this.#write({ type: 'reset', epoch: this.conversation.epoch });
  }

  get isConnected(): boolean {
    return this.#isGreeted;
  }

  get unacked(): number {
    return this.sent.filter(({ acked }) => acked === null).length;
  }

  /** Nothing of its own is on the way, and it knows of nothing that is. */
  get isSettled(): boolean {
    const { gap, replies } = this.conversation;
    return this.#isGreeted && !gap && replies.length === 0 && this.unacked === 0;
  }

  /** @throws Error if that takes longer than `ms` */
  async until(condition: () => boolean, what: string, ms = PATIENCE_MS): Promise<void> {
    const end = performance.now() + ms;
    while (!condition()) {
      const left = end - performance.now();
      if (left <= 0) throw new Error(`${what}: not within ${ms} ms`);
      await new Promise<void>((resolve) => {
        const done = () => {
          clearTimeout(timer);
          this.#listeners.delete(done);
          resolve();
        };
        const timer = setTimeout(done, Math.min(left, 1_000));
        this.#listeners.add(done);
      });
    }
  }

  #connect(): void {
    if (!this.#isWanted) return;
    const url = `ws://127.0.0.1:${this.#options.port}/v1/chatbots/${CHATBOT}/test`;
    const socket = new WebSocket(url, [SUBPROTOCOL], {
      origin: DASHBOARD,
      handshakeTimeout: this.#options.silenceMs ?? 5_000,
    });
    this.#socket = socket;
    this.#inFlight = new Set();
    this.#heardAt = performance.now();
    socket.on('open', () => {
      if (!this.isReading) socket.pause();
      this.#heardAt = performance.now();
      this.#write({
        type: 'hello',
        token: operatorToken(),
        ...(this.sessionId ? { sessionId: this.sessionId } : { fresh: true }),
        ...(this.conversation.epoch > 0 && { cursor: cursorOf(this.conversation) }),
      });
    });
    socket.on('message', (data: Buffer) => {
      if (this.#socket === socket) this.#receive(data.toString());
    });
    socket.on('error', () => undefined);
    socket.on('close', (code) => {
      this.closes.push(code);
      if (this.#socket === socket) this.#lost(code);
    });
  }

  #lost(code: number): void {
    this.#isGreeted = false;
    this.#socket = null;
    if (!mayReconnect(code)) this.violations.push(`closed for good with ${code}`);
    const { backoffMs = 100 } = this.#options;
    const most = backoffMs * Math.min(2 ** this.#failures, 20);
    this.#failures += 1;
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#connect(), Math.random() * most);
    this.#changed();
  }

  #write(frame: ClientFrame): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(frame));
  }

  /** Sends waiting messages in order, with no more in flight than the protocol allows. */
  #flush(): void {
    if (!this.#isGreeted) return;
    let after: string | undefined;
    for (const { cid, text, acked } of this.sent) {
      if (acked !== null) continue;
      if (!this.#inFlight.has(cid)) {
        if (this.#inFlight.size >= LIMITS.inFlight) return;
        this.#inFlight.add(cid);
        this.#write({ type: 'send', cid, text, ...(after !== undefined && { after }) });
      }
      after = cid;
    }
  }

  #receive(text: string): void {
    this.#heardAt = performance.now();
    const parsed = parseServerFrame(text);
    if (!parsed) {
      this.violations.push(`no frame: ${text}`);
      return;
    }
    this.#take(parsed);
    this.#changed();
  }

  #take(frame: ServerFrame): void {
    const before = this.conversation;
    this.conversation = reduce(before, frame);
    const { gap } = this.conversation;
    if (gap && !before.gap) this.#write({ type: 'recover', cursor: cursorOf(before) });
    else if (gap && (frame.type === 'recovered' || frame.type === 'welcome')) {
      this.#write({ type: 'recover', cursor: { epoch: 0, seq: 0, replies: [] } });
    }
    this.#check(before, frame);
    if (frame.type === 'welcome') {
      this.sessionId ??= frame.session.id;
      this.welcomes += 1;
      this.#failures = 0;
      this.#isGreeted = true;
      this.#flush();
    } else if (frame.type === 'ack') this.#acked(frame.cid, frame.epoch);
    else if (frame.type === 'error') {
      this.#refused(frame.cid, frame.problem.code, frame.problem.retryable);
    }
  }

  #acked(cid: string, epoch: number): void {
    this.#inFlight.delete(cid);
    const own = this.sent.find((sent) => sent.cid === cid);
    if (own) own.acked ??= epoch;
    this.#flush();
  }

  /** Somebody tries it again, a moment later. */
  #refused(cid: string | undefined, code: string, isRetryable: boolean): void {
    if (!isRetryable) this.violations.push(`refused for good: ${code}`);
    const own = this.sent.find((sent) => sent.cid === cid);
    if (!own) return;
    own.wasRefused = true;
    setTimeout(() => {
      this.#inFlight.delete(own.cid);
      this.#flush();
    }, 300);
  }

  /** Invariant C, and D as far as one client can tell. */
  #check(before: Conversation, frame: ServerFrame): void {
    const { messages, seq, epoch, replies } = this.conversation;
    const first = messages[0]?.seq ?? seq + 1;
    const hole = messages.find((message, i) => message.seq !== first + i);
    if (!this.#hasHole && (hole || seq !== first + messages.length - 1)) {
      this.#hasHole = true;
      const place = `${epoch}:${hole?.seq ?? seq} of ${first} to ${seq}`;
      this.violations.push(
        `C: a hole before ${place}, from ${before.epoch}:${before.seq} by ${JSON.stringify(frame)}`,
      );
    }
    if (epoch < before.epoch || (epoch === before.epoch && seq < before.seq)) {
      this.violations.push(`C: went back from ${before.epoch}:${before.seq} to ${epoch}:${seq}`);
    }
    for (const { replyId, gen, text } of before.replies) {
      const after = replies.find((reply) => reply.replyId === replyId);
      if (!after) continue;
      if (after.gen < gen || (after.gen === gen && !after.text.startsWith(text))) {
        this.violations.push('D: the text of a reply went back');
      }
    }
    const shown = messages.at(-1);
    if (frame.type === 'done' && shown?.id === frame.message.id) {
      const sha256 = createHash('sha256').update(shown.text).digest('hex');
      if (sha256 !== frame.sha256) this.violations.push('D: a text that is not what was stored');
    }
  }

  #changed(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
