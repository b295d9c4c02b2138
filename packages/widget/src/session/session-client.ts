import type { PublicConfig } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import type { Partially } from '@chatbot-test/shared/config/chatbot-config.js';
import type { Conversation } from '@chatbot-test/shared/conversation/conversation.js';
import { cursorOf } from '@chatbot-test/shared/conversation/cursor.js';
import type {
  Cursor,
  HelloFrame,
  Visitor,
} from '@chatbot-test/shared/protocol/client-frames.schema.js';
import { LIMITS } from '@chatbot-test/shared/protocol/limits.js';
import type { Message, Problem } from '@chatbot-test/shared/protocol/message.schema.js';
import type {
  ChatbotInfo,
  ServerFrame,
} from '@chatbot-test/shared/protocol/server-frames.schema.js';
import { Outbox } from './outbox.js';
import { randomId } from './random-id.js';
import type { SessionActions } from './session-actions.js';
import { SessionStore } from './session-store.js';
import { SocketConnection, type Socket } from './socket-connection.js';
import { VisitorToken, type TokenStorage } from './visitor-token.js';

export interface SessionOptions {
  /** Origin of the chat server, as in `https://chat.example.com`. */
  readonly server: string;
  readonly chatbotId: string;
  readonly mode: 'test' | 'live';
  /** Test: the operator's JWT, asked for before every connection. */
  readonly token?: (() => string | undefined | Promise<string | undefined>) | undefined;
  /** Live: where the visitor's token is kept. Nothing is stored in test mode. */
  readonly storage?: TokenStorage | undefined;
  /** The chatbot, where it is known already. */
  readonly chatbot?: ChatbotInfo | undefined;
  readonly visitor?: (() => Visitor) | undefined;
  /** Makes the socket; by default a `WebSocket`. */
  readonly open?: ((url: string, protocol: string) => Socket) | undefined;
  readonly schedule?: ((run: () => void) => void) | undefined;
  /** Told of what the server refused where no message shows it. */
  readonly onProblem?: ((problem: Problem) => void) | undefined;
  /** Told of every message that comes into the log, not of those that were there before. */
  readonly onMessage?: ((message: Message) => void) | undefined;
}

const NOWHERE: Cursor = { epoch: 0, seq: 0, replies: [] };
/** What the server says of a visitor's token that is worth nothing any more. */
const TOKEN_REFUSED: ReadonlySet<string> = new Set(['unauthorized', 'not-found', 'session-ended']);

/** A session as one page has it: its state, its link to the server, and what people can do. */
export class SessionClient implements SessionActions {
  readonly store: SessionStore;
  readonly #options: SessionOptions;
  readonly #connection: SocketConnection;
  readonly #outbox: Outbox;
  readonly #token: VisitorToken | null;
  /** What was asked for to close a gap: nothing, what follows the cursor, or all there is. */
  #asked: 'nothing' | 'missing' | 'all' = 'nothing';
  #fresh = false;
  #resetWanted = false;
  readonly #stopping = new Set<string>();

  constructor(options: SessionOptions) {
    const { server, chatbotId, mode, chatbot, storage, open, schedule } = options;
    this.#options = options;
    this.store = new SessionStore({ server, chatbot, schedule });
    this.#token = mode === 'live' ? new VisitorToken(server, chatbotId, storage) : null;
    this.#outbox = new Outbox(this.store, (frame) => this.#connection.send(frame));
    this.#connection = new SocketConnection({
      url: socketUrl(options),
      hello: () => this.#hello(),
      onFrame: (frame) => this.#receive(frame),
      onState: (state) => {
        if (state.kind !== 'open') this.#outbox.hold();
        this.store.setConnection(state);
      },
      onRefused: (problem) => this.#refused(problem),
      ...(open ? { open } : {}),
    });
  }

  /** Connects, and stays connected until `disconnect()`. */
  connect(): void {
    this.#connection.start();
  }

  /** Lets the link go; the conversation stays as it is and goes on with `connect()`. */
  disconnect(): void {
    this.#connection.stop();
  }

  /** Shows these changes as if they were saved; null shows what is saved. */
  setPreview(changes: Partially<PublicConfig> | null): void {
    this.store.setPreview(changes);
  }

  send(text: string): void {
    const trimmed = text.trim();
    if (!trimmed) return;
    const cid = randomId();
    const createdAt = new Date().toISOString();
    this.store.dispatch({ type: 'queued', cid, text: trimmed, createdAt });
    if (trimmed.length > LIMITS.textLength) {
      this.store.dispatch({ type: 'failed', cid, problem: tooLong() });
    }
    this.#outbox.flush();
  }

  stop(replyId: string): void {
    this.#stopping.add(replyId);
    this.#flushRequests();
  }

  retry(cid: string): void {
    this.store.dispatch({ type: 'retried', cid });
    this.#outbox.flush();
  }

  discard(cid: string): void {
    this.store.dispatch({ type: 'discarded', cid });
  }

  reset(): void {
    this.#resetWanted = true;
    this.#outbox.clear();
    this.#flushRequests();
  }

  reconnect(): void {
    const { connection } = this.store.state;
    if (connection.kind === 'failed') this.#startAfresh(connection.problem);
    this.#connection.retry();
  }

  async #hello(): Promise<HelloFrame> {
    const { token, visitor } = this.#options;
    const current = this.#token ? this.#token.get() : await token?.();
    const { conversation, session } = this.store.state;
    const fresh = this.#fresh;
    return {
      type: 'hello',
      ...(current ? { token: current } : {}),
      ...(fresh ? { fresh } : {}),
      ...(session && !fresh && !this.#token ? { sessionId: session.id } : {}),
      ...(conversation.epoch > 0 && !fresh ? { cursor: cursorOf(conversation) } : {}),
      ...(visitor ? { visitor: visitor() } : {}),
    };
  }

  #receive(frame: ServerFrame): void {
    if (frame.type === 'welcome') {
      this.#fresh = false;
      this.#asked = 'nothing';
      if (frame.token) this.#token?.set(frame.token);
    }
    const before = this.store.state.conversation;
    this.store.dispatch(frame);
    this.#tellMessages(before);
    this.#outbox.receive(frame);
    this.#recoverIfGap(frame.type === 'recovered');
    if (frame.type === 'welcome') this.#flushRequests();
    if (frame.type === 'error' && frame.cid === undefined) this.#options.onProblem?.(frame.problem);
  }

  #tellMessages(before: Conversation): void {
    const { onMessage } = this.#options;
    const { epoch, messages } = this.store.state.conversation;
    if (!onMessage || before.epoch !== epoch || before.messages === messages) return;
    for (const message of messages) if (message.seq > before.seq) onMessage(message);
  }

  /** Asks once for what is missing; where the answer does not close the gap, once for all. */
  #recoverIfGap(answered: boolean): void {
    const { conversation } = this.store.state;
    if (!conversation.gap) {
      this.#asked = 'nothing';
    } else if (this.#asked === 'nothing') {
      this.#asked = 'missing';
      this.#connection.send({ type: 'recover', cursor: cursorOf(conversation) });
    } else if (this.#asked === 'missing' && answered) {
      this.#asked = 'all';
      this.#connection.send({ type: 'recover', cursor: NOWHERE });
    }
  }

  /** What was asked for while there was no link. */
  #flushRequests(): void {
    const { connection, conversation } = this.store.state;
    if (connection.kind !== 'open') return;
    if (this.#resetWanted) {
      this.#connection.send({ type: 'reset', epoch: conversation.epoch });
      this.#resetWanted = false;
    }
    for (const replyId of this.#stopping) {
      if (conversation.replies.some((reply) => reply.replyId === replyId)) {
        this.#connection.send({ type: 'stop', replyId });
      }
    }
    this.#stopping.clear();
  }

  /** A visitor who has seen nothing yet gets a new session; others are told and asked. */
  #refused(problem: Problem): boolean {
    if (!this.#token?.get() || this.store.state.conversation.epoch > 0) return false;
    return this.#startAfresh(problem);
  }

  /** Gives up a session that cannot be continued, so that the next hello asks for another. */
  #startAfresh({ code }: Problem): boolean {
    const over = this.#token ? TOKEN_REFUSED.has(code) : code === 'session-ended';
    if (over) {
      this.#token?.clear();
      this.#fresh = true;
    }
    return over;
  }
}

function socketUrl({ server, chatbotId, mode }: SessionOptions): string {
  const url = new URL(`/v1/chatbots/${encodeURIComponent(chatbotId)}/${mode}`, server);
  url.protocol = url.protocol === 'http:' ? 'ws:' : 'wss:';
  return url.href;
}

function tooLong(): Problem {
  return {
    code: 'text-too-long',
    message: `The message is longer than ${LIMITS.textLength} characters.`,
    action: 'Shorten it or send it in parts.',
    retryable: false,
    correlationId: '',
  };
}
