import { languageOf } from '../../../knowledge/retrieval/questions/language-of.js';
import { wordsOf } from '../../../knowledge/retrieval/terms/words.js';

/** Least share of a statement's significant words that a supporting passage has. */
const LEAST_SHARE = 0.3;
/** Marks of one number that are looked at: one statement that is supported is enough. */
const MOST_MARKS = 50;
/** Letters of a word from which it is telling, and of its beginning that endings leave alone. */
const TELLING = 4;
const STEM = 5;
const MARK = /\[(\d{1,2})\](?!\()/g;
/** End of a statement: a full stop or the like before a space, or a line. */
const END = /[.!?。！？](?=[\s[])|\n/g;

/**
 * Numbers that a text cites for statements which the passage of that number does not support: figures
 * that are not in it, or nearly none of their words. Of a reply in another language than the passage
 * only the figures are compared.
 *
 * @param passageOf the passage with a number, undefined where there is none
 */
export function unsupportedCitations(
  text: string,
  passageOf: (number: number) => string | undefined,
): Set<number> {
  const places = new Map<number, number[]>();
  for (const match of text.matchAll(MARK)) {
    const number = Number(match[1]);
    places.set(number, [...(places.get(number) ?? []), match.index].slice(0, MOST_MARKS));
  }
  const unsupported = [...places].filter(([number, at]) => {
    const passage = passageOf(number);
    if (passage === undefined) return false;
    const words = wordsOf(passage);
    const language = languageOf(passage);
    return !at.some((place) => supports({ words, language }, statementBefore(text, place)));
  });
  return new Set(unsupported.map(([number]) => number));
}

/** Longest statement that is looked at, in UTF-16 code units. */
const LONGEST = 600;

/** Finds the text before a mark, back to the end of the statement before it; without marks. */
function statementBefore(text: string, at: number): string {
  const before = text
    .slice(Math.max(0, at - LONGEST), at)
    .replace(MARK, ' ')
    .trimEnd();
  let start = 0;
  for (const end of before.matchAll(END)) {
    if (end.index + 1 < before.length) start = end.index + 1;
  }
  return before.slice(start);
}

interface ComparedPassage {
  readonly words: readonly string[];
  readonly language: string | null;
}

function supports({ words, language }: ComparedPassage, statement: string): boolean {
  const said = wordsOf(statement);
  const all = new Set(words);
  const numbers = said.filter((word) => /^\d/.test(word));
  if (!numbers.every((number) => all.has(number))) return false;
  const own = languageOf(statement);
  if (own !== null && language !== null && own !== language) return true;
  const stems = new Set(words.map(stem));
  const telling = said.filter((word) => word.length >= TELLING);
  const met = telling.filter((word) => stems.has(stem(word))).length;
  return telling.length === 0 || met >= telling.length * LEAST_SHARE;
}

const stem = (word: string) => word.slice(0, STEM);
