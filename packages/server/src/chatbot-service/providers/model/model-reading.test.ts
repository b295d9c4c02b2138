import { DEFAULT_CONFIG } from '@chatbot-test/shared/config/chatbot-config.js';
import type { ModelProvider } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import t from 'tap';
import { openTestDatabase } from '../../../../testing/database.js';
import { sayPieces } from '../../../../testing/chatbot-service/chat-completion.js';
import { collectReply } from '../../../../testing/chatbot-service/collect-reply.js';
import { WireServer } from '../../../../testing/chatbot-service/wire-server.js';
import { EgressClient } from '../../../egress/egress-client.js';
import { KnowledgeService } from '../../../knowledge/documents/knowledge-service.js';
import { PostgresKnowledgeRepository } from '../../../knowledge/documents/postgres-knowledge-repository.js';
import { PostgresKnowledgeRetriever } from '../../../knowledge/retrieval/postgres-knowledge-retriever.js';
import { ChatbotSecrets } from '../../../secrets/chatbot-secrets.js';
import { PriceTable } from '../../trace/price-table.js';
import { GptTokenCounter } from '../token-counter.js';
import { ModelChatbotService } from './model-chatbot-service.js';

/** A handbook of 160,000 characters without an empty line; one sentence of it has the answer. */
const HANDBOOK = [
  ...Array.from(
    { length: 1_500 },
    (_, line) =>
      `Rule ${line} of the harbour is about the ropes, knots and sails of boats of this class.`,
  ),
  'A berth for a boat of 9 metres costs 31 euros a night.',
  ...Array.from(
    { length: 350 },
    (_, line) =>
      `Note ${line} of the harbour is about paint, tar and varnish for boats of this class.`,
  ),
].join('\n');

await t.test('what a language model reads', async (t) => {
  const { sql } = await openTestDatabase(t);
  await sql`insert into chatbots (id, tenant_id, draft_revision) values ('harbour', 'demo', 1)`;
  const knowledge = new KnowledgeService(new PostgresKnowledgeRepository(sql));
  const document = {
    title: 'Handbook',
    slug: 'handbook',
    content: HANDBOOK,
    language: 'en',
    sourceUrl: null,
  };
  await knowledge.put('demo', 'harbour', [document]);
  const server = await WireServer.start(t, (exchange) => sayPieces(exchange, ['Yes.']));
  const egress = new EgressClient({ allow: ['127.0.0.1'] });
  t.teardown(() => egress.close());
  const service = new ModelChatbotService({
    retriever: new PostgresKnowledgeRetriever(sql),
    tokens: new GptTokenCounter(),
    ...{ egress, ownEgress: egress, prices: new PriceTable() },
    secrets: { reveal: () => Promise.resolve(new ChatbotSecrets(new Map())) },
    settings: { baseUrl: `${server.url}/v1`, apiKey: 'sk-test', model: 'test-model' },
  });
  const ask = (text: string) => {
    const provider: ModelProvider = {
      ...{ type: 'model', model: '', baseUrl: '', systemPrompt: '', fallback: '' },
      ...{ knowledge: true, threshold: 0.3, temperature: 0.2 },
    };
    const config = { ...DEFAULT_CONFIG, provider };
    const turn = {
      ...{ tenantId: 'demo', chatbotId: 'harbour', sessionId: 'session', replyId: 'reply' },
      ...{ epoch: 1, mode: 'test' as const, config, text, history: [], visitor: {} },
    } as const;
    const { signal } = new AbortController();
    return collectReply((tell) => service.reply(turn, tell, signal));
  };

  await t.test('[4.2] a prompt has the units that answer, and an upper bound', async (t) => {
    await ask('What does a berth for a boat of 9 metres cost?');
    const { content } = server.last.json.messages.at(-1);
    t.match(content, /costs 31 euros a night/);
    t.ok(content.length < 14_000, `${content.length} characters`);
  });

  await t.test('[4.2] below the threshold nothing is read: the gate is the same', async (t) => {
    const { warnings } = await ask('Who won the football match in Brazil?');
    t.not(warnings.length, 0);
    t.match(server.last.json.messages.at(-1).content, /Nothing was found/);
  });

  await t.test('[4.2] a citation that its passage does not support is no source', async (t) => {
    server.handler = (exchange) => sayPieces(exchange, ['A berth costs 31 euros a night [1].']);
    const right = await ask('What does a berth for a boat of 9 metres cost?');
    t.match(right.of('sources').at(-1)?.sources, [{ index: 1, title: 'Handbook' }]);
    t.same(right.warnings, []);
    server.handler = (exchange) => sayPieces(exchange, ['A berth costs 45 euros a night [1].']);
    const wrong = await ask('What does a berth for a boat of 9 metres cost?');
    t.same(wrong.of('sources').at(-1)?.sources, []);
    t.ok(
      wrong
        .of('hits')
        .at(-1)
        ?.hits.every(({ used }) => !used),
      'nor in the trace',
    );
    t.match(wrong.warnings, [{ code: 'unsupported-citation', message: /\[1\]/ }]);
  });
});
