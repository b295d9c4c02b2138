import type { SavedChatbot } from '../../bench/chatbot-state.js';

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
  const url = new URL(`/v1/chatbots/${encodeURIComponent(chatbotId)}`, server);
  try {
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(url, { headers, signal, credentials: 'omit' });
    if (!response.ok) return null;
    const { config, revision, live } = (await response.json()) as SavedChatbot;
    return { config, revision, live };
  } catch {
    return null;
  }
}
