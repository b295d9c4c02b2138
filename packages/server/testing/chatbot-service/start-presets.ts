import { setImmediate as nextTurn } from 'node:timers/promises';
import { DEFAULT_CONFIG } from '@chatbot-test/shared/config/chatbot-config.js';
import { CONNECTOR_PRESETS } from '@chatbot-test/shared/config/connector-presets.js';
import type { HttpProvider } from '@chatbot-test/shared/config/http-provider.schema.js';
import { EgressClient } from '../../src/egress/egress-client.js';
import { ChatbotSecrets } from '../../src/secrets/chatbot-secrets.js';
import { SecretBox } from '../../src/secrets/secret-box.js';
import type { Teardown } from '../database.js';
import type { Tell, TurnOf } from '../../src/chatbot-service/chatbot-service.js';
import type { ConversationState } from '../../src/chatbot-service/providers/http/connector-sessions.js';
import { HttpChatbotService } from '../../src/chatbot-service/providers/http/http-chatbot-service.js';
import { GptTokenCounter } from '../../src/chatbot-service/providers/token-counter.js';
import { PriceTable } from '../../src/chatbot-service/trace/price-table.js';
import { collectReply } from './collect-reply.js';
import { WireServer } from './wire-server.js';

type History = TurnOf<HttpProvider>['history'];

/** The secrets that presets name. */
export const KEYS = {
  FLOWISE_API_KEY: 'flowise-key-1',
  DIFY_API_KEY: 'app-dify-key-1',
  OPENAI_API_KEY: 'sk-openai-key-1',
  LANGGRAPH_API_KEY: 'langgraph-key-1',
  DIALOGFLOW_ACCESS_TOKEN: 'DF-access-token-1',
  DIRECT_LINE_SECRET: 'direct-line-secret-1',
} as const;

/** Every preset, asked for replies as a chatbot's service, of one local server that speaks for all. */
export async function startPresets(t: Teardown, keys: Readonly<Record<string, string>> = KEYS) {
  const server = await WireServer.start(t, (exchange) => exchange.respond(404, ''));
  const egress = new EgressClient({ allow: ['127.0.0.1'] });
  t.teardown(() => egress.close());
  const secrets = new ChatbotSecrets(
    new Map(
      Object.entries(keys).map(([name, value]) => [name, { value, origin: server.url }] as const),
    ),
  );
  const sessions = new Map<string, ConversationState>();
  const service = new HttpChatbotService({
    egress,
    secrets: { reveal: () => Promise.resolve(secrets) },
    sessions: {
      load: (_, id) => Promise.resolve(sessions.get(id) ?? null),
      save: (_, id, state) => Promise.resolve(void sessions.set(id, state)),
    },
    box: new SecretBox('a key of more than thirty-two characters'),
    tokens: new GptTokenCounter(),
    prices: new PriceTable(),
  });

  /** Notes of replies to continue with, by their ids. */
  const notes = new Map<string, string>();
  let count = 0;
  const ask = (
    id: string,
    text: string,
    {
      sessionId = `s-${++count}`,
      replyId = `r-${count}`,
      epoch = 1,
      tenantId = 'demo',
      history = [] as History,
      isLive = false,
      signal = new AbortController().signal,
    } = {},
    onEvent?: Tell,
  ) => {
    const turn: TurnOf<HttpProvider> = {
      tenantId,
      chatbotId: 'bot',
      sessionId,
      replyId,
      epoch,
      mode: isLive ? 'live' : 'test',
      config: { ...DEFAULT_CONFIG, provider: presetAt(server.url, id) },
      text,
      history,
      visitor: {},
      checkpoint: {
        saved: notes.get(replyId) ?? null,
        // Later than what has come with it: as a database does.
        save: async (note) => {
          await nextTurn();
          notes.set(replyId, note);
        },
      },
    };
    return collectReply((tell) => service.reply(turn, tell, signal), onEvent);
  };
  return { server, sessions, notes, ask };
}

/** The preset, with the addresses of the local server in place of the system's. */
function presetAt(origin: string, id: string): HttpProvider {
  const preset = CONNECTOR_PRESETS.find((each) => each.id === id);
  if (!preset) throw new Error(`There is no preset ${id}.`);
  const local = (address: string) => address.replace(/^https:\/\/[^/]+/, origin);
  const { provider } = preset;
  const { poll, rejoin } = provider;
  return {
    ...provider,
    url: local(provider.url),
    listen: provider.listen === '' ? '' : local(provider.listen),
    setup: provider.setup.map((step) => ({ ...step, url: local(step.url) })),
    ...(poll && { poll: { ...poll, url: local(poll.url), everyMs: 20 } }),
    ...(rejoin && {
      rejoin: { ...rejoin, url: local(rejoin.url), cancel: local(rejoin.cancel) },
    }),
    quietMs: Math.min(provider.quietMs, 60),
    timeoutSeconds: 5,
  };
}
