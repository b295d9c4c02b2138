import { fileURLToPath } from 'node:url';
import t, { type Test } from 'tap';
import type { Database } from '../../db/client.js';
import { openTestDatabase } from '../../../testing/database.js';
import { openPostgresDatabase, withoutPostgres } from '../../../testing/postgres.js';
import { KnowledgeService } from '../documents/knowledge-service.js';
import { PostgresKnowledgeRepository } from '../documents/postgres-knowledge-repository.js';
import { PostgresKnowledgeRetriever } from './postgres-knowledge-retriever.js';
import { readSeedArticles } from '../documents/seed-articles.js';

const SHOP = fileURLToPath(new URL('../../../seed/shop', import.meta.url));
const THRESHOLD = 0.5;

/** Questions as people type them, each with the articles that answer it. */
const QUESTIONS = [
  [
    'can i send the boots back if they dont fit??',
    'returns boot-and-shoe-sizes exchanges fitting-hiking-boots',
  ],
  ['How long does shipping to Germany take?', 'shipping-times-and-costs'],
  ['whats the shiping cost for sweden', 'shipping-times-and-costs'],
  ['do you ship to the US?', 'shipping-times-and-costs'],
  ['i forgot my pasword', 'account-and-password'],
  ['When do I get my refund?', 'refunds'],
  ['Which size of hiking boot do I need?', 'boot-and-shoe-sizes fitting-hiking-boots'],
  ['my cast iron pan is rusty, what now', 'caring-for-cookware seasoning-a-cast-iron-pan'],
  ['can I cancle an order i made an hour ago', 'cancelling-an-order'],
  ['how long is a gift card good for', 'gift-cards'],
  ['delete all my data please', 'privacy-and-data'],
  ['do my points expire', 'trail-club'],
  ['is your store wheelchair accessible', 'accessibility'],
  ['stop sending me emails', 'newsletter'],
  ['can I talk to a real person', 'contacting-support'],
  ['my card keeps geting declined', 'payment-problems'],
  ['how long is the garantee on a backpack', 'warranty'],
  ['i was charged twice!!', 'payment-problems'],
  ['my discount code isnt working', 'discount-codes'],
  ['where can i download my bill', 'invoices'],
] as const;

/** Title and text of the documents of a small knowledge base. */
const WORKSHOP = [
  ['Prices', 'A full service costs 79 euros.'],
  ['Opening hours', 'We are open from Tuesday to Saturday, from nine to six.'],
  ['Appointments', 'Please book a day online before you bring your bicycle.'],
  ['Punctures', 'A puncture is mended while you wait, for 14 euros.'],
  ['Hire', 'We hire out city bikes for 12 euros a day.'],
  ['Parking', 'You can park in the yard behind the workshop.'],
  ['Warranty', 'Our work has a guarantee of six months.'],
  ['Batteries', 'Store the battery of an e-bike half full, in a dry room.'],
  ['Courses', 'A course on gears and brakes takes place each month.'],
  ['Payment', 'You can pay by card or in cash when you collect it.'],
] as const;

/** Questions that the shop cannot answer. */
const OFF_TOPIC = [
  'who won the world cup',
  'what is the weather in Paris',
  'write me a poem about love',
  'how do I fix my car engine',
  'who is the president of brazil',
  'tell me a joke',
  'is bitcoin a good investment',
  'how do i bake sourdough bread',
];

await t.test('retrieval on the embedded database', async (t) =>
  suite(t, await openTestDatabase(t)),
);

await t.test('retrieval on a Postgres server', { skip: withoutPostgres }, async (t) =>
  suite(t, await openPostgresDatabase(t)),
);

async function suite(t: Test, { sql }: Database): Promise<void> {
  for (const id of ['shop', 'other', 'odd', 'empty', 'german', 'one', 'three', 'ten']) {
    await sql`insert into chatbots (id, tenant_id, draft_revision) values (${id}, 'demo', 1)`;
  }
  const knowledge = new KnowledgeService(new PostgresKnowledgeRepository(sql));
  const retriever = new PostgresKnowledgeRetriever(sql);
  const articles = await readSeedArticles(SHOP, 'en');
  const ids = await knowledge.put('demo', 'shop', articles);
  const slugs = new Map(ids.map((id, index) => [id, articles[index]?.slug ?? '']));
  const ask = (question: string, chatbotId = 'shop', tenantId = 'demo', before?: string) =>
    retriever.retrieve({ tenantId, chatbotId, language: 'en', question, before });
  const put = (chatbotId: string, slug: string, title: string, content: string, language = 'en') =>
    knowledge.put('demo', chatbotId, [{ slug, title, content, language, sourceUrl: null }]);

  for (const [question, expected] of QUESTIONS) {
    await t.test(`[4.2] "${question}" finds its article first, surely enough`, async (t) => {
      const { hits } = await ask(question);
      const [best] = hits;
      t.ok(
        expected.split(' ').includes(slugs.get(best?.documentId ?? '') ?? ''),
        String(best?.title),
      );
      t.ok((best?.score ?? 0) >= THRESHOLD, `confidence ${best?.score}`);
    });
  }

  for (const question of OFF_TOPIC) {
    await t.test(`[4.2] "${question}" reaches no threshold`, async (t) => {
      const [best] = (await ask(question)).hits;
      t.ok((best?.score ?? 0) < THRESHOLD, `${best?.title} with ${best?.score}`);
    });
  }

  await t.test(
    '[4.2] a hit has its document, chunk, passage, and the ranks of each part',
    async (t) => {
      const { hits, documents, unknownWords } = await ask('refnud to my paypal account');
      t.equal(documents, articles.length);
      t.same(unknownWords, []);
      t.same(
        hits.map((hit) => hit.rank),
        hits.map((_, index) => index + 1),
      );
      for (const hit of hits) {
        const [chunk] = await sql`select * from chunks where id = ${hit.chunkId}`;
        t.match(chunk, {
          document_id: hit.documentId,
          ordinal: hit.ordinal,
          heading: hit.heading,
          content: hit.passage,
        });
        t.ok(hit.score > 0 && hit.score <= 1);
        t.ok(hit.parts.trigram, 'the misspelled word is found by trigrams');
      }
      const ranks = hits.flatMap((hit) => hit.parts.fullText?.rank ?? []);
      t.equal(new Set(ranks).size, ranks.length);
    },
  );

  await t.test('matched words are those of the documents, by the question’s terms', async (t) => {
    const { matchedWords } = await ask('returning boots');
    t.equal(matchedWords.get('returned')?.term, matchedWords.get('return')?.term);
    t.not(matchedWords.get('boots')?.term, matchedWords.get('return')?.term);
    t.notOk(matchedWords.has('gift'));
  });

  await t.test('a follow-up gets its topic from the question before', async (t) => {
    const { hits } = await ask('and to Norway?', 'shop', 'demo', 'How long is shipping to Italy?');
    t.equal(slugs.get(hits[0]?.documentId ?? ''), 'shipping-times-and-costs');
    t.match(hits[0]?.passage, /\| Norway \|/);
  });

  for (const [chatbotId, count] of [
    ['one', 1],
    ['three', 3],
    ['ten', 10],
  ] as const) {
    await t.test(
      `[8.8] the default threshold suits a knowledge base of ${count} documents`,
      async (t) => {
        for (const [title = '', content = ''] of WORKSHOP.slice(0, count)) {
          await put(chatbotId, title, title, content);
        }
        for (const question of ['A full service costs 79 euros', 'How much is a full service?']) {
          const [best] = (await ask(question, chatbotId)).hits;
          t.match(best, { passage: /79 euros/ }, question);
          t.ok((best?.score ?? 0) >= THRESHOLD, `${question}: ${best?.score}`);
        }
        for (const question of ['Do you ship to Greece?', 'who won the world cup']) {
          const [best] = (await ask(question, chatbotId)).hits;
          t.ok((best?.score ?? 0) < THRESHOLD, `${question}: ${best?.score}`);
        }
      },
    );
  }

  await t.test('[4.2] a name that only other passages know lets none answer', async (t) => {
    const scores = async (question: string) => (await ask(question)).hits[0]?.score ?? 0;
    t.ok((await scores('How much is shipping to Italy?')) >= THRESHOLD);
    t.ok((await scores('How much is shipping to Greece?')) < THRESHOLD);
    t.ok((await scores('Can I pay with Alipay?')) < THRESHOLD);
  });

  await t.test('[4.2] two questions of a message are looked for one by one', async (t) => {
    const { divided, hits } = await ask('How much is shipping to Spain and do my points expire?');
    t.match(divided, [
      { question: 'How much is shipping to Spain', hits: [{ passage: /Spain/ }] },
      { question: 'do my points expire?', hits: [{ passage: /24 months/ }] },
    ]);
    t.equal(new Set(hits.map(({ chunkId }) => chunkId)).size, hits.length);
    t.same((await ask('do my points expire')).divided, []);
  });

  await t.test('nothing of another chatbot or tenant is found or counted', async (t) => {
    await put('other', 'secret', 'Refunds', 'Our secret refund policy.');
    for (const { passage } of (await ask('secret refund policy')).hits) {
      t.notMatch(passage, /secret/);
    }
    t.equal((await ask('refund', 'other')).documents, 1);
    t.same((await ask('refund', 'other', 'another-tenant')).documents, 0);
    t.same((await ask('refund', 'shop', 'another-tenant')).hits, []);
  });

  await t.test('[3.5] an empty knowledge base is told from a question without words', async (t) => {
    t.equal((await ask('refund', 'empty')).documents, 0);
    const wordless = await ask('hm, and so on?');
    t.equal(wordless.documents, articles.length);
    t.same((await ask('...')).hits, []);
  });

  await t.test('words that no document has are named', async (t) => {
    t.same((await ask('xylophone zeppelin')).unknownWords, ['xylophone', 'zeppelin']);
  });

  await t.test('whatever somebody types is only looked for', async (t) => {
    const nasty = [
      `'; drop table chunks; --`,
      `it's \\ "quoted" & | ! ( ) <-> :* 'a':B`,
      'a\u0000b \ud800 \u{1f600}',
      'İstanbul ﬁt ½ ٣',
      '__proto__ constructor toString',
      'refund '.repeat(2_000),
      Array.from({ length: 1_000 }, (_, i) => `word${i}`).join(' '),
      'x'.repeat(8_000),
    ];
    for (const question of nasty) await t.resolves(ask(question), question.slice(0, 30));
    t.equal((await ask('refund')).documents, articles.length);
  });

  await t.test('a document in odd characters is stored and found', async (t) => {
    await put(
      'odd',
      'odd',
      `O'Neil \\ "x"`,
      `# It's\\n\n\nNUL \u0000 half \ud800 <b>bold</b> wombat`,
    );
    t.match((await ask('wombat', 'odd')).hits, [{ title: `O'Neil \\ "x"` }]);
  });

  await t.test(
    'replacing a document replaces its index; the same again does nothing',
    async (t) => {
      const stored = () => sql`
      select d.id, d.updated_at, c.content from documents d join chunks c on c.document_id = d.id
      where d.chatbot_id = 'other' and d.slug = 'hours'`;
      const [first] = await put('other', 'hours', 'Opening hours', 'We open at the bakery.');
      const before = await stored();
      const [again] = await put('other', 'hours', 'Opening hours', 'We open at the bakery.');
      t.equal(again, first);
      t.same(await stored(), before);
      const [changed] = await put(
        'other',
        'hours',
        'Opening hours',
        'We open at ten, near the zoo.',
      );
      t.equal(changed, first);
      t.match((await ask('zoo', 'other')).hits, [{ passage: 'We open at ten, near the zoo.' }]);
      t.same((await ask('bakery', 'other')).unknownWords, ['bakery']);
    },
  );

  await t.test('deleting a document deletes its index, for its own chatbot only', async (t) => {
    const [id = ''] = await put('other', 'gone', 'Giraffes', 'About giraffes.');
    t.equal(await knowledge.delete('demo', 'shop', id), false);
    t.equal(await knowledge.delete('another-tenant', 'other', id), false);
    t.equal((await ask('giraffes', 'other')).hits.length, 1);
    t.equal(await knowledge.delete('demo', 'other', id), true);
    t.equal(await knowledge.delete('demo', 'other', id), false);
    t.same((await ask('giraffes', 'other')).unknownWords, ['giraffes']);
    const [left] = await sql`
      select (select count(*)::int from chunks where document_id = ${id}) as chunks,
        (select count(*)::int from document_words where document_id = ${id}) as words`;
    t.same(left, { chunks: 0, words: 0 });
  });

  await t.test('a document’s id cannot be taken over by another chatbot', async (t) => {
    const repository = new PostgresKnowledgeRepository(sql);
    const [id = ''] = await put('other', 'mine', 'Mine', 'My own words.');
    const theirs = {
      id,
      tenantId: 'demo',
      chatbotId: 'shop',
      title: 'Theirs',
      slug: 'mine',
      sourceUrl: null,
      language: 'en',
      content: '',
      contentHash: '',
      index: { chunks: [], titleWords: '', askedWords: '', words: { A: '', B: '', C: '' } },
    };
    await t.rejects(repository.save([theirs]), /another/);
    t.match((await ask('own words', 'other')).hits, [{ title: 'Mine', passage: 'My own words.' }]);
  });

  await t.test('another language is stemmed by its own rules', async (t) => {
    const content = 'Rücksendungen sind innerhalb von 60 Tagen möglich.';
    await put('german', 'ruecksendung', 'Rücksendung', content, 'de-DE');
    const question = 'kann ich die schuhe nach 40 tagen zurückschicken oder rücksendung';
    const german = { tenantId: 'demo', chatbotId: 'german', language: 'de', question };
    t.match((await retriever.retrieve(german)).hits, [{ passage: content }]);
  });
}
