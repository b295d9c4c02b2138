import type {
  Conversation,
  OpenReply,
  OutgoingMessage,
} from '@chatbot-test/shared/conversation/conversation.js';
import type { BotMessage, UserMessage } from '@chatbot-test/shared/protocol/message.schema.js';

/** Message of a person: on its way, or in the log. */
export type Question = UserMessage | OutgoingMessage;
/** Message of the chatbot: on its way, or in the log. */
export type Reply = BotMessage | OpenReply;
/** Greeting of the chatbot, shown before anybody has written. */
export interface Greeting {
  readonly text: string;
}

interface Place {
  /** The same before and after a message is in the log, so that views keep their elements. */
  readonly key: string;
  /** First of a group of the same speaker within {@link GROUP_MS}. */
  readonly first: boolean;
  readonly last: boolean;
  /** The instant of a new day that begins here. */
  readonly day: string | null;
}

export type Entry = Place &
  (
    | { readonly role: 'user'; readonly message: Question }
    | { readonly role: 'bot'; readonly reply: Reply; readonly question: string }
  );

type Bare =
  | { key: string; at: string; role: 'user'; message: Question }
  | { key: string; at: string; role: 'bot'; reply: Reply; question: string };

const GROUP_MS = 2 * 60_000;

export function isOpen(reply: Reply): reply is OpenReply {
  return 'replyId' in reply;
}

export function replyId(reply: Reply): string {
  return isOpen(reply) ? reply.replyId : reply.id;
}

/**
 * A conversation as it is read: each reply after the message that it answers, also where other
 * messages were sent while it was on its way, so that nothing moves when it ends. Of replies to one
 * question that replace each other, the newest.
 */
export function transcript(conversation: Conversation): readonly Entry[] {
  const all = bare(conversation);
  return all.map((entry, index): Entry => {
    const before = all[index - 1];
    const after = all[index + 1];
    return {
      ...entry,
      first: !before || !grouped(before, entry),
      last: !after || !grouped(entry, after),
      day: dayKey(before?.at) === dayKey(entry.at) ? null : entry.at,
    };
  });
}

function bare({ messages, replies, outbox }: Conversation): readonly Bare[] {
  const replaced = new Set(
    [...messages, ...replies].map((one) => 'replaces' in one && one.replaces),
  );
  const asked = new Set(messages.filter(({ role }) => role === 'user').map(({ id }) => id));
  const answers = new Map<string, Reply[]>();
  for (const reply of [...messages.filter((message) => message.role === 'bot'), ...replies]) {
    if (replaced.has(replyId(reply))) continue;
    answers.set(reply.replyTo, [...(answers.get(reply.replyTo) ?? []), reply]);
  }
  const entries: Bare[] = [];
  const add = (reply: Reply, question: string): void => {
    const at = isOpen(reply) ? (entries.at(-1)?.at ?? '') : reply.createdAt;
    entries.push({ role: 'bot', key: `b-${replyId(reply)}`, at, reply, question });
  };
  for (const message of messages) {
    if (message.role === 'user') {
      entries.push(questionEntry(message));
      answers.get(message.id)?.forEach((reply) => add(reply, message.text));
    } else if (!asked.has(message.replyTo) && !replaced.has(message.id)) {
      // Its question is on a page of the log that is not here.
      add(message, '');
    }
  }
  for (const reply of replies) if (!asked.has(reply.replyTo)) add(reply, '');
  return [...entries, ...outbox.map(questionEntry)];
}

function questionEntry(message: Question): Bare {
  return { role: 'user', key: `u-${message.cid}`, at: message.createdAt, message };
}

function grouped(a: Bare, b: Bare): boolean {
  return a.role === b.role && Math.abs(Date.parse(b.at) - Date.parse(a.at)) <= GROUP_MS;
}

/** The reader's own day: two instants are on one day if this is equal. */
function dayKey(at: string | undefined): string {
  return at ? new Date(at).toDateString() : new Date().toDateString();
}
