import type { Problem } from '@chatbot-test/shared/protocol/message.schema.js';
import type { ChatbotInfo } from '@chatbot-test/shared/protocol/server-frames.schema.js';
import { serverUrl } from '../../browser/server-url.js';
import { enLauncher } from '../../i18n/en/launcher.js';
import { translator } from '../../i18n/translate.js';

const t = translator(enLauncher);

/** A chatbot cannot be shown, and why. */
export class UnavailableError extends Error {
  override readonly name = 'UnavailableError';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(`${problem.message} ${problem.action}`);
    this.problem = problem;
  }
}

export function unavailable(
  message: string,
  action: string,
  code = 'unreachable',
): UnavailableError {
  const retryable = code === 'unreachable';
  return new UnavailableError({ code, message, action, retryable, correlationId: '' });
}

/**
 * Asks the server for the published chatbot.
 *
 * @throws UnavailableError; `problem.retryable` tells whether asking again may help
 */
export async function fetchChatbot(server: string, id: string): Promise<ChatbotInfo> {
  const lost = (code?: string): UnavailableError =>
    unavailable(
      t('unreachable', { server }),
      t('unreachableAction', { origin: location.origin }),
      code,
    );
  // A page without one is on no list: the browser would only log, again and again, that it may not ask.
  if (globalThis.origin === 'null') throw lost('origin-not-allowed');
  let response: Response;
  let body: unknown;
  try {
    // As text: pages that wrap `fetch` often know nothing else. As the page's own scripts ask: so it takes
    // what the page has preloaded, and the same connection.
    const { href } = serverUrl(server, `/v1/chatbots/${encodeURIComponent(id)}/public`);
    response = await fetch(href);
    body = await response.json();
  } catch {
    // Browsers keep the reason to themselves: no network, no such host, or no permission (CORS).
    throw lost();
  }
  if (isChatbot(body)) return body;
  const problem = (body as { error?: Partial<Problem> } | null)?.error;
  throw problem?.code && problem.message ? new UnavailableError(problem as Problem) : lost();
}

/** True if the page loads, and has an answer already, by the preload of its code. */
export function isPreloaded(): boolean {
  if (document.readyState === 'complete') return false;
  return performance.getEntriesByType('resource').some(({ name }) => name.endsWith('/public'));
}

/** The chatbot as this browser saw it last, so that the launcher is there at once. */
export function rememberedChatbot(server: string, id: string): ChatbotInfo | null {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key(server, id)) ?? 'null');
    return isChatbot(value) ? value : null;
  } catch {
    return null;
  }
}

export function rememberChatbot(server: string, id: string, chatbot: ChatbotInfo | null): void {
  try {
    if (chatbot) localStorage.setItem(key(server, id), JSON.stringify(chatbot));
    else localStorage.removeItem(key(server, id));
  } catch {
    // Without storage the launcher waits for the server on every page.
  }
}

function key(server: string, id: string): string {
  return `chatbot-test:look:${server}:${id}`;
}

/** Enough of a check to draw from it; another version's memory, or another server, fails it. */
function isChatbot(value: unknown): value is ChatbotInfo {
  const appearance = (value as Partial<ChatbotInfo> | null)?.config?.appearance;
  return Boolean(
    appearance?.light?.primary && appearance.dark?.primary && appearance.launcher?.icon,
  );
}
