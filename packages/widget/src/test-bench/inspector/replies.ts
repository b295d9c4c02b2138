import type { Conversation } from '@chatbot-test/shared/conversation/conversation.js';
import type { BotMessage } from '@chatbot-test/shared/protocol/message.schema.js';

/** A reply as the inspector lists it, on its way or ended. */
export interface InspectedReply {
  readonly id: string;
  /** Its question's, from 1, as exports count them; one that was given again has the same. */
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
  const numbers = new Map<string, number>();
  const numberOf = (question: string): number => {
    const number = numbers.get(question) ?? numbers.size + 1;
    numbers.set(question, number);
    return number;
  };
  const replies: InspectedReply[] = [];
  for (const message of messages) {
    if (message.role === 'user') {
      questions.set(message.id, message.text);
      numberOf(message.id);
    } else {
      const { id, replyTo, state } = message;
      const question = questions.get(replyTo) ?? null;
      replies.push({ id, number: numberOf(replyTo), question, state, message });
    }
  }
  for (const { replyId, replyTo } of open) {
    const question = questions.get(replyTo) ?? null;
    const number = numberOf(replyTo);
    replies.push({ id: replyId, number, question, state: 'running', message: null });
  }
  return replies;
}

/** The chosen reply, or the latest where none is chosen or the chosen one is gone. */
export function chosenReply(
  replies: readonly InspectedReply[],
  chosen: string | null,
): InspectedReply | null {
  return replies.find(({ id }) => id === chosen) ?? replies.at(-1) ?? null;
}

/** The last reply before this one to the very same question. */
export function earlierReply(
  replies: readonly InspectedReply[],
  { id, question }: InspectedReply,
): InspectedReply | undefined {
  const place = replies.findIndex((each) => each.id === id);
  return replies
    .slice(0, place)
    .filter((each) => question !== null && each.question === question)
    .at(-1);
}
