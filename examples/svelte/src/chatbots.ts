import { createChatbotClient, orThrow, type Schema } from '@chatbot-test/client';
import { SERVER } from './chat-server';

export type Config = Schema<'ChatbotConfig'>;
export type Chatbot = Schema<'Chatbot'>;
export type Summary = Schema<'ChatbotSummary'>;

let held: Promise<string> | null = null;

/**
 * Token of the signed-in operator, from this dashboard's own backend.
 *
 * @param isRefused the last one has ended, or ends soon: get another
 */
export function operatorToken(isRefused = false): Promise<string> {
  if (isRefused) held = null;
  held ??= fetchToken().catch((error: unknown) => {
    held = null;
    throw error;
  });
  return held;
}

async function fetchToken(): Promise<string> {
  const response = await fetch('/chatbot-token', { method: 'POST' });
  if (!response.ok) throw new Error(`No token: ${response.status}`);
  const { token } = (await response.json()) as { token: string };
  return token;
}

const client = createChatbotClient({ server: SERVER, token: operatorToken });

export async function listChatbots(): Promise<Summary[]> {
  const query = { sort: 'name', limit: 100 } as const;
  return (await orThrow(client.GET('/v1/chatbots', { params: { query } }))).chatbots;
}

export function readChatbot(chatbotId: string): Promise<Chatbot> {
  return orThrow(client.GET('/v1/chatbots/{chatbotId}', { params: { path: { chatbotId } } }));
}

/** @param knowledge what it answers from, as text */
export async function createChatbot(name: string, knowledge: string): Promise<Chatbot> {
  const chatbot = await orThrow(client.POST('/v1/chatbots', { body: { config: newConfig(name) } }));
  const params = { path: { chatbotId: chatbot.id } };
  const body = { title: name, content: knowledge };
  await orThrow(client.POST('/v1/chatbots/{chatbotId}/documents', { params, body }));
  return chatbot;
}

/** Saves a draft. Refused with `stale-revision` if somebody else has saved since it was read. */
export function saveChatbot({ id, revision }: Chatbot, config: Config): Promise<Chatbot> {
  const params = { path: { chatbotId: id } };
  return orThrow(client.PUT('/v1/chatbots/{chatbotId}', { params, body: { config, revision } }));
}

/** Makes the draft what visitors get. */
export async function publishChatbot(chatbotId: string): Promise<Chatbot> {
  const params = { path: { chatbotId } };
  await orThrow(client.POST('/v1/chatbots/{chatbotId}/publish', { params }));
  return readChatbot(chatbotId);
}

export function stateOf(draft: number, live: number | null): string {
  if (live === null) return 'Draft';
  return live === draft ? 'Live' : 'Unpublished changes';
}

export function embedCode(chatbotId: string): string {
  return [
    `<link rel="preload" as="fetch" crossorigin href="${SERVER}/v1/chatbots/${chatbotId}/public">`,
    `<script type="module" src="${SERVER}/chatbot.js"></script>`,
    `<chatbot-widget chatbot-id="${chatbotId}"></chatbot-widget>`,
  ].join('\n');
}

export function linesOf(text: string): string[] {
  return text.split(/\s+/).filter(Boolean);
}

/** Says what went wrong and what to do, as the server said it. */
export function wordsOf(error: unknown): string {
  const { message, action = '' } = error as { message: string; action?: string };
  return `${message} ${action}`.trim();
}

function newConfig(name: string): Config {
  return {
    name,
    language: 'en',
    provider: { type: 'knowledge', threshold: 0.5, fallback: '' },
    allowedOrigins: [],
    appearance: {
      avatar: '',
      title: '',
      subtitle: '',
      welcomeMessage: 'Hello! How can I help?',
      starters: [],
      placeholder: 'Ask a question',
      branding: true,
      theme: 'auto',
      light: { primary: '#4f46e5', surface: '#ffffff', text: '#1b1c22' },
      dark: { primary: '#8b8cff', surface: '#17181d', text: '#ecedf2' },
      font: 'system',
      radius: 16,
      density: 'comfortable',
      bubbles: 'plain',
      launcher: { icon: 'chat', position: 'end', label: '' },
      variables: {},
    },
  };
}
