import { DEFAULT_CONFIG } from '@chatbot-test/shared/config/chatbot-config.js';
import type { KnowledgeProvider } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { connectToServer } from '../../db/client.js';
import { KnowledgeService } from '../../knowledge/documents/knowledge-service.js';
import { PostgresKnowledgeRepository } from '../../knowledge/documents/postgres-knowledge-repository.js';
import { PostgresKnowledgeRetriever } from '../../knowledge/retrieval/postgres-knowledge-retriever.js';
import { readSeedArticles } from '../../knowledge/documents/seed-articles.js';
import { openTestDatabase } from '../../../testing/database.js';
import type { ServiceEvent, Tell, TurnOf } from '../chatbot-service.js';
import { KnowledgeChatbotService } from './knowledge-chatbot-service.js';
import { GptTokenCounter } from './token-counter.js';

type KnowledgeTurn = TurnOf<KnowledgeProvider>;

const SHOP = fileURLToPath(new URL('../../../seed/shop', import.meta.url));

function turn(text: string, changes: Partial<KnowledgeTurn> = {}): KnowledgeTurn {
  return {
    tenantId: 'demo',
    chatbotId: 'shop',
    sessionId: 'session',
    replyId: 'reply',
    epoch: 1,
    mode: 'test',
    config: DEFAULT_CONFIG,
    text,
    history: [],
    visitor: {},
    ...changes,
  };
}

const configured = (fallback: string, welcomeMessage = '', language = 'en') => ({
  ...DEFAULT_CONFIG,
  language,
  provider: { ...DEFAULT_CONFIG.provider, fallback },
  appearance: { ...DEFAULT_CONFIG.appearance, welcomeMessage },
});

await t.test('the knowledge provider', async (t) => {
  const { sql } = await openTestDatabase(t);
  for (const id of ['shop', 'empty']) {
    await sql`insert into chatbots (id, tenant_id, draft_revision) values (${id}, 'demo', 1)`;
  }
  const knowledge = new KnowledgeService(new PostgresKnowledgeRepository(sql));
  await knowledge.put('demo', 'shop', await readSeedArticles(SHOP, 'en'));
  const retriever = new PostgresKnowledgeRetriever(sql);
  const tokens = new GptTokenCounter();
  const service = new KnowledgeChatbotService({ retriever, tokens, msPerWord: 0 });

  async function reply(asked: KnowledgeTurn, signal = new AbortController().signal) {
    const events: ServiceEvent[] = [];
    await service.reply(asked, (event) => void events.push(event), signal);
    const of = <T extends ServiceEvent['type']>(type: T) =>
      events.filter((event): event is Extract<ServiceEvent, { type: T }> => event.type === type);
    const text = of('text')
      .map((event) => event.text)
      .join('');
    const warnings = of('warning').map(({ warning }) => warning);
    return { events, of, text, warnings };
  }

  await t.test(
    '[1.3] answers with facts of the articles, word by word, and cites them',
    async (t) => {
      const { of, text, warnings } = await reply(turn('How long does shipping to Germany take?'));
      t.match(text, /\| Germany \| 2 to 3 days \| €4\.95 \|/);
      t.notMatch(text, /\| Norway \|/, 'and not the whole table');
      t.match(text, /\[1\]/);
      t.ok(of('text').length > 10);
      t.match(of('sources')[0]?.sources[0], {
        index: 1,
        title: 'Shipping times and costs by country',
      });
      t.same(warnings, []);
    },
  );

  await t.test('[4.1] tells marks in order on one clock, hits and counted tokens', async (t) => {
    const start = performance.now();
    const { events, of, text } = await reply(turn('do my points expire'));
    t.same(
      of('mark').map(({ name }) => name),
      ['retrieval', 'prompt', 'firstToken', 'generation'],
    );
    const times = [start, ...of('mark').map(({ at }) => at), performance.now()];
    t.same(
      [...times].sort((a, b) => a - b),
      times,
    );
    t.match(text, /Points expire 24 months/);

    const hits = of('hits')[0]?.hits ?? [];
    const sources = of('sources')[0]?.sources ?? [];
    t.equal(hits[0]?.used, true);
    t.equal(hits.filter((hit) => hit.used).length, sources.length);
    t.match(hits[0]?.parts, { fullText: { rank: 1 }, trigram: { rank: 1 } });

    const [usage] = of('usage');
    t.match(usage, { provider: 'knowledge', model: null, costUsd: null });
    t.equal(usage?.tokens?.estimated, true);
    t.equal(usage?.tokens?.output, await tokens.count(text));
    t.ok((usage?.tokens?.input ?? 0) > 0);
    t.equal(events.at(-1)?.type, 'usage');
  });

  await t.test(
    '[4.2] says honestly that it does not know, and tells the operator why',
    async (t) => {
      const { of, text, warnings } = await reply(turn('who won the world cup'));
      t.match(text, /^I don’t know\./);
      t.same(of('sources')[0]?.sources, []);
      t.match(warnings, [{ code: 'no-hit', message: /No document has .*“cup”/ }]);

      const near = await reply(turn('when do points expire and why', { config: strict(0.99) }));
      t.match(near.warnings, [{ code: 'below-threshold', message: /below the threshold\./ }]);
      t.equal(
        near.of('hits')[0]?.hits.some((hit) => hit.used),
        false,
      );
    },
  );

  await t.test('[1.6] offers topics near to the question, if there are any', async (t) => {
    const { text, of } = await reply(turn('refund for a dinosaur', { config: strict(0.5) }));
    t.match(text, /The nearest topics I have are:\n\n- Refunds/);
    t.equal(of('quickReplies')[0]?.texts[0], 'Refunds');
  });

  await t.test('[4.5] says the configured fallback instead', async (t) => {
    const config = configured('Please call us.');
    t.equal((await reply(turn('who won the world cup', { config }))).text, 'Please call us.');
  });

  await t.test('[3.5] warns the operator of an empty knowledge base', async (t) => {
    const { text, warnings } = await reply(
      turn('When do I get my refund?', { chatbotId: 'empty' }),
    );
    t.match(text, /^I don’t know\./);
    t.match(warnings, [{ code: 'knowledge-empty' }]);
  });

  await t.test('answers small talk without looking anything up', async (t) => {
    const config = configured('', 'Welcome to the shop!');
    const greeting = await reply(turn('Hi there!', { config }));
    t.equal(greeting.text, 'Welcome to the shop!');
    t.match(greeting.warnings, [{ code: 'small-talk' }]);
    t.same(greeting.of('hits')[0]?.hits, []);
    t.match((await reply(turn('ok thanks'))).text, /welcome/);
    t.match((await reply(turn('Danke', { config: configured('', '', 'de') }))).text, /Gern/);
    const wordless = await reply(turn('???'));
    t.match(wordless.text, /in words/);
    t.match(wordless.warnings, [{ code: 'no-words' }]);
  });

  await t.test('understands a follow-up by what was asked before', async (t) => {
    const history = [
      { role: 'user', text: 'How much is shipping to Italy?' },
      { role: 'bot', text: '€7.95' },
    ] as const;
    const { text } = await reply(turn('and to Norway?', { history }));
    t.match(text, /\| Norway \| 4 to 7 days \| €12\.95 \|/);
  });

  await t.test('[1.3] ends soon and without an error when it is stopped', async (t) => {
    const slow = new KnowledgeChatbotService({ retriever, tokens, msPerWord: 60_000 });
    const abort = new AbortController();
    const texts: string[] = [];
    const hear: Tell = (event) => {
      if (event.type !== 'text') return;
      texts.push(event.text);
      abort.abort();
    };
    await slow.reply(turn('do my points expire'), hear, abort.signal);
    t.same(texts, ['Points ']);
    const none = await reply(turn('do my points expire'), AbortSignal.abort());
    t.equal(none.text, '');
  });

  await t.test(
    '[8.4] a failing database is told as what it is, not as the service’s failure',
    async (t) => {
      const nowhere = connectToServer('postgres://127.0.0.1:1/nothing');
      t.teardown(() => nowhere.close());
      const failing = new KnowledgeChatbotService({
        retriever: new PostgresKnowledgeRetriever(nowhere.sql),
        tokens,
      });
      const { signal } = new AbortController();
      const reply = failing.reply(turn('refund'), () => undefined, signal);
      await t.rejects(reply, { code: 'ECONNREFUSED' });
    },
  );
});

function strict(threshold: number) {
  return { ...DEFAULT_CONFIG, provider: { ...DEFAULT_CONFIG.provider, threshold } };
}
