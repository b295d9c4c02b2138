/**
 * Measures publishing: 2,000 documents with one changed, on an embedded database of its own.
 * Run with `npm run bench -- publish`; exits with 1 above its budget.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_CONFIG } from '@chatbot-test/shared/config/chatbot-config.js';
import { PostgresChatbotRepository } from '../packages/server/src/chatbots/postgres-chatbot-repository.js';
import { openDatabase } from '../packages/server/src/db/open-database.js';
import { KnowledgeService } from '../packages/server/src/knowledge/documents/knowledge-service.js';
import { PostgresKnowledgeRepository } from '../packages/server/src/knowledge/documents/postgres-knowledge-repository.js';

const BUDGET_MS = 2_000;
const [DOCUMENTS, AT_ONCE] = [2_000, 200] as const;
const [TENANT, CHATBOT] = ['demo', 'large'] as const;

const document = (number: number, text = 'It opens at nine.') => ({
  title: `Shop ${number}`,
  slug: `shop-${number}`,
  sourceUrl: null,
  language: 'en',
  content: `${text} Shop ${number} is in street ${number % 97}, beside house ${number % 89}.`,
});

const dataDir = await mkdtemp(join(tmpdir(), 'chatbot-bench-'));
const onFailure = (error: unknown): never => {
  throw error;
};
const { sql, close } = await openDatabase({ databaseUrl: null, dataDir, onFailure });
try {
  const chatbots = new PostgresChatbotRepository(sql);
  const knowledge = new KnowledgeService(new PostgresKnowledgeRepository(sql));
  await chatbots.create(
    {
      ...{ tenantId: TENANT, chatbotId: CHATBOT, config: DEFAULT_CONFIG },
      ...{ configuration: 'c', createdBy: 'bench' },
    },
    null,
  );
  const all = Array.from({ length: DOCUMENTS }, (_, number) => document(number));
  for (let at = 0; at < DOCUMENTS; at += AT_ONCE) {
    await knowledge.put(TENANT, CHATBOT, all.slice(at, at + AT_ONCE));
  }
  const publish = async () => {
    const begun = performance.now();
    await chatbots.publish(TENANT, CHATBOT, 'bench', null);
    return performance.now() - begun;
  };
  const first = await publish();
  const times: number[] = [];
  for (let round = 0; round < 5; round++) {
    await knowledge.put(TENANT, CHATBOT, [document(7, `It opens at ${round}.`)]);
    times.push(await publish());
  }
  const worst = Math.max(...times);
  const [{ passages = 0 } = {}] = await sql<{ passages: number }[]>`
    select count(*)::int as passages from chunks`;
  console.log(
    `${DOCUMENTS} documents, published for the first time: ${first.toFixed(0)} ms\n` +
      `with one changed, the slowest of ${times.length}: ${worst.toFixed(0)} ms` +
      ` (budget ${BUDGET_MS} ms)\n` +
      `passages stored after ${times.length + 1} publications: ${passages}`,
  );
  if (worst > BUDGET_MS) process.exitCode = 1;
} finally {
  await close();
  await rm(dataDir, { recursive: true, force: true });
}
