import { SessionClient, type SessionOptions } from './session-client.js';
import { pageStorage } from './visitor-token.js';

type More = Partial<Pick<SessionOptions, 'chatbot' | 'onProblem' | 'onMessage'>>;

/** A visitor's session; the browser keeps the token that brings the conversation back. */
export function createLiveSession(server: string, chatbotId: string, more: More): SessionClient {
  return new SessionClient({
    server,
    chatbotId,
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
