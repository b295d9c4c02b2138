import type { Conversation } from '@chatbot-test/shared/conversation/conversation.js';
import type { ClientFrame } from '@chatbot-test/shared/protocol/client-frames.schema.js';
import type { SessionStore } from '../session-store.js';

/** Time after which an answer is given up, in ms. */
const ANSWER_MS = 10_000;

/**
 * Asks for the messages before the oldest that are there.
 *
 * @param send false where there is no open link
 * @returns the conversation with them; as it is where there are none
 * @throws Error if the link is lost, or nothing comes within 10 s
 */
export function loadEarlier(
  store: SessionStore,
  send: (frame: ClientFrame) => boolean,
): Promise<Conversation> {
  const { epoch, messages, hasMore } = store.state.conversation;
  const before = messages[0]?.seq;
  if (!hasMore || before === undefined) return Promise.resolve(store.state.conversation);
  return new Promise((resolve, reject) => {
    const end = (): void => {
      clearTimeout(timer);
      leave();
    };
    const fail = (why: string): void => {
      end();
      reject(new Error(`Earlier messages could not be loaded: ${why}.`));
    };
    const leave = store.subscribe(({ connection, conversation }) => {
      const { epoch: now, hasMore: still, messages: all } = conversation;
      if (now !== epoch || !still || all[0]?.seq !== before) {
        end();
        resolve(conversation);
      } else if (connection.kind !== 'open') fail('the link is lost');
    });
    const timer = setTimeout(() => fail('no answer came'), ANSWER_MS);
    if (!send({ type: 'earlier', epoch, before })) fail('there is no link');
  });
}
