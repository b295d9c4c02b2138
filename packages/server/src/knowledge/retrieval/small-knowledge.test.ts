import t from 'tap';
import { DEFAULT_CONFIG } from '@chatbot-test/shared/config/chatbot-config.js';
import { openTestDatabase } from '../../../testing/database.js';
import { replyFrom } from '../../chatbot-service/providers/knowledge-reply.js';
import { KnowledgeService } from '../documents/knowledge-service.js';
import { PostgresKnowledgeRepository } from '../documents/postgres-knowledge-repository.js';
import { Embeddings } from './embeddings/embeddings.js';
import { WorkerSentenceEmbedder } from './embeddings/worker-sentence-embedder.js';
import { phrasesFor } from './phrases/phrases.js';
import { PostgresKnowledgeRetriever } from './postgres-knowledge-retriever.js';

/** Title, text and other ways to ask, in the order in which somebody adds them. */
const DOCUMENTS = [
  ['Prices', 'A full service costs 79 euros.', ['how much do you charge for the big check-up']],
  ['Opening hours', 'We are open from Tuesday to Saturday, from nine to six.', []],
  ['Payment', 'You can pay by card or in cash when you collect your bicycle.', []],
  ['Appointments', 'Please book a day online before you bring your bicycle.', []],
  ['Hire', 'We hire out city bikes for 12 euros a day.', []],
  ['Warranty', 'Our work has a guarantee of six months.', []],
  ['Batteries', 'Store the battery of an e-bike half full, in a dry room.', []],
  ['Courses', 'A course on gears and brakes takes place each month.', []],
  ['Punctures', 'A puncture is mended while you wait, for 14 euros.', []],
  ['Parking', 'You can park in the yard behind the workshop.', []],
] as const;

const ASKED = [
  'A full service costs 79 euros.',
  'How much is a full service?',
  'what does a full service cost',
  'full service price',
  'how much do you charge for the big check-up',
];
const UNKNOWN = ['Do you ship to Greece?', 'Who won the world cup?', 'Do you sell helmets?'];
/** Each with the language in which it is refused. */
const FOREIGN = [
  ['Was kostet eine Inspektion?', 'de'],
  ['Combien coûte une révision ?', 'fr'],
  ['Wat kost een grote beurt?', 'nl'],
  ['¿Cuánto cuesta una revisión?', 'es'],
  ['Quanto custa uma revisão?', 'pt'],
  ['Quanto costa una revisione?', 'it'],
] as const;

const nameOf = (language: string) =>
  new Intl.DisplayNames(language, { type: 'language' }).of('en') ?? '';

const { provider } = DEFAULT_CONFIG;
const THRESHOLD = provider.type === 'knowledge' ? provider.threshold : Number.NaN;

await t.test('the default threshold of a new chatbot', async (t) => {
  const { sql } = await openTestDatabase(t);
  const fail = (error: unknown): never => {
    throw error;
  };
  const embeddings = new Embeddings(sql, fail, { embedder: new WorkerSentenceEmbedder() });
  t.teardown(() => embeddings.close());
  const knowledge = new KnowledgeService(new PostgresKnowledgeRepository(sql), embeddings.indexer);
  for (const count of [1, 3, 10]) {
    const chatbotId = `bot-${count}`;
    await sql`insert into chatbots (id, tenant_id, draft_revision) values (${chatbotId}, 'demo', 1)`;
    await knowledge.put(
      'demo',
      chatbotId,
      DOCUMENTS.slice(0, count).map(([title, content, askedAs]) => ({
        ...{ slug: title.toLowerCase(), title, content, language: 'en', sourceUrl: null },
        askedAs: [...askedAs],
      })),
    );
    await embeddings.indexer.idle();
    await embeddings.warm();
    for (const [way, search] of [
      ['with embeddings', embeddings.search],
      ['by words alone', null],
    ] as const) {
      const retriever = new PostgresKnowledgeRetriever(sql, search);
      const reply = async (question: string) =>
        replyFrom(
          await retriever.retrieve({ tenantId: 'demo', chatbotId, language: 'en', question }),
          { language: 'en', threshold: THRESHOLD, fallback: '', question },
        );
      await t.test(`[8.8] suits ${count} documents, ${way}`, async (t) => {
        for (const question of ASKED) {
          t.match(await reply(question), { text: /79 euros/, sources: [{}] }, question);
        }
        for (const question of UNKNOWN) t.same((await reply(question)).sources, [], question);
        for (const [question, language] of FOREIGN) {
          const { text, sources } = await reply(question);
          t.same(sources, [], question);
          t.equal(text, phrasesFor(language).otherLanguage(nameOf(language)), question);
        }
      });
    }
  }
});
