/** Owner of the messages. */
interface Owner {
  readonly server: string;
  readonly chatbotId: string;
  readonly mode: string;
  readonly operator?: (() => string) | undefined;
}

/** Prefix of the key of each message that is not sent yet, in the storage of the page. */
export const OUTBOX = 'chatbot-test:outbox:';

/**
 * Messages of one session of one person have their own.
 *
 * @param session its id; empty before there is one
 */
export function outboxPrefix(owner: Owner, session = ''): string {
  const { server, chatbotId, mode, operator } = owner;
  return `${OUTBOX}${JSON.stringify([server, chatbotId, mode, operator?.(), session])}:`;
}
