import type { Conversation } from '@chatbot-test/shared/conversation/conversation.js';
import type { BotMessage } from '@chatbot-test/shared/protocol/message.schema.js';

/** A reply as the inspector lists it, on its way or ended. */
export interface InspectedReply {
  readonly id: string;
  /** Its question's, from 1, as exports count them, loaded or not; one that was given again has the same. */
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

  of({ messages, replies, earlierQuestions }: Conversation): readonly InspectedReply[] {
    const isSame =
      messages === this.#messages &&
      replies.length === this.#open.length &&
      replies.every(({ replyId }, index) => replyId === this.#open[index]);
    if (!isSame) this.#list = listReplies(messages, replies, earlierQuestions);
    this.#messages = messages;
    this.#open = replies.map(({ replyId }) => replyId);
    return this.#list;
  }
}

function listReplies(
  messages: Conversation['messages'],
  open: Conversation['replies'],
  earlier: number,
): readonly InspectedReply[] {
  const asked = new Map(
    messages.flatMap((each) => (each.role === 'user' ? [[each.id, each.text]] : [])),
  );
  const answers = messages.filter((each) => each.role === 'bot');
  // Replies come in the order of their questions: those to earlier ones are to the last of these.
  const answered = [...answers, ...open].map(({ replyTo }) => replyTo);
  const unseen = new Set(answered.filter((id) => !asked.has(id)));
  const first = Math.max(1, earlier - unseen.size + 1);
  const numbers = new Map([...unseen, ...asked.keys()].map((id, index) => [id, first + index]));
  const about = (replyTo: string) => ({
    number: numbers.get(replyTo) ?? first,
    question: asked.get(replyTo) ?? null,
  });
  return [
    ...answers.map((message) => {
      const { id, replyTo, state } = message;
      return { id, ...about(replyTo), state, message };
    }),
    ...open.map(({ replyId, replyTo }) => ({
      id: replyId,
      ...about(replyTo),
      state: 'running' as const,
      message: null,
    })),
  ];
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
