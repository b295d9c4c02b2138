import t from 'tap';
import { PhraseIndex } from './phrase-index.js';
import { PhraseSearch } from './phrase-search.js';

const pause = () => Promise.resolve();
const PARK = [
  { documentId: 'pets', phrases: ['How do I bring my dog?', 'are cats allowed'] },
  { documentId: 'hours', phrases: ['How do I know when you open?', 'closing time'] },
  { documentId: 'prices', phrases: ['How do I pay?', 'what does a ticket cost'] },
];

await t.test('[4.2] a question finds the document that is asked for in such words', async (t) => {
  const index = await PhraseIndex.of(PARK, pause);
  const first = (question: string) => index.rank(question)[0];
  t.equal(first('is my dog allowed')?.documentId, 'pets');
  t.equal(first('when are you openning')?.documentId, 'hours', 'misspelled');
  t.equal(first('the cost of tickets')?.documentId, 'prices', 'with other endings');
  const all = index.rank('How do I');
  t.ok(
    all.every(({ score }) => Math.abs(score) < 0.3),
    'what all phrases have tells nothing',
  );
  t.ok((first('my dog')?.score ?? 0) > (first('my dog and the quick brown fox')?.score ?? 0));
  t.same(index.rank('zzz'), []);
  t.same((await PhraseIndex.of([], pause)).rank('dog'), []);
});

await t.test('[4.2] so it is in languages without spaces', async (t) => {
  const index = await PhraseIndex.of(
    [
      { documentId: 'boots', phrases: ['登山靴を返品したい'] },
      { documentId: 'tents', phrases: ['テントを借りる'] },
    ],
    pause,
  );
  t.equal(index.rank('登山靴を返品できますか')[0]?.documentId, 'boots');
  t.equal(index.rank('テントを借りたい')[0]?.documentId, 'tents');
});

await t.test(
  'phrases are read once for each state of the documents, and again after a failure',
  async (t) => {
    const read: string[] = [];
    let fails = false;
    const search = new PhraseSearch(async ({ chatbotId }) => {
      read.push(chatbotId);
      if (fails) throw new Error('no database');
      return PARK;
    });
    const scope = (chatbotId: string) => ({ tenantId: 'demo', chatbotId });
    await Promise.all([search.rank(scope('a'), '1', 'dog'), search.rank(scope('a'), '1', 'cat')]);
    await search.rank(scope('b'), '1', 'dog');
    t.same(read, ['a', 'b']);
    fails = true;
    await t.rejects(search.rank(scope('a'), '2', 'dog'), { message: 'no database' });
    fails = false;
    t.equal((await search.rank(scope('a'), '2', 'dog'))[0]?.documentId, 'pets');
    t.same(read, ['a', 'b', 'a', 'a']);
  },
);
