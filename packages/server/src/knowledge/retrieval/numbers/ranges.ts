import { wordsOf } from '../terms/words.js';
import { isMoney, measureOf } from './measures.js';
import { withDigits } from './numerals.js';

/** Numbers from `from` to `to`, both among them, and what they count, in lower case. */
export interface NumberRange {
  readonly from: number;
  readonly to: number;
  readonly measure: string;
}

/** A number with the sign before it, the end of its range, and what it counts behind it. */
const RANGE =
  /(-|−|minus )?(\d+(?:[.,]\d+)*)(?: ?(?:to|or|–|-|bis|à|a) ?(-|−|minus )?(\d+(?:[.,]\d+)*))?(?: ?(%|°C?|[a-z€$£]{1,12}[²³]?))?/giu;
const NUMBER = /(-|−|minus )?(\d+(?:[.,]\d+)*)(?: ?(%|°C?|[a-z€$£]{1,12}[²³]?))?/giu;
const FROM = /(?:from(?: the age of)?|over|above|older than|more than|at least|ab|≥|>)\s*[€$£]?$/iu;
const UP_TO =
  /(?:up to(?: the age of)?|under|below|younger than|less than|at most|bis|≤|<)\s*[€$£]?$/iu;
const AND_ABOVE = /^\s*(?:and (?:above|more|over)|or more|\+)/iu;
/** A cell is short; what is longer holds more than one measure. */
const LONGEST = 60;

/** The range that a cell states, such as `95 to 102 cm`, `up to 43 cm`, `two or three`, `37`; null if it has none. */
export function rangeOf(text: string): NumberRange | null {
  if (text.length > LONGEST) return null;
  const cell = withDigits(text);
  const [match] = cell.matchAll(RANGE);
  if (!match) return null;
  const [whole, , , , upper, measure = ''] = match;
  const first = valueOf(match[1], match[2]);
  const last = upper === undefined ? first : valueOf(match[3], upper);
  const before = cell.slice(0, match.index);
  const after = cell.slice(match.index + whole.length);
  const from = UP_TO.test(before) ? -Infinity : Math.min(first, last);
  const to = FROM.test(before) || AND_ABOVE.test(after) ? Infinity : Math.max(first, last);
  const currency = before.trimEnd().at(-1) ?? '';
  return { from, to, measure: isMoney(currency) ? currency : measure.toLowerCase() };
}

const BOUNDED =
  /\b(?:from|the age of|over|above|older than|more than|at least|up to|under|below|younger than|less than|fewer than|at most|until|between|maximum|minimum) [€£$]?(\d+(?:[.,]\d+)*)(?: ?[-–] ?\d+| to \d+| and \d+)? ?([a-z]{2,12})?(?: and \d+ ([a-z]{2,12}))?/giu;
const AGE = /\b(?:age|aged|old|older|younger|under|children|year|years)\b/iu;

/** Word that the bounds of a sentence count: `people` of "more than six people". Empty: it has no bounds. */
export function boundedMeasures(sentence: string): ReadonlySet<string> {
  const measures = new Set<string>();
  const text = withDigits(sentence);
  for (const [whole, , measure = '', other] of text.matchAll(BOUNDED)) {
    measures.add(measureOf(measure));
    if (other !== undefined) measures.add(measureOf(other));
    if (AGE.test(whole) || (measure === '' && AGE.test(text))) measures.add('year');
  }
  return measures;
}

/** A number that a question asks about. */
export interface AskedNumber {
  readonly value: number;
  readonly measure: string;
  /** Words beside it, up to any other number: `waist` of "my waist is 81". */
  readonly beside: readonly string[];
}

/** "My son is 4", "I'm 15", "a 12 year old": an age. */
const IS_AGED =
  /(?:\b(?:i'?m|i am|is|he's|she's|aged?|turns|turned) (?=\d{1,2}(?! ?(?:cm|mm|m|kg|km|%|€|°|people|persons))\b)|(?<=\d[ -]?)(?=[ -]?years?[ -]old))/iu;

export const asksForAge = (question: string) => IS_AGED.test(withDigits(question));

/** A question holds few numbers; more are data that somebody pasted. */
const MOST_NUMBERS = 4;

export function askedNumbers(asked: string): AskedNumber[] {
  const question = withUnits(withDigits(asked));
  const found: { value: number; measure: string; start: number; end: number }[] = [];
  for (const match of question.matchAll(NUMBER)) {
    const before = question[match.index - 1] ?? ' ';
    if (/[\p{L}\d]/u.test(before)) continue;
    found.push({
      value: valueOf(match[1], match[2]),
      measure: isMoney(before) ? before : (match[3] ?? '').toLowerCase(),
      start: match.index,
      end: match.index + match[0].length - (match[3]?.length ?? 0),
    });
    if (found.length >= MOST_NUMBERS) break;
  }
  // "Waist 81, hips 106", or "81 waist, 106 hips" where the first number comes first.
  const isBehind = found[0]?.start === 0;
  return found.map(({ value, measure, start, end }, index) => {
    const beside = isBehind
      ? question.slice(end, found[index + 1]?.start)
      : question.slice(found[index - 1]?.end ?? 0, start);
    return { value, measure, beside: wordsOf(beside.slice(-LONGEST_BESIDE)) };
  });
}

/** Length of the text beside a number that is looked at, in UTF-16 code units. */
const LONGEST_BESIDE = 80;

/** A question with `1m80` as `1.80 m`, square metres as `m²`, and `2 of us` as people. */
const withUnits = (question: string) =>
  question
    .replace(/\b(\d)\s?m\s?(\d\d)\b/giu, '$1.$2 m')
    .replace(/\b(?:square met(?:er|re)s?|sq\.? ?m(?:et(?:er|re)s?)?|m2)\b/giu, 'm²')
    .replace(/(?<=\d )of us\b/giu, 'people');

/** `1,500` is a thousand and a half; `1,5` one and a half. */
function valueOf(sign: string | undefined, digits = ''): number {
  const plain = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(digits)
    ? digits.replaceAll(',', '')
    : digits.replace(',', '.');
  return (sign === undefined ? 1 : -1) * Number.parseFloat(plain);
}

export const isIn = (value: number, { from, to }: NumberRange) => value >= from && value <= to;
