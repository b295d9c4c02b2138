import { serverUrl } from '../../browser/server-url.js';
import type { SavedChatbot } from '../../test-bench/tested/chatbot-state.js';

/**
 * Asks the dashboard's API what is saved and published of a chatbot.
 *
 * @returns null where it does not say: the session's own connection tells what is wrong.
 */
export async function fetchSavedChatbot(
  server: string,
  chatbotId: string,
  token: string,
  signal: AbortSignal,
): Promise<SavedChatbot | null> {
  const ask = async <Answer>(path: string): Promise<Answer | null> => {
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(serverUrl(server, path), { headers, signal, credentials: 'omit' });
    return response.ok ? ((await response.json()) as Answer) : null;
  };
  try {
    const [saved, stuck] = await Promise.all([
      ask<SavedChatbot>(`/v1/chatbots/${encodeURIComponent(chatbotId)}`),
      ask<Stuck>('/v1/obstacles').catch(() => null),
    ]);
    if (!saved) return null;
    const { config, revision, live } = saved;
    const obstacle = stuck?.chatbots?.find(({ id }) => id === chatbotId)?.draft?.message ?? '';
    return { config, revision, live, obstacle };
  } catch {
    return null;
  }
}

/** Chatbots that cannot answer; an older server knows of none. */
interface Stuck {
  readonly chatbots?: readonly {
    readonly id: string;
    readonly draft: { readonly message: string } | null;
  }[];
}
