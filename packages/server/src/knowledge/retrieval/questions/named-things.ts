import { primaryLanguage } from '../terms/text-search-language.js';
import { wordsOf } from '../terms/words.js';

/** A question names few things; more are a text that somebody pasted. */
const MOST_NAMES = 6;
/** Words that are written with a capital letter and name nothing that documents would have to know. */
const NOT_NAMES = new Set(
  `i im id ill ive ok okay hi hello please thanks monday tuesday wednesday thursday friday saturday
  sunday january february march april may june july august september october november december faq
  pdf url`.split(/\s+/),
);

/**
 * Words of a question that name one thing and no other: written with a capital letter within a
 * sentence, and countries and languages however they are written. An answer that does not know them is
 * about something else. German nouns all begin with a capital, so this goes for other languages alone.
 */
export function namedThings(question: string, language: string): Set<string> {
  const text = question.slice(0, 1_000);
  const words = new Set<string>();
  if (primaryLanguage(language) !== 'en') return words;
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  // Who shouts, or writes Every Word Like A Title, tells nothing by it.
  if (capitals * 4 < letters) {
    for (const match of text.matchAll(/(?<=[\p{L}\p{N},] )\p{Lu}[\p{L}\p{N}’'-]+/gu)) {
      for (const word of wordsOf(match[0])) words.add(word);
    }
  }
  const plain = ` ${wordsOf(text).join(' ')} `;
  for (const word of wordsOf(text)) if (COUNTRIES.has(word)) words.add(word);
  for (const name of LONG_COUNTRIES) {
    if (plain.includes(` ${name} `)) for (const word of name.split(' ')) words.add(word);
  }
  return new Set([...words].filter((word) => !NOT_NAMES.has(word)).slice(0, MOST_NAMES));
}

const names = countryNames();
/** Nations within a country, which prices and rules often differ by, are no regions to the engine. */
const NATIONS = ['england', 'scotland', 'wales'];
const COUNTRIES = new Set([...names.filter((name) => !name.includes(' ')), ...NATIONS]);
const LONG_COUNTRIES = names.filter((name) => name.includes(' '));

/** Countries that are also other words. */
function countryNames(): string[] {
  const english = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const regions = letters.flatMap((first) => letters.map((second) => english.of(first + second)));
  const others = new Set(['turkey', 'jersey', 'chad', 'guinea', 'world']);
  return regions
    .map((name) => wordsOf((name?.split('(')[0] ?? '').replaceAll('&', 'and')).join(' '))
    .filter((name) => name.length > 3 && !others.has(name));
}
