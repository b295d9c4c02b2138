import { DEFAULT_CONFIG } from '@chatbot-test/shared/config/chatbot-config.js';
import type { Test } from 'tap';
import { TIME_LIMITS } from '../../src/chatbot-service/failures/time-limit.js';
import { ModelChatbotService } from '../../src/chatbot-service/providers/model/model-chatbot-service.js';
import { GptTokenCounter } from '../../src/chatbot-service/providers/token-counter.js';
import { PriceTable } from '../../src/chatbot-service/trace/price-table.js';
import { EgressClient } from '../../src/egress/egress-client.js';
import { ChatbotSecrets } from '../../src/secrets/chatbot-secrets.js';
import { collectReply } from './collect-reply.js';
import { startPresets } from './start-presets.js';
import type { Exchange } from './wire-server.js';

/** Events of a reply, without those that nobody told. */
export interface Told {
  readonly text?: string;
  readonly code?: string;
  /** Words of the service, or about why it had none. */
  readonly words?: string;
  readonly tokens?: readonly [input: number, output: number];
  readonly thoughts?: string;
  /** Titles and addresses. */
  readonly sources?: readonly string[];
}

function toldOf({ text, error, warnings, of }: Awaited<ReturnType<typeof collectReply>>): Told {
  const tokens = of('usage').at(-1)?.tokens;
  const words = warnings.find(({ message }) => message.includes('“'))?.message.split(/[“”]/)[1];
  const sources = of('sources').at(-1)?.sources ?? [];
  return {
    ...(text !== '' && { text }),
    ...(error && { code: error.code }),
    ...(words !== undefined && { words }),
    ...(tokens && !tokens.estimated && { tokens: [tokens.input, tokens.output] }),
    ...(sources.length > 0 && { sources: sources.map(({ title, url }) => `${title} ${url}`) }),
    ...(of('thoughts').length > 0 && { thoughts: of('thoughts')[0]?.text ?? '' }),
  };
}

/** An answer of an endpoint, and what is told of it. */
export type Case = readonly [what: string, answer: (exchange: Exchange) => void, told: Told];

/** Endpoints that are almost OpenAI's, read by both ways to ask one: as a model, and as a connector. */
export async function startBothWays(t: Test) {
  const { server, ask: askPreset } = await startPresets(t);
  const egress = new EgressClient({ allow: ['127.0.0.1'] });
  t.teardown(() => egress.close());

  function askModel() {
    const service = new ModelChatbotService({
      retriever: { retrieve: () => Promise.reject(new Error('Nothing is looked up.')) },
      ...{ tokens: new GptTokenCounter(), prices: new PriceTable(), limits: TIME_LIMITS },
      ...{ egress, ownEgress: egress },
      secrets: { reveal: () => Promise.resolve(new ChatbotSecrets()) },
      settings: { baseUrl: `${server.url}/v1`, apiKey: 'sk-1', model: 'm' },
    });
    const provider = {
      type: 'model',
      ...{ model: '', baseUrl: '', systemPrompt: '', fallback: '' },
      ...{ knowledge: false, threshold: 0.5, temperature: 0 },
    } as const;
    const turn = {
      ...{ tenantId: 'demo', chatbotId: 'b', sessionId: 's', replyId: 'r', epoch: 1 },
      mode: 'test',
      ...{ text: 'x', history: [], visitor: {}, config: { ...DEFAULT_CONFIG, provider } },
    } as const;
    return collectReply((tell) => service.reply(turn, tell, new AbortController().signal));
  }

  const check = async (title: string, cases: readonly Case[]): Promise<void> => {
    await t.test(title, async (t) => {
      for (const [what, answer, told] of cases) {
        server.handler = answer;
        const [connector, model] = await Promise.all([askPreset('openai-chat', 'x'), askModel()]);
        t.same(toldOf(connector), told, `${what}, by a connector`);
        t.same(toldOf(model), told, `${what}, by a model`);
      }
    });
  };
  return { server, askPreset, askModel, check };
}
