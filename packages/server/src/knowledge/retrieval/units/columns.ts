import type { MatchedWords } from '../knowledge-retriever.js';
import { isMoney } from '../numbers/measures.js';
import type { AskedNumber } from '../numbers/ranges.js';
import { wordsOf } from '../terms/words.js';
import type { Unit } from './unit.js';

/**
 * Makes a function that finds the words of a question which name a column; tables repeat theirs in each row.
 *
 * @param termWords words of the question's terms, by number
 */
export function columnNames(
  words: MatchedWords,
  termWords: readonly string[],
): (column: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (column) => {
    const names =
      known.get(column) ??
      wordsOf(column).flatMap((word) => {
        const match = words.get(word);
        return match ? [termWords[match.term] ?? word] : [];
      });
    known.set(column, names);
    return names;
  };
}

/**
 * Finds the numbers of a question that are in the name of a column, by table: who asks for the `800` of the columns
 * "Grazer 300 | Grazer 800" means no value of 800 in another row. The first column has the names of the rows.
 */
export function columnNumbers(
  units: readonly Unit[],
  numbers: readonly AskedNumber[],
): ReadonlyMap<number, ReadonlySet<string>> {
  const found = new Map<number, ReadonlySet<string>>();
  if (numbers.length === 0) return found;
  for (const { kind, block, place, cells } of units) {
    if (kind !== 'row' || place > 0) continue;
    const names = new Set(cells.slice(1).flatMap(({ column }) => wordsOf(column)));
    const named = numbers.map(({ value }) => String(value)).filter((number) => names.has(number));
    if (named.length > 0) found.set(block, new Set(named));
  }
  return found;
}

/**
 * Makes a function that gives the words of a unit without numbers that the question does not mean: values that are
 * like the name of a column, and prices like a number of something else.
 *
 * @param columns numbers that name a column, by table
 */
export function wordsMeant(
  columns: ReadonlyMap<number, ReadonlySet<string>>,
  numbers: readonly AskedNumber[],
): (unit: Unit) => readonly string[] {
  const counted = new Set(
    numbers.flatMap(({ value, measure }) => (isMoney(measure) ? [] : [String(value)])),
  );
  return ({ block, words, plain }) => {
    if (counted.size === 0) return words;
    const names = columns.get(block);
    return words.filter(
      (word) => !names?.has(word) && !(counted.has(word) && isPrice(word, plain)),
    );
  };
}

/** Tells whether a number is only there as a price or with cents: "for three" is no `€3`. */
function isPrice(digits: string, text: string): boolean {
  const beginning = text.slice(0, LONGEST_ROW);
  const others = beginning.replaceAll(PRICE, ' ');
  return others !== beginning && !wordsOf(others).includes(digits);
}
const PRICE =
  /[€$£] ?\d{1,12}(?:[.,]\d{1,3})*|\b\d{1,12}(?:[.,]\d{1,3}){0,4} ?(?:[€$£]|euros?\b)/gu;
/** Length up to which a row is searched for prices, in UTF-16 code units. */
const LONGEST_ROW = 2_000;
