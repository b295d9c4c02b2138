import type { Conversation } from '@chatbot-test/shared/conversation/conversation.js';
import type { BotMessage } from '@chatbot-test/shared/protocol/message.schema.js';

/** A reply as the inspector lists it, on its way or ended. */
export interface InspectedReply {
  readonly id: string;
  /** From 1, among the replies that are loaded. */
  readonly number: number;
  /** The question it answers; null if that message is not loaded. */
  readonly question: string | null;
  readonly state: 'running' | BotMessage['state'];
  /** Null until it has ended. */
  readonly message: BotMessage | null;
}

/**
 * The replies of a conversation, oldest first; those on their way come last. Gives the very same
 * list as before while nothing but the text of a reply has grown, so that nothing is drawn again.
 */
export class InspectedReplies {
  #messages: Conversation['messages'] | null = null;
  #open: readonly string[] = [];
  #list: readonly InspectedReply[] = [];

  of({ messages, replies }: Conversation): readonly InspectedReply[] {
    const isSame =
      messages === this.#messages &&
      replies.length === this.#open.length &&
      replies.every(({ replyId }, index) => replyId === this.#open[index]);
    if (!isSame) this.#list = listReplies(messages, replies);
    this.#messages = messages;
    this.#open = replies.map(({ replyId }) => replyId);
    return this.#list;
  }
}

function listReplies(
  messages: Conversation['messages'],
  open: Conversation['replies'],
): readonly InspectedReply[] {
  const questions = new Map<string, string>();
  const replies: Omit<InspectedReply, 'number'>[] = [];
  for (const message of messages) {
    if (message.role === 'user') {
      questions.set(message.id, message.text);
    } else {
      const question = questions.get(message.replyTo) ?? null;
      replies.push({ id: message.id, question, state: message.state, message });
    }
  }
  for (const { replyId, replyTo } of open) {
    const question = questions.get(replyTo) ?? null;
    replies.push({ id: replyId, question, state: 'running', message: null });
  }
  return replies.map((reply, index) => ({ ...reply, number: index + 1 }));
}

/** The chosen reply, or the latest where none is chosen or the chosen one is gone. */
export function chosenReply(
  replies: readonly InspectedReply[],
  chosen: string | null,
): InspectedReply | null {
  return replies.find(({ id }) => id === chosen) ?? replies.at(-1) ?? null;
}
