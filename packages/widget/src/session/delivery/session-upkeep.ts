import type { OutgoingMessage } from '@chatbot-test/shared/conversation/conversation.js';
import { cursorOf } from '@chatbot-test/shared/conversation/cursor.js';
import type {
  ClientFrame,
  Cursor,
  FeedbackFrame,
} from '@chatbot-test/shared/protocol/client-frames.schema.js';
import { LIMITS } from '@chatbot-test/shared/protocol/limits.js';
import type { Problem } from '@chatbot-test/shared/protocol/message.schema.js';
import type { DoneFrame, ServerFrame } from '@chatbot-test/shared/protocol/server-frames.schema.js';
import { outboxPrefix } from './outbox-prefix.js';
import { randomId } from '../random-id.js';
import type { SessionStore } from '../session-store.js';
import type { PageStorage } from '../visitor/visitor-token.js';
import { KeptOutbox } from './kept-outbox.js';
import { Outbox } from './outbox.js';
import { identifyFrame, type VisitorIdentity } from '../visitor/visitor-identity.js';
import { loadProblems, type Problems } from '../load-problems.js';
import { textTooLong } from '../text-too-long.js';
import { Tabs, type Locks } from './tabs.js';

/** Requests that the server was not told yet. */
export interface Wishes {
  reset: boolean;
  /** Replies to stop. */
  readonly stop: Set<string>;
  /** Readers' ratings of replies, until the server has confirmed them. */
  readonly rate: Map<string, FeedbackFrame>;
  /** The visitor as the page identifies them; every link has to be told. */
  visitor: VisitorIdentity | null;
}

/** Options of a session that its upkeep goes by. */
export interface KeepingOptions {
  /** Origin of the chat server, as in `https://chat.example.com`. */
  readonly server: string;
  readonly chatbotId: string;
  readonly mode: 'test' | 'live';
  /** Test: who the operator is, so that messages of one are never another's. */
  readonly operator?: (() => string) | undefined;
  /** Storage of unsent messages and, in live mode, of the visitor's token. */
  readonly storage?: PageStorage | undefined;
  /** Locks, by default the browser's if it has them; null means none. */
  readonly locks?: Locks | null | undefined;
  /** SHA-256 in hexadecimal; null where the page's context offers none. By default `crypto.subtle`. */
  readonly hash?: ((text: string) => Promise<string> | null) | undefined;
  /** Told of what the server refused, or the browser does, where no message shows it. */
  readonly onProblem?: ((problem: Problem) => void) | undefined;
}

/** The session that is kept up. */
export interface UpkeptSession {
  readonly store: SessionStore;
  readonly wishes: Wishes;
  /** Messages written before there was an upkeep, as `KeptOutbox` keeps them. */
  readonly early: Map<string, string>;
  /** @returns false where there is no open link; the frame is then lost */
  readonly send: (frame: ClientFrame) => boolean;
}

const NOWHERE: Cursor = { epoch: 0, seq: 0, replies: [] };

/**
 * Work of a session once it is connected: sends what waits and keeps it in the browser, asks for
 * missing messages, checks what it received.
 */
export class SessionUpkeep {
  readonly #options: KeepingOptions;
  readonly #session: UpkeptSession;
  readonly #outbox: Outbox;
  readonly #tabs: Tabs | null;
  readonly #kept: KeptOutbox;
  /** `cid`s that the server knows with another text. */
  readonly #conflicts = new Set<string>();
  /** The visitor that this link was told. */
  #identified: VisitorIdentity | null = null;
  /** Messages asked for to close a gap: none, those after the cursor, or all. */
  #asked: 'nothing' | 'missing' | 'all' = 'nothing';

  constructor(options: KeepingOptions, session: UpkeptSession) {
    const { storage } = options;
    const { store, send, early } = session;
    this.#options = options;
    this.#session = session;
    this.#outbox = new Outbox(store, send);
    const locks: Locks | null | undefined =
      options.locks === undefined ? navigator.locks : options.locks;
    this.#tabs = storage ? new Tabs(storage, locks) : null;
    this.#kept = new KeptOutbox({
      storage,
      tabs: this.#tabs,
      prefix: (session) => outboxPrefix(options, session),
      session: store.state.session?.id ?? '',
      early,
      onProblem: (code) => this.#tell((words) => words.widgetProblem(code)),
      onAdopted: (messages: readonly OutgoingMessage[]) => {
        store.dispatch({ type: 'restored', messages });
        this.#outbox.flush();
      },
    });
    let before: unknown = null;
    store.watch(({ conversation: { outbox } }) => {
      if (outbox === before) return;
      before = outbox;
      this.#kept.sync(outbox);
    });
    if (store.state.connection.kind === 'open') this.#opened();
  }

  /** Something is to be sent, or was asked for. */
  flush(): void {
    this.#identify();
    this.#renameConflicts();
    this.#refuseLong();
    this.#outbox.flush();
    this.#flushWishes();
  }

  /** Tells whether a message was sent on this link and not acked yet. */
  isOnTheWay(cid: string): boolean {
    return this.#outbox.isOnTheWay(cid);
  }

  /** Takes note of a frame that the store has taken. */
  received(frame: ServerFrame): void {
    if (frame.type === 'welcome') {
      // The link may be another one without having been lost.
      this.#outbox.hold();
      this.#opened();
    }
    if (frame.type === 'error' && frame.problem.code === 'conflict' && frame.cid) {
      this.#conflicts.add(frame.cid);
    }
    this.#outbox.receive(frame);
    this.#recoverIfGap(frame.type === 'recovered');
    if (frame.type === 'feedback') {
      const { rate } = this.#session.wishes;
      if (rate.get(frame.replyId)?.reason === frame.reason) rate.delete(frame.replyId);
    }
    if (frame.type === 'done') void this.#check(frame);
  }

  /** The link is gone. */
  lost(): void {
    this.#outbox.hold();
  }

  stop(): void {
    this.lost();
    this.#session.store.watch(null);
    this.#kept.stop();
    this.#tabs?.leave();
  }

  /** Sends what waits, once the messages that this browser kept from before are known. */
  #opened(): void {
    this.#asked = 'nothing';
    this.#identified = null;
    this.#identify();
    const { session, conversation } = this.#session.store.state;
    const { link } = this.#outbox;
    this.#recoverIfGap(false);
    if (!session) return;
    void this.#kept.enter(session.id, conversation.outbox).then(() => {
      this.#refuseLong();
      this.#outbox.release(link);
    });
    this.#flushWishes();
  }

  /** Identifies the visitor before anything is sent, so that the reply to it knows. */
  #identify(): void {
    const { store, wishes, send } = this.#session;
    const { visitor } = wishes;
    if (!visitor || visitor === this.#identified || store.state.connection.kind !== 'open') return;
    this.#identified = visitor;
    const frame = identifyFrame(visitor);
    if (frame) send(frame);
    else this.#tell((words) => words.badVisitor());
  }

  #tell(problem: (words: Problems) => Problem): void {
    loadProblems().then(
      (words) => this.#options.onProblem?.(problem(words)),
      () => undefined, // Where not even words can be had, there is more to tell than this.
    );
  }

  /** Sends the requests that were made while there was no link. */
  #flushWishes(): void {
    const { store, wishes, send } = this.#session;
    const { connection, conversation } = store.state;
    if (connection.kind !== 'open') return;
    if (wishes.reset) {
      send({ type: 'reset', epoch: conversation.epoch });
      wishes.reset = false;
    }
    for (const replyId of wishes.stop) {
      if (conversation.replies.some((reply) => reply.replyId === replyId)) {
        send({ type: 'stop', replyId });
      }
    }
    wishes.stop.clear();
    for (const [replyId, frame] of wishes.rate) {
      if (conversation.messages.some(({ id }) => id === replyId)) {
        send(frame);
      } else wishes.rate.delete(replyId);
    }
  }

  /**
   * Renames messages whose ids have another text on the server: only as new messages they can be
   * sent again.
   */
  #renameConflicts(): void {
    const { store } = this.#session;
    for (const { cid, text, createdAt, state } of store.state.conversation.outbox) {
      if (state !== 'sending' || !this.#conflicts.delete(cid)) continue;
      store.dispatch({ type: 'discarded', cid });
      store.dispatch({ type: 'queued', cid: randomId(), text, createdAt });
    }
  }

  /** The server would refuse it as well, and close the link over one that is far too long. */
  #refuseLong(): void {
    const { store } = this.#session;
    for (const { cid, text, state } of store.state.conversation.outbox) {
      if (state !== 'sending' || text.length <= LIMITS.textLength) continue;
      store.dispatch({ type: 'failed', cid, problem: textTooLong() });
    }
  }

  /** Asks once for what is missing; where the answer does not close the gap, once for all. */
  #recoverIfGap(answered: boolean): void {
    const { conversation } = this.#session.store.state;
    if (!conversation.gap) {
      this.#asked = 'nothing';
    } else if (this.#asked === 'nothing') {
      this.#asked = 'missing';
      this.#session.send({ type: 'recover', cursor: cursorOf(conversation) });
    } else if (this.#asked === 'missing' && answered) this.#askForAll();
  }

  #askForAll(): void {
    this.#asked = 'all';
    this.#session.send({ type: 'recover', cursor: NOWHERE });
  }

  /** Compares a reply that has ended with what the server says of it (P-DONE-4). */
  async #check({ epoch, message, sha256: wanted }: DoneFrame): Promise<void> {
    const { store } = this.#session;
    const { hash = sha256 } = this.#options;
    const find = () => store.state.conversation.messages.find(({ id }) => id === message.id);
    const known = find();
    const found = wanted && known ? await hash(known.text) : null;
    if (!found || found === wanted || store.state.conversation.epoch !== epoch) return;
    if (find() === known) this.#askForAll();
  }
}

/** SHA-256 of the text's UTF-8, hexadecimal; null on pages without HTTPS, which have no means to. */
export function sha256(text: string): Promise<string> | null {
  const { subtle } = crypto as Partial<Crypto>;
  if (!subtle) return null;
  return subtle
    .digest('SHA-256', new TextEncoder().encode(text))
    .then((digest) =>
      new Uint8Array(digest).reduce((hex, byte) => hex + (byte + 256).toString(16).slice(1), ''),
    );
}
