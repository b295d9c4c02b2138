import type { ModelProvider } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import { ChatbotSecrets } from '../../../secrets/chatbot-secrets.js';
import { hasCredentials } from '../../../unusable-text.js';
import type { ServiceTarget } from '../../failures/service-target.js';
import { OPENAI_URL, type ModelSettings } from './model-settings.js';

/** Name of a chatbot's own key among its secrets. */
const KEY = 'OPENAI_API_KEY';

/** Target of one chatbot's requests, and its credentials. */
export interface ModelEndpoint extends ServiceTarget {
  /** Address that is asked for a completion. */
  readonly completionsUrl: string;
  readonly model: string;
  /** Null: none is sent. */
  readonly apiKey: string | null;
  /** True if it is the server's own, from its settings. */
  readonly isOwn: boolean;
}

/**
 * The endpoint that a chatbot's configuration names. The server's key goes to the server's endpoint
 * alone, to the letter of its address: an operator who could name another host, or another path on
 * a shared one, would get the key.
 *
 * @param secrets the chatbot's own; its key goes to the origin that it was given for
 * @throws CodedError `service-not-found` for what is no address; `model-key-missing` where nothing answers
 *   without a key; `service-secret-elsewhere` for a key of another origin
 */
export function endpointOf(
  provider: ModelProvider,
  settings: ModelSettings,
  secrets = new ChatbotSecrets(),
): ModelEndpoint {
  const own = normalUrl(settings.baseUrl);
  const baseUrl = provider.baseUrl.trim() === '' ? own : normalUrl(provider.baseUrl);
  const isOwn = baseUrl === own;
  const { origin, host, pathname } = new URL(baseUrl);
  const apiKey = keyOf(secrets, origin, isOwn ? settings.apiKey : null);
  if (origin + pathname === OPENAI_URL && apiKey === null)
    throw new CodedError('model-key-missing');
  const completionsUrl = withPath(baseUrl, '/chat/completions');
  const model = provider.model || settings.model;
  return { completionsUrl, host, model, apiKey, isOwn, secrets: apiKey === null ? [] : [apiKey] };
}

/** Adds a path to a base URL, before its query. */
export function withPath(baseUrl: string, path: string): string {
  const [place = '', ...query] = baseUrl.split('?');
  return [place.replace(/\/$/, '') + path, ...query].join('?');
}

/** The chatbot's own; at the server's endpoint, the server's is taken in place of one for elsewhere. */
function keyOf(secrets: ChatbotSecrets, origin: string, serverKey: string | null): string | null {
  const isServers = serverKey !== null && !secrets.isFor(KEY, origin);
  return isServers || !secrets.has(KEY) ? serverKey : secrets.get(KEY, origin);
}

/** One way to write an address, also where people paste the whole of it. Azure's version is in its query. */
function normalUrl(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : null;
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:';
  if (!url || !isWeb || hasCredentials(url)) {
    throw new CodedError('service-not-found', {
      host: url?.host || 'that address',
      reason: 'it is no web address',
    });
  }
  const path = url.pathname.replace(/(?<!\/)\/+$/, '').replace(/\/chat\/completions$/, '');
  return url.origin + path + url.search;
}
