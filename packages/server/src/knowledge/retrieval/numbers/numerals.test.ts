import t from 'tap';
import { numeralOf, withDigits } from './numerals.js';

t.test('[4.2] numerals are read up to the hundreds, and dozens, couples and halves', (t) => {
  for (const [text, digits] of [
    ['two of us by bike', '2 of us by bike'],
    ['twenty-five of us', '25 of us'],
    ['thirty five cm', '35 cm'],
    ['my nineteen year old', 'my 19 year old'],
    ['a hundred and ten euros', '110 euros'],
    ['two hundred', '200'],
    ['a dozen eggs', '12 eggs'],
    ['half a dozen of us', '6 of us'],
    ['a couple of nights', '2 nights'],
    ['a pair of us', '2 of us'],
    ['half an hour', '0.5 hour'],
    ['two and a half hours', '2.5 hours'],
    ['one hour and a half', '1.5 hour'],
    ['one or two adults', '1 or 2 adults'],
    ['children under one', 'children under 1'],
  ] as const) {
    t.equal(withDigits(text), digits, text);
  }
  t.end();
});

t.test('[4.2] a pronoun is no number, nor is a pair of things', (t) => {
  for (const text of [
    'which one do I need',
    'one of them',
    'the small one',
    'on the variable one',
    'can I bring one?',
    'no one',
    'a pair of boots',
    'hundreds of people',
    'half the price',
  ]) {
    t.equal(withDigits(text), text);
  }
  t.end();
});

t.test('[4.2] the word for a number', (t) => {
  t.same(['2', '12', '30', '31', '0', '100', '2.5'].map(numeralOf), [
    ...['two', 'twelve', 'thirty', null, null, null, null],
  ]);
  t.end();
});
