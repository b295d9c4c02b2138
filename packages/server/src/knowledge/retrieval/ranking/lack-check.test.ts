import t from 'tap';
import { wordsOf } from '../terms/words.js';
import { unitsOf } from '../units/units-of.js';
import { lackCheck } from './lack-check.js';

const NONE: ReadonlySet<string> = new Set();

/** Tells whether a passage lacks what a question asks for, where each word of either is a term. */
function lacks(
  question: string,
  content: string,
  own: Record<string, number[]> = {},
  heading = '',
): boolean {
  const words = [...new Set(wordsOf(question))];
  const alternatives = [{ lexeme: '', factor: 1, kind: 'exact' as const }];
  const terms = words.map((word) => ({ word, weight: 1, alternatives }));
  const matchedWords = new Map(
    [...words, ...Object.keys(own)].map((word) => [
      word,
      { term: words.indexOf(word), weight: 1, own: own[word] ?? [] },
    ]),
  );
  const candidate = { id: 'a', documentId: 'd', title: 'Rules', heading, content };
  const passage = { candidate, units: unitsOf(content) };
  const asked = { text: question, language: 'en', named: NONE };
  return lackCheck({ terms, matchedWords }, asked, [passage])(candidate);
}

await t.test('[4.2] a passage has to know every word of the thing that is asked about', (t) => {
  t.ok(lacks('Is there a swimming pool?', 'No swimming in the harbour.'));
  t.notOk(lacks('Is there a swimming pool?', 'The pool is for swimming alone.'));
  t.notOk(
    lacks('Can I pay by credit card?', 'All cards are fine, credit as well.', { cards: [5] }),
    'a word stands for the term that it is',
  );
  t.end();
});

await t.test('[4.2] all words of the thing stand in one sentence, paragraph, item or row', (t) => {
  const apart = 'The tram stops here.\n\nGet your ticket from the reception.';
  t.ok(lacks('Is there a tram ticket?', apart));
  t.notOk(lacks('Is there a tram ticket?', 'Take the tram. A ticket is in the price.'));
  t.notOk(lacks('Is there a tram ticket?', '| Ticket | Price |\n| --- | --- |\n| Tram | 9 |'));
  t.end();
});

await t.test('[4.2] a number below a heading with the things counts them', (t) => {
  const [question, heading] = ['How many tickets may I buy?', 'How many tickets can I buy?'];
  t.notOk(lacks(question, 'Eight per event and household.', {}, heading));
  t.ok(lacks(question, 'Eight per event and household.'), 'of what, nobody knows');
  t.ok(lacks(question, 'Ask us by 8 pm.', {}, heading), 'a number within may be of anything');
  t.end();
});

await t.test('[4.2] a service and a kind stand where the thing does', (t) => {
  t.ok(
    lacks('Can I rent a van?', 'A van may park here.\n\nWho wants to rent skis takes an ID along.'),
  );
  t.notOk(lacks('Can I rent a van?', 'You can rent skis or a van.'));
  t.ok(lacks('What is the fee for a business account?', 'The fee of the account is €3.'));
  t.notOk(lacks('What is the fee for a business account?', 'A business account has a fee of €9.'));
  t.end();
});

await t.test('[4.2] how something is at the moment is told by what speaks of the moment', (t) => {
  t.ok(lacks('Is a machine free right now?', 'There are eight machines, and washing is not free.'));
  t.notOk(lacks('Which boxes are free right now?', 'At the moment only large boxes are free.'));
  t.end();
});

await t.test('[4.2] what a thing costs is stated where the thing is', (t) => {
  t.ok(lacks('What does the app cost?', 'Book by the app or at the desk.\n\nA card is €5.'));
  t.notOk(lacks('What does the app cost?', 'The app is free.'));
  t.notOk(lacks('How much is a croissant?', 'A loaf is 4.80, a croissant 1.90.'));
  t.notOk(lacks('How much is a crown?', '| Work | Fee |\n| --- | --- |\n| Crown | 740 |'));
  t.end();
});

await t.test('[4.2] how long something is may be a length', (t) => {
  t.notOk(lacks('How long is the slope?', '| Slope | Length |\n| --- | --- |\n| slope | 5 km |'));
  t.ok(lacks('How long does the slope take?', 'The slope is 5 km and red.'));
  t.end();
});

await t.test('[4.2] who asks how many wants a number of them', (t) => {
  t.ok(lacks('How many members are there?', 'We have members who pay 12 euros.'));
  t.notOk(lacks('How many members are there?', 'Today 640 paying members sing.'));
  t.notOk(lacks('How many seats does it have?', '| Car | Seats |\n| --- | --- |\n| Van | 9 |'));
  t.notOk(lacks('How many days does it take?', 'Two to three.'), 'how long is another question');
  t.end();
});

await t.test('[4.2] what is asked of a thing has to be stated', (t) => {
  t.ok(lacks('What does the crane weigh?', 'The crane costs £210.'));
  t.notOk(lacks('What does the crane weigh?', 'The crane has a weight of 3 tonnes.'));
  t.ok(lacks('How long does a crown take?', 'A crown is paid for.\n\nSee us within 10 days.'));
  t.notOk(lacks('How long does a crown take?', 'We make a crown. It takes 10 days.'));
  t.end();
});
