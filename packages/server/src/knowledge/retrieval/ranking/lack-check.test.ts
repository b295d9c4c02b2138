import t from 'tap';
import { wordsOf } from '../terms/words.js';
import { unitsOf } from '../units/units-of.js';
import { lackCheck } from './lack-check.js';

const NONE: ReadonlySet<string> = new Set();

/** Tells whether a passage lacks what a question asks for, where each word of either is a term. */
function lacks(question: string, content: string, own: Record<string, number[]> = {}): boolean {
  const words = [...new Set(wordsOf(question))];
  const alternatives = [{ lexeme: '', factor: 1, kind: 'exact' as const }];
  const terms = words.map((word) => ({ word, weight: 1, alternatives }));
  const matchedWords = new Map(
    [...words, ...Object.keys(own)].map((word) => [
      word,
      { term: words.indexOf(word), weight: 1, own: own[word] ?? [] },
    ]),
  );
  const candidate = { id: 'a', documentId: 'd', title: 'Rules', heading: '', content };
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
