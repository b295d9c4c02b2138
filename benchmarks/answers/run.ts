/**
 * Measures whether the answers that people read are right: `npm run bench:answers`.
 *
 * Asks the questions of questions/ of several knowledge bases, through the service that answers visitors,
 * on a database of its own, and judges the text: the facts in it, the row or item, the document that is
 * cited, whether what cannot be known is refused, and in which language. Some of the questions are held
 * out: which of those fail is never shown, so that nobody tunes to them.
 *
 *   --half tuning     that half alone; `more` has further questions to tune by
 *   --base shop       that base alone
 *   --words           without sentence embeddings too
 *   --verbose         each tuning question that was not answered right, with what was said
 *   --data DIRECTORY  keeps the database there, so that the next run need not embed it again
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { DEFAULT_CONFIG } from '../../packages/shared/src/config/chatbot-config.js';
import type { ServiceEvent } from '../../packages/server/src/chatbot-service/chatbot-service.js';
import { KnowledgeChatbotService } from '../../packages/server/src/chatbot-service/providers/knowledge-chatbot-service.js';
import { GptTokenCounter } from '../../packages/server/src/chatbot-service/providers/token-counter.js';
import { openDatabase } from '../../packages/server/src/db/open-database.js';
import { KnowledgeService } from '../../packages/server/src/knowledge/documents/knowledge-service.js';
import { PostgresKnowledgeRepository } from '../../packages/server/src/knowledge/documents/postgres-knowledge-repository.js';
import { Embeddings } from '../../packages/server/src/knowledge/retrieval/embeddings/embeddings.js';
import { PreparedEmbedder } from '../../packages/server/src/knowledge/retrieval/embeddings/prepared-embedder.js';
import { WorkerSentenceEmbedder } from '../../packages/server/src/knowledge/retrieval/embeddings/worker-sentence-embedder.js';
import { PostgresKnowledgeRetriever } from '../../packages/server/src/knowledge/retrieval/postgres-knowledge-retriever.js';
import { SHOP_VECTORS } from '../../packages/server/src/seed/shop-vectors.js';
import { BASES } from './bases.js';
import { figuresOf, sayShare, type Judged } from './figures.js';
import { HALVES, KINDS, readQuestions, type Half, type Question } from './questions.js';
import { verdictOf, type Said } from './verdict.js';

/**
 * Shares of the held-out questions: at least so many answerable ones right and at most so many
 * wrong; of the others, at least so many refused.
 */
const BUDGETS = { right: 0.8, wrong: 0.05, refused: 0.9 };

const { values: options } = parseArgs({
  options: {
    half: { type: 'string' },
    base: { type: 'string' },
    words: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
    data: { type: 'string' },
  },
});
const { provider } = DEFAULT_CONFIG;
if (provider.type !== 'knowledge') throw new Error('A new chatbot answers from its knowledge.');
const config = { ...DEFAULT_CONFIG, provider };
const bases = BASES.filter(({ id }) => options.base === undefined || id === options.base);
const halves = HALVES.filter((half) => options.half === undefined || half === options.half);

const dataDir = options.data ?? (await mkdtemp(join(tmpdir(), 'chatbot-bench-')));
const fail = (error: unknown): never => {
  throw error;
};
const database = await openDatabase({ databaseUrl: null, dataDir, onFailure: fail });
const { sql } = database;
const embedder = new PreparedEmbedder(new WorkerSentenceEmbedder(), SHOP_VECTORS);
const embeddings = new Embeddings(sql, fail, { embedder });
try {
  await fill();
  const results: Record<string, unknown> = {};
  const ways = [
    { name: 'with embeddings', search: embeddings.search },
    ...(options.words ? [{ name: 'by words alone', search: null }] : []),
  ];
  for (const { name, search } of ways) {
    const tokens = new GptTokenCounter();
    const retriever = new PostgresKnowledgeRetriever(sql, search);
    const service = new KnowledgeChatbotService({ retriever, tokens, msPerWord: 0 });
    const ask = (base: string, question: Question) => answerOf(service, base, question);
    for (const half of halves) results[`${half}, ${name}`] = await measure(half, name, ask);
  }
  const folder = fileURLToPath(new URL('../results', import.meta.url));
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'answers.json'), `${JSON.stringify(results, null, 2)}\n`);
} finally {
  await embeddings.close();
  await database.close();
  if (options.data === undefined) await rm(dataDir, { recursive: true, force: true });
}

/** Adds the bases that a kept database does not have yet; what is kept is for other runs, too. */
async function fill() {
  const service = new KnowledgeService(new PostgresKnowledgeRepository(sql), embeddings.indexer);
  const kept = await sql<{ id: string }[]>`select id from chatbots`;
  for (const { id, read } of options.data === undefined ? bases : BASES) {
    if (kept.some((chatbot) => chatbot.id === id)) continue;
    await sql`insert into chatbots (id, tenant_id, draft_revision) values (${id}, 'demo', 1)`;
    await service.put('demo', id, await read());
  }
  await embeddings.indexer.idle();
}

type Ask = (base: string, question: Question) => Promise<Said & { readonly ms: number }>;

async function measure(half: Half, way: string, ask: Ask) {
  const judged: (Judged & { readonly base: string })[] = [];
  for (const { id } of bases) {
    for (const question of await readQuestions(id, half)) {
      const said = await ask(id, question);
      const verdict = verdictOf(question, said);
      judged.push({ base: id, question, verdict, ms: said.ms });
      // Whoever reads which of the others fail has looked at them.
      if (options.verbose && (half === 'tuning' || half === 'more') && verdict !== 'right') {
        console.log(
          `${verdict} [${id}, ${question.kind}] ${question.q}\n    ${said.text.replace(/\s+/g, ' ').slice(0, 240)}`,
        );
      }
    }
  }
  const all = figuresOf(judged);
  console.log(`\n${half}, ${way}: ${judged.length} questions`);
  console.log(`  right     ${sayShare(all.right)}\n  wrong     ${sayShare(all.wrong)}`);
  console.log(`  asked     ${sayShare(all.clarified)}\n  refused   ${sayShare(all.refused)}`);
  console.log(`  language  ${sayShare(all.language)}\n  talk      ${sayShare(all.smallTalk)}`);
  for (const { id } of bases) {
    const own = judged.filter(({ base }) => base === id);
    if (own.length === 0) continue;
    const { right, wrong, clarified, refused } = figuresOf(own);
    console.log(
      `  ${id.padEnd(9)} right ${sayShare(right)}, wrong ${wrong.count}, asked ${clarified.count}, refused ${sayShare(refused)}`,
    );
  }
  const kinds = KINDS.map((kind) => {
    const list = judged.filter(({ question }) => question.kind === kind);
    const of = (verdict: string) => list.filter((entry) => entry.verdict === verdict).length;
    return `${kind} ${of('right')} of ${list.length}${of('wrong') > 0 ? `, ${of('wrong')} wrong` : ''}`;
  });
  console.log(`  ${kinds.join('; ')}`);
  if (half === 'held-out' && way === 'with embeddings' && options.base === undefined) {
    const share = ({ count, of }: { count: number; of: number }) => count / of;
    const holds =
      share(all.right) >= BUDGETS.right &&
      share(all.wrong) <= BUDGETS.wrong &&
      share(all.refused) >= BUDGETS.refused;
    console.log(
      `  ${holds ? 'holds' : 'MISSED'}: at least 80 % right, at most 5 % wrong, at least 90 % refused`,
    );
    if (!holds) process.exitCode = 1;
  }
  return all;
}

async function answerOf(service: KnowledgeChatbotService, base: string, question: Question) {
  const history = (question.before ?? []).map((text) => ({ role: 'user' as const, text }));
  const turn = {
    ...{ tenantId: 'demo', chatbotId: base, sessionId: 'session', replyId: 'reply' },
    ...{ epoch: 1, mode: 'test' as const, config, text: question.q, history, visitor: {} },
  };
  const begun = performance.now();
  let [text, ms] = ['', 0];
  const cited: string[] = [];
  const hear = (event: ServiceEvent) => {
    if (event.type === 'text') text += event.text;
    if (event.type === 'sources') cited.push(...event.sources.map(({ title }) => title));
    if (event.type === 'mark' && event.name === 'retrieval') ms = event.at - begun;
  };
  await service.reply(turn, hear, new AbortController().signal);
  return { text, cited, ms };
}
