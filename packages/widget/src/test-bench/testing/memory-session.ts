import type { Conversation } from '@chatbot-test/shared/conversation/conversation.js';
import type {
  Recovery,
  ServerFrame,
  WelcomeFrame,
} from '@chatbot-test/shared/protocol/server-frames.schema.js';
import {
  buildBotMessage,
  buildChatbotInfo,
  buildPublicConfig,
  buildReplyDebug,
  buildSessionInfo,
  buildUserMessage,
} from '@chatbot-test/shared/testing/builders.js';
import { SessionLifecycle } from '../../session/session-lifecycle.js';
import { SessionStore } from '../../session/session-store.js';
import type { TestSession } from '../tested/test-session.js';

/** A session with the real store and no server: what people do is noted in `done`. */
export class MemorySession implements TestSession {
  readonly store = new SessionStore({
    server: 'https://chat.example.com',
    config: buildPublicConfig(),
    schedule: (run) => queueMicrotask(run),
  });
  readonly lifecycle = new SessionLifecycle();
  readonly done: string[] = [];

  send(text: string): void {
    this.done.push(`send ${text}`);
  }

  stop(replyId: string): void {
    this.done.push(`stop ${replyId}`);
  }

  regenerate(replyId: string): void {
    this.done.push(`regenerate ${replyId}`);
  }

  rate(replyId: string, value: string): void {
    this.done.push(`rate ${replyId} ${value}`);
  }

  retry(cid: string): void {
    this.done.push(`retry ${cid}`);
  }

  discard(cid: string): void {
    this.done.push(`discard ${cid}`);
  }

  reset(): void {
    this.done.push('reset');
  }

  newSession(): void {
    this.done.push('new session');
  }

  open(sessionId: string): void {
    this.done.push(`open ${sessionId}`);
  }

  undo(): void {
    this.done.push('undo');
  }

  extend(): void {
    this.done.push('extend');
  }

  /** A frame of the server's, as the session's client takes it. */
  receive(frame: ServerFrame): void {
    const before = this.store.state.conversation;
    this.store.dispatch(frame);
    this.lifecycle.receive(frame, before);
  }

  loadEarlier(): Promise<Conversation> {
    this.done.push('load earlier');
    return Promise.resolve(this.store.state.conversation);
  }

  reconnect(): void {
    this.done.push('reconnect');
  }

  /** The server's answer to a hello, with these messages in the log. */
  welcome(
    messages: Conversation['messages'] = [],
    replies: Recovery['replies'] = [],
    frame: Partial<WelcomeFrame> = {},
  ): this {
    this.store.setConnection({ kind: 'open' });
    this.store.dispatch({
      type: 'welcome',
      session: buildSessionInfo(),
      chatbot: buildChatbotInfo(),
      recovery: {
        epoch: 1,
        seq: messages.at(-1)?.seq ?? 0,
        complete: false,
        hasMore: false,
        messages: [...messages],
        replies,
      },
      ...frame,
    });
    return this;
  }
}

/** Two questions and their answers, each with its trace; the second found nothing. */
export const TWO_REPLIES: Conversation['messages'] = [
  buildUserMessage({ seq: 1 }),
  buildBotMessage({ seq: 2, debug: buildReplyDebug() }),
  buildUserMessage({ seq: 3, text: 'Can I pay with seashells?' }),
  buildBotMessage({
    seq: 4,
    text: 'I do not know.',
    sources: [],
    debug: buildReplyDebug({ totalMs: 1_420, hits: [], tokens: null, firstTokenMs: null }),
  }),
];
