import type { ChatbotInfo } from '@chatbot-test/shared/protocol/server-frames.schema.js';
import { SessionClient, type SessionOptions } from './session-client.js';
import { pageStorage } from './visitor/visitor-token.js';

type More = Pick<SessionOptions, 'onProblem' | 'onMessage'>;

/** A visitor's session; the browser keeps the token that brings the conversation back. */
export function createLiveSession(
  server: string,
  chatbotId: string,
  chatbot: ChatbotInfo,
  more: More,
): SessionClient {
  return new SessionClient({
    server,
    chatbotId,
    chatbot,
    config: chatbot.config,
    mode: 'live',
    storage: pageStorage(),
    visitor: () => ({
      language: navigator.language,
      // Without query and fragment, which may carry what is nobody's business.
      pageUrl: `${location.origin}${location.pathname}`.slice(0, 2_000),
    }),
    ...more,
  });
}
