import { createHash } from 'node:crypto';
import {
  EMPTY_CONVERSATION,
  type Conversation,
} from '@chatbot-test/shared/conversation/conversation.js';
import { cursorOf } from '@chatbot-test/shared/conversation/cursor.js';
import { reduce } from '@chatbot-test/shared/conversation/reduce.js';
import type { ClientFrame } from '@chatbot-test/shared/protocol/client-frames.schema.js';
import { parseServerFrame } from '@chatbot-test/shared/protocol/guard.js';
import type { ServerFrame } from '@chatbot-test/shared/protocol/server-frames.schema.js';
import type { ClientConnection } from '../../src/sessions/engine/connection/client-connection.js';
import type { OpenSession } from '../../src/sessions/engine/connection/open-session.js';
import type { ClientSocket } from '../../src/sessions/engine/connection/client-socket.js';
import type { SessionEngine } from '../../src/sessions/engine/session-engine.js';

const SLOW = 300 * 1024;

interface Link {
  readonly connection: ClientConnection;
  cut: boolean;
}

/**
 * A browser of its own kind: the real reducer and an outbox behind a link that delays and breaks.
 * Whatever a client may never see is in `violations`.
 */
export class SimulatedClient {
  readonly violations: string[] = [];
  /** Epoch in which a message was acked, by cid. */
  readonly acked = new Map<string, number>();
  conversation: Conversation = EMPTY_CONVERSATION;
  isSlow = false;
  /** Changes what goes over the wire; for planted faults. */
  tamper: (frame: ServerFrame) => ServerFrame = (frame) => frame;
  readonly #engine: SessionEngine;
  readonly #open: OpenSession;
  readonly #random: () => number;
  readonly #outbox = new Map<string, string>();
  #link: Link | null = null;
  #inbox: { link: Link; text: string }[] = [];
  #isDelivering = false;

  constructor(engine: SessionEngine, open: OpenSession, random: () => number) {
    this.#engine = engine;
    this.#open = open;
    this.#random = random;
  }

  get isDone(): boolean {
    const { gap, replies } = this.conversation;
    return this.#outbox.size === 0 && !gap && replies.length === 0 && this.#inbox.length === 0;
  }

  connect(): void {
    if (this.#link) return;
    const socket: ClientSocket = {
      send: (text) => this.#receive(link, text),
      close: () => this.#lose(link),
      ping: () => undefined,
      bufferedAmount: 0,
    };
    Object.defineProperty(socket, 'bufferedAmount', { get: () => (this.isSlow ? SLOW : 0) });
    const link: Link = { connection: this.#engine.connect(socket, this.#open), cut: false };
    this.#link = link;
    const { epoch } = this.conversation;
    this.#write({
      type: 'hello',
      ...(epoch > 0 && { cursor: cursorOf(this.conversation) }),
    });
  }

  cut(): void {
    const link = this.#link;
    if (!link) return;
    this.#lose(link);
    this.#engine.disconnect(link.connection);
  }

  send(cid: string, text: string): void {
    this.#outbox.set(cid, text);
    this.conversation = reduce(this.conversation, { type: 'queued', cid, text, createdAt: '' });
    this.#write({ type: 'send', cid, text });
  }

  stop(): void {
    const [reply] = this.conversation.replies;
    if (reply) this.#write({ type: 'stop', replyId: reply.replyId });
  }

  reset(): void {
    if (this.conversation.epoch > 0) this.#write({ type: 'reset', epoch: this.conversation.epoch });
  }

  undo(): void {
    if (this.conversation.epoch > 0) this.#write({ type: 'undo', epoch: this.conversation.epoch });
  }

  recover(): void {
    this.#write({ type: 'recover', cursor: cursorOf(this.conversation) });
  }

  #write(frame: ClientFrame): void {
    const text = JSON.stringify(frame);
    this.#link?.connection.receive(text, Buffer.byteLength(text));
  }

  /** The link has ended; what is under way on it is lost. */
  #lose(link: Link): void {
    link.cut = true;
    if (this.#link === link) this.#link = null;
  }

  #receive(link: Link, text: string): void {
    if (link.cut) return;
    this.#inbox.push({ link, text });
    void this.#deliver();
  }

  /** Delivers frames in order, some time later. */
  async #deliver(): Promise<void> {
    if (this.#isDelivering) return;
    this.#isDelivering = true;
    for (let next = this.#inbox[0]; next; next = this.#inbox[0]) {
      if (this.#random() < 0.1) await new Promise((resolve) => setTimeout(resolve, 1));
      else if (this.#random() < 0.3) await new Promise((resolve) => setImmediate(resolve));
      this.#inbox.shift();
      if (!next.link.cut) this.#take(next.text);
    }
    this.#isDelivering = false;
  }

  #take(text: string): void {
    const parsed = parseServerFrame(text);
    if (!parsed) {
      this.violations.push(`no frame: ${text}`);
      return;
    }
    const frame = this.tamper(parsed);
    const before = this.conversation;
    this.conversation = reduce(before, frame);
    if (this.conversation.gap && !before.gap) this.recover();
    if (frame.type === 'ack') {
      this.acked.set(frame.cid, frame.epoch);
      this.#outbox.delete(frame.cid);
    }
    if (frame.type === 'welcome') {
      for (const [cid, text] of this.#outbox) this.#write({ type: 'send', cid, text });
    }
    if (frame.type === 'error' && frame.problem.code !== 'too-late')
      this.violations.push(`refused: ${frame.problem.message}`);
    this.#check(frame);
  }

  #check(frame: ServerFrame): void {
    const { messages, seq } = this.conversation;
    const first = messages[0]?.seq ?? seq + 1;
    const inOrder = messages.every((message, i) => message.seq === first + i);
    if (!inOrder || seq !== first + messages.length - 1) this.violations.push('a hole in the log');
    const shown = messages.at(-1);
    if (frame.type === 'done' && shown?.id === frame.message.id) {
      const sha256 = createHash('sha256').update(shown.text).digest('hex');
      if (sha256 !== frame.sha256) this.violations.push('a text that is not what was stored');
    }
  }
}
