import { EventEmitter, once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { DEFAULT_CONFIG } from '@chatbot-test/shared/config/chatbot-config.js';
import { PLAIN_CONNECTOR } from '@chatbot-test/shared/config/connector-presets.js';
import type { MarkName } from '@chatbot-test/shared/protocol/message.schema.js';
import t from 'tap';
import { EgressClient } from '../../egress/egress-client.js';
import type { KnowledgeRetriever } from '../../knowledge/retrieval/knowledge-retriever.js';
import { ChatbotSecrets } from '../../secrets/chatbot-secrets.js';
import { SecretBox } from '../../secrets/secret-box.js';
import { ReplyTrace } from '../../sessions/engine/reply/reply-trace.js';
import type { Tell, Turn } from '../chatbot-service.js';
import { NOTHING_FOUND } from '../nothing-found.js';
import { HttpChatbotService } from '../providers/http/http-chatbot-service.js';
import { ModelChatbotService } from '../providers/model/model-chatbot-service.js';
import { GptTokenCounter } from '../providers/token-counter.js';
import { chunk, usageChunk } from '../../../testing/chatbot-service/chat-completion.js';
import { WireServer, type Exchange } from '../../../testing/chatbot-service/wire-server.js';
import { PriceTable } from './price-table.js';

type Slow = 'retrieval' | 'connect' | 'firstToken' | 'generation';

const DELAY_MS = 40;
/** Each mark is rounded to a microsecond. */
const ROUNDING_MS = 0.01;

/** Place and time of the delay: by the clock of the trace, since all runs in one process. */
let slow: Slow = 'retrieval';
let from = 0;
let to = 0;

/** Tells of the marks that the trace has got: a delay begins when the part before has ended. */
const marked = new EventEmitter();

/** Starts to wait for the mark that ends the part before, and gives the delay that follows it. */
function delayAfter(before: MarkName, part: Slow): () => Promise<void> {
  if (part !== slow) return () => Promise.resolve();
  const ended = once(marked, before);
  return async () => {
    await ended;
    await pass();
  };
}

async function pass(): Promise<void> {
  from = performance.now();
  await delay(DELAY_MS);
  to = performance.now();
}

const server = await WireServer.start(t, async (exchange: Exchange) => {
  const isModel = exchange.path.startsWith('/v1/');
  const piece = (text: string) => (isModel ? chunk({ content: text }) : { delta: text });
  // The trace has the mark of the prompt by then: the request came after it.
  if (slow === 'connect') await pass();
  const inFirstToken = delayAfter('connect', 'firstToken');
  exchange.beginEvents();
  await inFirstToken();
  const inGeneration = delayAfter('firstToken', 'generation');
  exchange.events(piece('Two '));
  await inGeneration();
  exchange.events(piece('days.'));
  if (isModel) exchange.events(chunk({}, 'stop'), usageChunk(12, 2));
  exchange.end(isModel ? 'data: [DONE]\n\n' : 'data: {"done":"true"}\n\n');
});

const egress = new EgressClient({ allow: ['127.0.0.1'] });
t.teardown(() => egress.close());
const tokens = new GptTokenCounter();
const secrets = { reveal: () => Promise.resolve(new ChatbotSecrets()) };
const common = { egress, secrets, tokens, prices: new PriceTable() };

const retriever: KnowledgeRetriever = {
  retrieve: async () => {
    if (slow === 'retrieval') await pass();
    return NOTHING_FOUND;
  },
};
const model = new ModelChatbotService({
  ...common,
  retriever,
  ownEgress: egress,
  settings: { baseUrl: `${server.url}/v1`, apiKey: 'sk-test', model: 'test-model' },
});
const http = new HttpChatbotService({
  ...common,
  sessions: { load: () => Promise.resolve(null), save: () => Promise.resolve() },
  box: new SecretBox('a key of more than thirty-two characters'),
});

const turn: Omit<Turn, 'config'> = {
  tenantId: 'demo',
  chatbotId: 'shop',
  sessionId: 'session',
  replyId: 'reply',
  epoch: 1,
  mode: 'test',
  text: 'How long does it take?',
  history: [],
  visitor: {},
};

const byModel = {
  type: 'model',
  model: '',
  baseUrl: '',
  systemPrompt: '',
  knowledge: true,
  threshold: 0.3,
  temperature: 0.2,
  fallback: '',
} as const;
const byConnector = {
  ...PLAIN_CONNECTOR,
  url: `${server.url}/chat`,
  mapping: {
    ...PLAIN_CONNECTOR.mapping,
    delta: [{ path: 'delta' }],
    end: [{ path: 'done', is: ['true'] }],
  },
  timeoutSeconds: 30,
};

function ask(provider: 'model' | 'http', tell: Tell): Promise<void> {
  const { signal } = new AbortController();
  return provider === 'model'
    ? model.reply({ ...turn, config: { ...DEFAULT_CONFIG, provider: byModel } }, tell, signal)
    : http.reply({ ...turn, config: { ...DEFAULT_CONFIG, provider: byConnector } }, tell, signal);
}

const PARTS = ['queue', 'retrieval', 'prompt', 'connect', 'firstToken', 'generation', 'store'];

const cases: [provider: 'model' | 'http', parts: readonly Slow[]][] = [
  ['model', ['retrieval', 'connect', 'firstToken', 'generation']],
  ['http', ['connect', 'firstToken', 'generation']],
];
for (const [provider, parts] of cases) {
  for (const part of parts) {
    await t.test(
      `[4.1] ${provider}: a delay in ${part} lies within that part of the trace`,
      async (t) => {
        slow = part;
        const start = performance.now();
        const trace = new ReplyTrace(start, { provider });
        trace.mark('queue');
        await ask(provider, (event) => {
          if (event.type !== 'sources' && event.type !== 'quickReplies') trace.take(event);
          if (event.type === 'mark') marked.emit(event.name);
        });
        trace.serviceEnded();
        trace.mark('store');
        const end = performance.now();

        const { marks, totalMs } = trace.debug();
        const names: readonly MarkName[] = marks.map(({ name }) => name);
        t.same(
          names,
          PARTS.filter((name) => provider === 'model' || name !== 'retrieval'),
        );
        const ends = marks.map((_, index) => start + sum(marks.slice(0, index + 1)));
        const at = names.indexOf(part);
        t.ok((ends[at - 1] ?? 0) <= from + ROUNDING_MS, 'it begins no later than the delay');
        t.ok((ends[at] ?? 0) >= to - ROUNDING_MS, 'and ends no earlier');
        t.equal(sum(marks), totalMs, 'nothing is left over');
        t.ok(totalMs <= end - start + ROUNDING_MS, 'nor more than what passed');
      },
    );
  }
}

/** Adds up marks in whole microseconds, as they are given: no rounding of numbers is in the way. */
function sum(marks: readonly { readonly ms: number }[]): number {
  return marks.reduce((total, { ms }) => total + Math.round(ms * 1_000), 0) / 1_000;
}
