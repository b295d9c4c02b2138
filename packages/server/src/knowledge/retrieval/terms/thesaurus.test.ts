import t from 'tap';
import { CONCEPTS_EN } from './thesaurus-en.js';
import { thesaurusOf } from './thesaurus.js';
import { wordsOf } from './words.js';

const english = thesaurusOf('en-GB');
const found = (question: string) =>
  english.expand(wordsOf(question)).synonyms.flatMap(({ words }) => words);

t.test('a word or a phrase finds what else it is called', (t) => {
  t.ok(found('my rucksack').includes('backpack'));
  t.ok(found('two refunds').includes('reimburse'));
  t.ok(found('can i send the boots back').includes('return'));
  t.ok(found('how much is it').includes('price'));
  t.notOk(found('send it now').includes('return'));
  t.end();
});

t.test('a country is found by what is called after it, and by no other language', (t) => {
  t.ok(found('my japanese licence').includes('japan'));
  t.ok(found('a Polish passport').includes('poland'));
  t.same(found('in catalan'), []);
  t.end();
});

t.test('a word is found in British and in American spelling', (t) => {
  for (const [asked, written] of [
    ['colors', 'colours'],
    ['the theatre', 'theater'],
    ['is it organised', 'organized'],
    ['I cancelled', 'canceled'],
    ['a catalog', 'catalogue'],
  ] as const) {
    t.ok(found(asked).includes(written), asked);
  }
  t.same(found('our four'), []);
  t.end();
});

t.test('what stands after the arrow is found and does not find', (t) => {
  t.ok(found('is paypal ok').includes('payment'));
  t.notOk(found('payment').includes('paypal'));
  t.end();
});

t.test(
  '[4.2] everyday words find what documents call it, one of several meanings only in company',
  (t) => {
    for (const [asked, written] of [
      ['do I need to bring nappies', 'diapers'],
      ['my slot on Monday', 'appointment'],
      ['can I ring you', 'telephone'],
      ['where do I leave the car', 'parking'],
      ['my suitcase is heavy', 'luggage'],
    ] as const) {
      t.ok(found(asked).includes(written), asked);
    }
    t.notOk(found('leave the room').includes('parking'));
    t.notOk(found('which band').includes('dj'), 'what is only like another is no synonym');
    t.end();
  },
);

t.test('[4.2] a line of the thesaurus has each word once, and finds words alone', (t) => {
  const lines = CONCEPTS_EN.map(({ words, phrases, found }) => ({
    terms: [...words, ...phrases],
    found,
  }));
  t.same(
    lines.filter(({ terms }) => new Set(terms).size < terms.length),
    [],
  );
  t.same(
    lines.filter(({ found }) => found.some((word) => /[ _]/.test(word))),
    [],
  );
  t.end();
});

t.test('misspelled words are corrected to listed ones, right ones are left alone', (t) => {
  for (const [word, corrected] of [
    ['pasword', 'password'],
    ['recieved', 'received'],
    ['waht', 'want'],
    ['refnud', 'refund'],
    ['returns', 'returns'],
    ['cancelled', 'cancelled'],
    ['weather', 'weather'],
    ['kayak', 'kayak'],
  ] as const) {
    t.equal(english.correct(word), corrected);
  }
  t.end();
});

t.test('[4.2] a kind is found by one of it, and not the other way round', (t) => {
  const found = (word: string) =>
    english.expand([word]).synonyms.flatMap(({ words }) => [...words]);
  t.ok(found('hamster').includes('animals'));
  t.notOk(found('animals').includes('hamster'));
  t.ok(found('petrol').includes('fuel'));
  t.end();
});

t.test(
  '[4.2] who opens something does not close it, but times of opening are those of closing',
  (t) => {
    const found = (question: string) =>
      english.expand(wordsOf(question)).synonyms.flatMap(({ words }) => [...words]);
    t.ok(found('when do you open').includes('close'));
    t.notOk(found('how do I open an account').includes('close'));
    t.end();
  },
);

t.test('a short question that points back is a follow-up', (t) => {
  const isFollowUp = (question: string) => english.isFollowUp(wordsOf(question));
  t.ok(isFollowUp('and to Norway?'));
  t.ok(isFollowUp('what about boots'));
  t.ok(isFollowUp('how much is that?'));
  t.notOk(isFollowUp('how much is shipping?'));
  t.notOk(isFollowUp('gift cards'));
  t.notOk(isFollowUp('can I return shoes that I have worn?'));
  t.end();
});

t.test('other languages have no thesaurus and are left as they are', (t) => {
  const german = thesaurusOf('de');
  t.same(german.expand(['rucksack']).synonyms, []);
  t.equal(german.correct('pasword'), 'pasword');
  t.notOk(german.isFiller('hello'));
  t.end();
});
