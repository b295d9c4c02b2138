import { join } from 'node:path';
import t from 'tap';
import { openTestDatabase } from '../../../testing/database.js';
import { insertChatbot } from '../../../testing/sessions/sessions.js';
import { noting, statementsIn, type Seen } from '../../../testing/statements.js';
import { KnowledgeService } from '../documents/knowledge-service.js';
import { PostgresKnowledgeRepository } from '../documents/postgres-knowledge-repository.js';
import { PostgresChunkEmbeddingRepository } from './embeddings/postgres-chunk-embedding-repository.js';
import {
  findCandidates,
  lookUpMatchedWords,
  lookUpSimilarWords,
  lookUpWords,
  readCandidates,
  readPhrases,
} from './knowledge-queries.js';
import type { QuestionTerm } from './terms/question-terms.js';

const FILES = [
  'scope.ts',
  'knowledge-queries.ts',
  'embeddings/vector-space.ts',
  'embeddings/postgres-chunk-embedding-repository.ts',
];

const TERM: QuestionTerm = {
  word: 'gate',
  weight: 1,
  alternatives: [{ lexeme: 'gate', factor: 1, kind: 'exact' }],
};

await t.test('[8.10] each hand-written statement of retrieval runs on the schema', async (t) => {
  const database = await openTestDatabase(t);
  const seen: Seen = new Set();
  const sql = noting(database.sql, seen);
  await insertChatbot(sql, 'shop', 'demo');
  const knowledge = new KnowledgeService(new PostgresKnowledgeRepository(database.sql));
  await knowledge.put('demo', 'shop', [
    {
      ...{ slug: 'gate', title: 'The gate', content: 'It is open.', language: 'en' },
      ...{ sourceUrl: null, askedAs: ['when may I come?'] },
    },
  ]);

  const draft = { tenantId: 'demo', chatbotId: 'shop' };
  for (const scope of [draft, { ...draft, snapshot: 1 }]) {
    await lookUpWords(sql, scope, 'english', ['gate']);
    await lookUpSimilarWords(sql, scope, ['gaet']);
    await readPhrases(sql, scope);
    await lookUpMatchedWords(sql, scope, [TERM]);
  }
  const nothing = { chunkIds: [], documentIds: [] };
  const [found] = await findCandidates(sql, draft, [TERM], 3, nothing);
  t.match(found, { title: 'The gate', content: /It is open/ });
  const { id = '', documentId = '' } = found ?? {};
  t.match(await readCandidates(sql, draft, { ...nothing, documentIds: [documentId] }), [{ id }]);

  const [alone] = await sql<{ id: string }[]>`select document_id as id from documents`;
  for (const [document, count] of [
    [alone?.id ?? '', 1],
    ['other', 0],
  ] as const) {
    const scope = { ...draft, documentId: document };
    t.equal((await findCandidates(sql, scope, [TERM], 3, nothing)).length, count, document);
  }

  const repository = new PostgresChunkEmbeddingRepository(sql);
  const space = { model: 'm', dimensions: 2, languages: ['en'] };
  const anew = { ...space, dimensions: null, languages: null };
  t.match(await repository.state(draft, anew), { chunks: 1, embedded: 0 });
  const { drafted, missing } = await repository.findUnembedded(draft, space);
  t.same([drafted, missing.map(({ chunkId }) => chunkId)], [1, [id]]);
  const [unembedded] = await repository.read(draft, [id]);
  const contentHash = unembedded?.contentHash ?? '';
  const vectors = new Float32Array([0.6, 0.8]);
  await repository.save(draft, space, [{ chunkId: id, contentHash, vectors }]);
  t.same((await repository.load(draft, space)).chunkIds, [id]);
  t.same((await repository.load(draft, space, [documentId])).documentIds, [documentId]);

  const written = await statementsIn(FILES.map((file) => join(import.meta.dirname, file)));
  t.ok(written.size > 15, 'they are found');
  const left = [...written].filter(([text]) => !seen.has(text)).map(([, place]) => place);
  t.same(left, [], 'what no test runs is checked by nobody');
});
