import t from 'tap';
import {
  analyseQuestion,
  questionTerms,
  type SimilarWord,
  type WordFacts,
} from './question-terms.js';

/** Terms of a question, of whose words the documents have none but those that are like them. */
function termsOf(text: string, similar: Readonly<Record<string, SimilarWord>>) {
  const question = analyseQuestion(text, 'en');
  const facts = new Map<string, WordFacts[]>(
    question.words.map((word) => [word, [{ lexeme: word, documents: 0, place: 'C' }]]),
  );
  const near = new Map(Object.entries(similar).map(([word, other]) => [word, [other]]));
  return questionTerms(question, { documents: 10, facts, similar: near });
}

t.test('[4.2] a misspelt word is compared with the stems of the documents’ words too', (t) => {
  const smoking = { word: 'smoking', lexeme: 'smoke', documents: 1, place: 'C', similarity: 0.4 };
  const [term] = termsOf('smok', { smok: { ...smoking, place: 'C' } });
  t.match(term?.alternatives, [{ lexeme: 'smoke', kind: 'corrected' }]);
  t.end();
});

t.test('[4.2] a word of a phrase that is found by another word need be in no document', (t) => {
  const question = analyseQuestion('do I get my money back', 'en');
  const words = [...question.words, ...question.synonyms.flatMap(({ words: found }) => found)];
  const facts = new Map<string, WordFacts[]>(
    words.map((word) => [
      word,
      [{ lexeme: word, documents: word === 'refund' ? 1 : 0, place: 'C' as const }],
    ]),
  );
  const terms = questionTerms(question, { documents: 10, facts, similar: new Map() });
  t.notOk(terms.some(({ word }) => word === 'money'));
  t.ok(terms.some(({ alternatives }) => alternatives.some(({ lexeme }) => lexeme === 'refund')));
  t.end();
});

t.test('[4.2] when somebody asks is not what about: no document need have it', (t) => {
  t.same(
    termsOf('toothache today', {}).map(({ word }) => word),
    ['toothache'],
  );
  for (const [text, told] of [
    ['toothache sunday morning', 'toothache'],
    ['toothache seven weeks', 'toothache weeks'],
    ['toothache shop', 'toothache'],
    ['toothache allowed', 'toothache'],
  ] as const) {
    t.equal(
      termsOf(text, {})
        .map(({ word }) => word)
        .filter((word) => !word.includes(' '))
        .join(' '),
      told,
      `${text}: nor the day, a number, or the one who is asked`,
    );
  }
  t.end();
});

t.test('[4.2] a number in letters finds digits, and digits that were letters find these', (t) => {
  const { words, numerals, synonyms } = analyseQuestion('three sleepers, which one', 'en');
  t.ok(words.includes('3') && !words.includes('three') && !words.includes('1'));
  t.same([...numerals], ['3']);
  t.match(
    synonyms.find(({ of }) => of === '3'),
    { words: ['three'] },
  );
  t.notOk(
    termsOf('three sleepers', {}).some(({ word }) => word === '3'),
    'no document need have it',
  );
  t.end();
});
