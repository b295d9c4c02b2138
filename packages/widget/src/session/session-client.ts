import type { PublicConfig } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import type {
  Conversation,
  OutgoingMessage,
} from '@chatbot-test/shared/conversation/conversation.js';
import { cursorOf } from '@chatbot-test/shared/conversation/cursor.js';
import type {
  ClientFrame,
  HelloFrame,
  Visitor,
} from '@chatbot-test/shared/protocol/client-frames.schema.js';
import type {
  FeedbackValue,
  Message,
  Problem,
} from '@chatbot-test/shared/protocol/message.schema.js';
import type {
  ChatbotInfo,
  ServerFrame,
} from '@chatbot-test/shared/protocol/server-frames.schema.js';
import { serverUrl } from '../browser/server-url.js';
import { outboxPrefix } from './delivery/outbox-prefix.js';
import { randomId } from './random-id.js';
import type { SessionActions } from './session-actions.js';
import { SessionStore } from './session-store.js';
import type { Socket } from './link/socket.js';
import { SocketConnection } from './link/socket-connection.js';
import { loadUpkeep } from './load-upkeep.js';
import type { UpkeepTimes } from './link/link-upkeep.js';
import type { KeepingOptions, SessionUpkeep, Wishes } from './delivery/session-upkeep.js';
import type { VisitorIdentity, VisitorProof } from './visitor/visitor-identity.js';
import { seenPage, VisitorToken } from './visitor/visitor-token.js';

export interface SessionOptions extends KeepingOptions {
  /** Test: the operator's JWT, asked for before every connection. */
  readonly token?: (() => string | undefined | Promise<string | undefined>) | undefined;
  /** The chatbot, where it is known already. */
  readonly chatbot?: ChatbotInfo | undefined;
  /** Configuration that is used until the chatbot's own is known. */
  readonly config: PublicConfig;
  readonly visitor?: (() => Visitor) | undefined;
  /** Makes the socket; by default a `WebSocket`. */
  readonly open?: ((url: string, protocol: string) => Socket) | undefined;
  /** Puts something between the session and each of its sockets, over HTTP too. */
  readonly wrap?: ((socket: Socket) => Socket) | undefined;
  /** Times of the link's upkeep that differ from the defaults. */
  readonly times?: Partial<UpkeepTimes> | undefined;
  readonly schedule?: ((run: () => void) => void) | undefined;
  /** Told of every message that comes into the log, not of those that were there before. */
  readonly onMessage?: ((message: Message) => void) | undefined;
}

/** The session that a hello asks for. */
export type SessionWish = Pick<HelloFrame, 'fresh' | 'sessionId' | 'ends'>;

/** The session is over; for visitors, also what says that their token is worth nothing any more. */
const OVER = /^session-/;
const REFUSED = /^session-|^unauthorized$|^not-found$/;
/** Delay before what could not be loaded is asked for again, in ms. */
const LOAD_AGAIN_MS = 3_000;

/** A session as one page has it: its state, its link to the server, and what people can do. */
export class SessionClient implements SessionActions {
  readonly store: SessionStore;
  readonly #options: SessionOptions;
  readonly #connection: SocketConnection;
  readonly #token: VisitorToken | null;
  readonly #wishes: Wishes = { reset: false, stop: new Set(), rate: new Map(), visitor: null };
  /** Messages that are in the storage before there is an upkeep, by key. */
  readonly #early = new Map<string, string>();
  /** Older messages that are on their way. */
  #earlier: Promise<Conversation> | null = null;
  #upkeep: SessionUpkeep | null = null;
  /** The session that the next hello asks for, unless it is the current one. */
  #wish: SessionWish | null = null;
  /** Proves who the visitor is. */
  #proof: VisitorProof | null = null;
  /** The token that the last hello had. */
  #said: string | undefined;

  constructor(options: SessionOptions) {
    const { server, chatbotId, mode, storage, open, wrap, times } = options;
    this.#options = options;
    this.store = new SessionStore(options);
    this.#token = mode === 'live' ? new VisitorToken(server, chatbotId, storage) : null;
    this.#connection = new SocketConnection({
      url: socketUrl(options),
      hello: () => this.#hello(),
      cursor: () => cursorOf(this.store.state.conversation),
      onFrame: (frame) => this.#receive(frame),
      onState: (state) => {
        if (state.kind !== 'open') this.#upkeep?.lost();
        this.store.setConnection(state);
      },
      onRefused: (problem) => this.#refused(problem),
      open,
      wrap,
      times,
    });
  }

  /** True if the browser has a visitor's conversation from before to go on with. */
  get returns(): boolean {
    return Boolean(this.#token?.get());
  }

  /** Connects, and stays connected until `disconnect()`. */
  connect(): void {
    this.#connection.start();
    this.#keep();
  }

  /** Lets the link go; the conversation stays as it is and goes on with `connect()`. */
  disconnect(): void {
    this.#connection.stop();
    this.#upkeep?.stop();
    this.#upkeep = null;
  }

  /**
   * Tells the server who the visitor is, now and on every link, in place of what was said before; by
   * a proof it says hello anew.
   * Null, the default, tells it nothing.
   */
  identify(visitor: VisitorIdentity | VisitorProof | null): void {
    const before = this.#proof;
    const isProof = typeof visitor === 'string' || typeof visitor === 'function';
    this.#proof = isProof ? visitor : null;
    this.#wishes.visitor = isProof || !visitor ? null : { ...visitor };
    // A proof is a part of the hello: the server may open nothing without.
    if (this.#proof === before) this.#upkeep?.flush();
    else if (this.#connection.phase !== 'idle') this.#connection.again(true);
  }

  send(text: string): void {
    const trimmed = text.trim();
    if (!trimmed) return;
    const cid = randomId();
    this.queue({ cid, text: trimmed, createdAt: new Date().toISOString() });
  }

  stop(replyId: string): void {
    this.#wishes.stop.add(replyId);
    this.#upkeep?.flush();
  }

  /** Asked for again by the person, not by itself: it may have been done when the link was lost. */
  regenerate(replyId: string): void {
    this.#connection.send({ type: 'regenerate', replyId });
  }

  rate(replyId: string, value: FeedbackValue, reason?: string): void {
    const { epoch } = this.store.state.conversation;
    const said = { type: 'feedback', replyId, value, ...(reason && { reason }) } as const;
    this.store.dispatch({ ...said, epoch });
    this.#wishes.rate.set(replyId, said);
    this.#upkeep?.flush();
  }

  retry(cid: string): void {
    this.store.dispatch({ type: 'retried', cid });
    this.#upkeep?.flush();
  }

  discard(cid: string): void {
    this.store.dispatch({ type: 'discarded', cid });
  }

  reset(): void {
    this.#wishes.reset = true;
    for (const { cid, state } of this.store.state.conversation.outbox) {
      if (state !== 'sent' && !this.#upkeep?.isOnTheWay(cid)) this.discard(cid);
    }
    this.#upkeep?.flush();
  }

  loadEarlier(): Promise<Conversation> {
    this.#earlier ??= import('./delivery/load-earlier.js')
      .then(({ loadEarlier }) => loadEarlier(this.store, (frame) => this.request(frame)))
      .finally(() => {
        this.#earlier = null;
      });
    return this.#earlier;
  }

  reconnect(): void {
    const { connection } = this.store.state;
    if (connection.kind === 'failed') this.#startAfresh(connection.problem);
    this.#connection.retry();
  }

  /** Connects to another session than the one that is there. */
  protected enter(wish: SessionWish): void {
    this.#wish = wish;
    if (this.#connection.phase !== 'idle') this.#connection.again(true);
  }

  /** @returns false where there is no open link; the frame is then lost */
  protected request(frame: ClientFrame): boolean {
    return this.#connection.send(frame);
  }

  protected queue(message: Pick<OutgoingMessage, 'cid' | 'text' | 'createdAt'>): void {
    this.store.dispatch({ ...message, type: 'queued' });
    if (this.#upkeep) this.#upkeep.flush();
    else this.#keepEarly(message);
  }

  /** Told of every frame, when the store has taken it; `before` is the conversation till then. */
  protected heard(_frame: ServerFrame, _before: Conversation): void {
    // Of live sessions nothing more is kept.
  }

  async #hello(): Promise<HelloFrame> {
    const { token, visitor } = this.#options;
    const current = this.#token ? this.#token.get() : await token?.();
    const { conversation, session, chatbot } = this.store.state;
    const wish = this.#wish;
    const proof = this.#proof;
    const identity = typeof proof === 'function' ? await proof() : proof;
    this.#said = current;
    return {
      type: 'hello',
      ...(current && { token: current }),
      ...(session && !wish && !this.#token && { sessionId: session.id }),
      ...(conversation.epoch > 0 && !wish && { cursor: cursorOf(conversation) }),
      ...wish,
      ...(visitor && { visitor: visitor() }),
      ...(this.#token && chatbot && { seen: seenPage(chatbot) }),
      ...(identity && { identity }),
    };
  }

  #receive(frame: ServerFrame): void {
    if (frame.type === 'welcome') {
      this.#wish = null;
      if (frame.token && this.#token) {
        const other = this.#token.get();
        // Another tab was faster: there is one conversation for both.
        if (other && other !== this.#said) return this.#connection.again();
        this.#token.set(frame.token);
      }
    }
    const before = this.store.state.conversation;
    this.store.dispatch(frame);
    this.#tellMessages(before);
    this.heard(frame, before);
    this.#upkeep?.received(frame);
    if (frame.type === 'error' && frame.cid === undefined) this.#options.onProblem?.(frame.problem);
  }

  /**
   * Keeps a message if the page is gone before there is an upkeep: the next page finds it
   * (`KeptOutbox`).
   */
  #keepEarly(message: Pick<OutgoingMessage, 'cid' | 'text' | 'createdAt'>): void {
    const options = this.#options;
    try {
      const key = outboxPrefix(options, this.store.state.session?.id) + message.cid;
      const number = Date.now() + this.#early.size;
      options.storage?.setItem(key, JSON.stringify({ ...message, number }));
      this.#early.set(key, '');
    } catch {
      // The upkeep tells of a storage that takes nothing.
    }
  }

  /** Gets what sends and keeps messages; asks again where it cannot be loaded. */
  #keep(): void {
    loadUpkeep().then(
      (upkeep) => {
        if (this.#upkeep || this.#connection.phase === 'idle') return;
        this.#connection.keep(upkeep);
        this.#upkeep = new upkeep.SessionUpkeep(this.#options, {
          store: this.store,
          wishes: this.#wishes,
          early: this.#early,
          send: (frame) => this.#connection.send(frame),
        });
      },
      () =>
        setTimeout(() => {
          if (this.#connection.phase !== 'idle') this.#keep();
        }, LOAD_AGAIN_MS),
    );
  }

  #tellMessages(before: Conversation): void {
    const { onMessage } = this.#options;
    const { epoch, messages } = this.store.state.conversation;
    if (!onMessage || before.epoch !== epoch || before.messages === messages) return;
    for (const message of messages) if (message.seq > before.seq) onMessage(message);
  }

  /** A visitor who has seen nothing yet gets a new session; others are told and asked. */
  #refused(problem: Problem): boolean {
    if (!this.returns || this.store.state.conversation.epoch > 0) return false;
    return this.#startAfresh(problem);
  }

  /** Gives up a session that cannot be continued, so that the next hello asks for another. */
  #startAfresh({ code }: Problem): boolean {
    const over = (this.#token ? REFUSED : OVER).test(code);
    if (over) {
      this.#token?.clear();
      this.#wish = { fresh: true };
    }
    return over;
  }
}

function socketUrl({ server, chatbotId, mode }: SessionOptions): string {
  const url = serverUrl(server, `/v1/chatbots/${encodeURIComponent(chatbotId)}/${mode}`);
  url.protocol = url.protocol === 'http:' ? 'ws:' : 'wss:';
  return url.href;
}
