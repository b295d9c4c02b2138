import type { Block } from '../../documents/chunks/markdown-blocks.js';
import type { MatchedWords } from '../knowledge-retriever.js';
import { calendarNames, isWithin, type CalendarName } from '../numbers/calendar.js';
import { askedNumbers, asksForAge, type AskedNumber } from '../numbers/ranges.js';
import { askedAttribute } from '../questions/attribute.js';
import { expectationOf, holds, type Expectation } from '../questions/expectation.js';
import type { QuestionTerm } from '../terms/question-terms.js';
import { wordsOf } from '../terms/words.js';
import { columnNames, columnNumbers, wordsMeant } from './columns.js';
import { limitEvidence, rangeEvidence } from './range-evidence.js';
import type { Unit } from './unit.js';
import type { PassageUnits } from './units-of.js';

/** A question, prepared for being compared with many units. */
export interface ComparedQuestion {
  readonly words: MatchedWords;
  /** Weights of its terms as they were looked for, by number. */
  readonly raw: readonly number[];
  /** Weights as they are compared; `total` is their sum. */
  readonly weights: readonly number[];
  readonly total: number;
  /** Terms that say what kind of thing is asked for, or in what a number is measured: `quick`, `percent`. */
  readonly measures: ReadonlySet<number>;
  /** Terms that are numbers, by what they say. */
  readonly numberTerms: ReadonlyMap<number, number>;
  readonly numbers: readonly AskedNumber[];
  /** Weekdays and months that it names. */
  readonly dates: readonly CalendarName[];
  /** Its terms' words, by number. */
  readonly termWords: readonly string[];
  readonly expectation: Expectation | null;
  /** Identifiers in it, written as one with `_`, `-`, `/` or `.` within; lower case. */
  readonly identifiers: readonly string[];
  readonly asksHow: boolean;
  readonly asksForAge: boolean;
  /** Terms that are about something, with their words: no numbers, no "how much". */
  readonly topics: readonly (readonly [number, string])[];
}

export function comparedQuestion(
  text: string,
  language: string,
  terms: readonly QuestionTerm[],
  words: MatchedWords,
): ComparedQuestion {
  const numberTerms = terms.flatMap(({ word }, index): [number, number][] =>
    /^\d+(?:[.,]\d+)?$/.test(word) ? [[index, Number.parseFloat(word.replace(',', '.'))]] : [],
  );
  const expectation = expectationOf(text, language);
  const [, measure] = /\bhow (\p{L}+)/u.exec(text.toLowerCase()) ?? [];
  const isMeasure = (word: string) =>
    MEASURES.has(word) || word === measure || (expectation === 'hours' && WORDS_OF_HOURS.has(word));
  const attribute = askedAttribute(text, language);
  const saysWhat = (word: string) =>
    (expectation !== null && isMeasure(word)) || attribute?.isNamedBy(word) === true;
  const weights = terms.map(({ word, weight }) =>
    saysWhat(word) ? weight * MEASURE_WEIGHT : weight,
  );
  const numbers = askedNumbers(text);
  const measures = terms.flatMap(({ word }, index) =>
    saysWhat(word) || (numbers.length > 0 && UNIT.test(word)) ? [index] : [],
  );
  return {
    words,
    raw: terms.map(({ weight }) => weight),
    weights,
    total: weights.reduce((sum, weight) => sum + weight, 0) || 1,
    identifiers: identifiersOf(text),
    asksForAge: asksForAge(text),
    topics: terms.flatMap(({ word }, term) => (NO_TOPIC.test(word) ? [] : [[term, word] as const])),
    asksHow: /\bhow (?:do|can|should|to|would)\b/i.test(text),
    numberTerms: new Map(numberTerms),
    numbers,
    dates: calendarNames(text.slice(0, LONGEST_QUESTION)),
    termWords: terms.map(({ word }) => word),
    measures: new Set(measures),
    expectation,
  };
}

const NO_TOPIC = /^(?:\d+$|how |when )/;
/** Terms that say what kind of thing is asked for; whether a unit holds such a thing tells more. */
const MEASURES = new Set(['how much', 'how long', 'how many', 'much', 'long', 'many', 'time']);
/** A text that says when somebody is there seldom says "open" as well. */
const WORDS_OF_HOURS = new Set(
  'opening hours times open opens close closes closed shut'.split(' '),
);
const MEASURE_WEIGHT = 0.3;
/** Units, for which documents may have a sign. */
const UNIT =
  /^(?:percent|euros?|dollars?|pounds?|cents?|years?|old|months?|weeks?|days?|hours?|minutes?|kg|kilos?|grams?|miles?|km|kilomet(?:er|re)s?|met(?:er|re)s?|cm|mm|lit(?:er|re)s?|degrees?)$/;
/** Length up to which a question is searched for identifiers, in UTF-16 code units. */
const LONGEST_QUESTION = 1_000;

function identifiersOf(text: string): string[] {
  const tokens = text
    .slice(0, LONGEST_QUESTION)
    .toLowerCase()
    .match(/[\p{L}\p{N}_][\p{L}\p{N}_./-]*/gu);
  return (tokens ?? [])
    .map((token) => token.replace(/[./-]$/, ''))
    .filter((token) => /[\p{L}\d][_./-]+[\p{L}\d]/u.test(token) && /[_/]|-.*-|\d/.test(token));
}

/** Evidence of a unit and its surroundings for a question. Shares are of its terms, by weight. */
export interface UnitEvidence {
  /** Share that its own text and its columns meet. */
  readonly own: number;
  /** The same and what its surroundings meet, the farther off the less. */
  readonly placed: number;
  /** Share of its own text that is about the question. */
  readonly focus: number;
  /** A number of the question lies in a range of the row (1), or in none of its column (-1). */
  readonly range: number;
  /** It holds what the question asks for (1), or not (-1); 0: no kind is asked for. */
  readonly expected: number;
  /** 1 for the first unit of a passage, then less. */
  readonly early: number;
  /** Likeness of the question and the last heading, or the question that its block answers: 0 to 1. */
  readonly headed: number;
  /** Share of a row's first cell that the question names. */
  readonly keyNamed: number;
  /** 1: an identifier of the question, such as `MAX_SIZE` or `on-change`, stands in it. */
  readonly verbatim: number;
  /** 1: it is a step of a numbered list, and the question asks how to do something. */
  readonly step: number;
  /** Words and phrases of the question that its passage, heading or title meets: 0 to 3, more tell no more. */
  readonly met: number;
}

/** Words that are counted as met: a fourth one tells no more than three do. */
const MOST_MET = 3;
/** Worth of a row whose range has a weekday or month of the question in it, beside one for a number. */
const DATE_WORTH = 0.5;
/** Places of words around a unit, and the worth of a term found there. */
const WORTH = { around: 0.95, heading: 0.9, title: 0.8, near: 0.7, passage: 0.5 };

export interface Place {
  readonly title: string;
  readonly heading: string;
}

/** The evidence of all units of a passage, in their order. */
export function evidenceOf(
  { blocks, units }: PassageUnits,
  { title, heading }: Place,
  question: ComparedQuestion,
): UnitEvidence[] {
  const met = (words: readonly string[]) => sharesOf(words, question);
  const columns = columnNumbers(units, question.numbers);
  const meant = units.map(wordsMeant(columns, question.numbers));
  const own = meant.map(met);
  const inTitle = met(wordsOf(title));
  const inHeading = met(wordsOf(heading));
  const inPassage = maximum(own);
  const last = heading.split(' › ').at(-1) ?? '';
  const lastWords = wordsOf(last);
  const likeness = (words: readonly string[]) =>
    namedShare(words, question) * coverage(met(words), question);
  const headed = likeness(lastWords);
  const askedBy = blocks.map((_, index) => likeness(wordsOf(questionAbove(blocks, index))));
  const namesOf = columnNames(question.words, question.termWords);
  const allAround = maximum(units.map((unit) => met(unit.around)));
  const places = [inPassage, allAround, inHeading, inTitle];
  const literal = new Set([
    ...units.flatMap(({ words, around }) => [...words, ...around]),
    ...wordsOf(title),
    ...wordsOf(heading),
  ]);
  // Words that are synonyms of each other count for one term alone, unless they are there as written.
  const isMet = ([term, word]: readonly [number, string]) =>
    literal.has(word) || places.some((shares) => (shares[term] ?? 0) > 0);
  const metWords = Math.min(MOST_MET, question.topics.filter(isMet).length);
  const { firstOf, lengthOf } = asSiblings(units);
  const keyNamed = units.map(({ key }) => namedShare(key, question));
  const named = new Set(
    units.flatMap(({ block }, index) => (keyNamed[index] === 1 ? [block] : [])),
  );
  const rangeIn = (unit: Unit, asksColumn: boolean) => {
    const { numbers, asksForAge: isAge } = question;
    const names = columns.get(unit.block);
    if (!names) return rangeEvidence(unit, numbers, asksColumn, namesOf, isAge);
    // Below its name a product has its own values, whichever the question has: "is 35 % too steep for the 300".
    const others = numbers.filter(({ value }) => !names.has(String(value)));
    const range = rangeEvidence(unit, others, asksColumn, namesOf, isAge);
    return Math.max(range, limitEvidence(unit, others));
  };
  return units.map((unit, index) => {
    const around = met(unit.around);
    const nextTo = (other: number) =>
      units[other]?.block === unit.block && unit.kind === 'sentence' ? (own[other] ?? []) : [];
    const near = maximum([nextTo(index - 1), nextTo(index + 1)]);
    // Of a row that is named, "from 14" is the answer for who is 13, too.
    const range = named.has(unit.block) ? 0 : rangeIn(unit, asksForColumn(around));
    const dates = question.dates.filter((date) => isWithin(date, unit.plain));
    const isDate = (word = '') => dates.some((date) => word.startsWith(date.word));
    let ownShare = 0;
    let placed = 0;
    question.weights.forEach((weight, term) => {
      const isIn = range > 0 && question.numberTerms.has(term);
      const inRange = isIn || isDate(question.termWords[term]) ? 1 : 0;
      const self = Math.max(own[index]?.[term] ?? 0, WORTH.around * (around[term] ?? 0), inRange);
      const share = Math.max(
        self,
        WORTH.heading * (inHeading[term] ?? 0),
        WORTH.title * (inTitle[term] ?? 0),
        WORTH.near * (near[term] ?? 0),
        WORTH.passage * (inPassage[term] ?? 0),
      );
      ownShare += weight * self;
      placed += weight * share;
    });
    const hits = (meant[index] ?? []).filter((word) => question.words.has(word)).length;
    const { expectation } = question;
    return {
      own: ownShare / question.total,
      placed: placed / question.total,
      focus: hits / (lengthOf(unit) + 4),
      range: dates.length > 0 && unit.kind === 'row' ? Math.max(range, DATE_WORTH) : range,
      expected: expectation === null ? 0 : holds(unit.plain, expectation) ? 1 : -1,
      early: 1 / (1 + firstOf(unit, index)),
      headed: Math.max(headed, askedBy[unit.block] ?? 0),
      keyNamed: keyNamed[index] ?? 0,
      verbatim: hasIdentifier(unit, question) ? 1 : 0,
      step: question.asksHow && unit.kind === 'item' && isNumbered(blocks[unit.block]) ? 1 : 0,
      met: metWords,
    };
  });
}

/**
 * The question that a block answers, as lists of them are often written: the paragraph begins with it, or it
 * is the paragraph before. Empty: there is none.
 */
function questionAbove(blocks: readonly Block[], index: number): string {
  const [block, before] = [blocks[index], blocks[index - 1]];
  const first = block?.kind === 'paragraph' ? QUESTION.exec(block.plain)?.[0] : undefined;
  if (first !== undefined) return first;
  return before?.kind === 'paragraph' && before.plain.trimEnd().endsWith('?') ? before.plain : '';
}

/**
 * Question at the beginning of a text, in UTF-16 code units: a longer beginning is no question of a
 * list.
 */
const QUESTION = /^[^.?!\n]{3,150}\?/;

/**
 * Rows of one table are told apart by what is in them, not by their place or length: they stand where the
 * table begins, and are as long as its rows are on average.
 */
function asSiblings(units: readonly Unit[]) {
  const tables = new Map<number, { first: number; words: number; rows: number }>();
  units.forEach(({ kind, block, words }, index) => {
    if (kind !== 'row') return;
    const { first, words: sum, rows } = tables.get(block) ?? { first: index, words: 0, rows: 0 };
    tables.set(block, { first, words: sum + words.length, rows: rows + 1 });
  });
  return {
    firstOf: ({ block }: Unit, index: number) => tables.get(block)?.first ?? index,
    lengthOf: ({ block, words }: Unit) => {
      const table = tables.get(block);
      return table ? table.words / table.rows : words.length;
    },
  };
}

function sharesOf(words: readonly string[], { words: matched, weights, raw }: ComparedQuestion) {
  const shares: number[] = [];
  for (const word of words) {
    const match = matched.get(word);
    if (!match) continue;
    const share = Math.min(1, match.weight / (raw[match.term] ?? match.weight));
    if ((shares[match.term] ?? 0) < share) shares[match.term] = share;
  }
  return weights.map((_, term) => shares[term] ?? 0);
}

const isNumbered = (block: Block | undefined) => block?.kind === 'list' && block.ordered;

/** The share of a question's weight that is met. */
const coverage = (shares: readonly number[], { weights, total }: ComparedQuestion) =>
  shares.reduce((sum, share, term) => sum + share * (weights[term] ?? 0), 0) / total;

function hasIdentifier({ plain }: Unit, { identifiers }: ComparedQuestion): boolean {
  if (identifiers.length === 0) return false;
  const text = plain.toLowerCase();
  return identifiers.some((identifier) => text.includes(identifier));
}

/** Words of names that a question need not repeat. */
const SMALL = new Set(
  (
    'what when where which with that this your from have does into over they their there them been ' +
    'the and for its are was you our not per'
  ).split(' '),
);

/**
 * The share of a name's words that the question has. What a number of the question is measured in names
 * nothing: `6 to 8 m` is not the row for who has 9 m.
 */
function namedShare(name: readonly string[], { words, numbers }: ComparedQuestion): number {
  const isMeasure = (word: string) => numbers.some(({ measure }) => measure === word);
  const all = name.filter(
    (word) => !isMeasure(word) && (words.has(word) || (word.length > 2 && !SMALL.has(word))),
  );
  if (all.length === 0) return 0;
  return all.filter((word) => words.has(word)).length / all.length;
}

function maximum(lists: readonly (readonly number[])[]): number[] {
  const most: number[] = [];
  for (const list of lists) {
    list.forEach((value, index) => {
      most[index] = Math.max(most[index] ?? 0, value);
    });
  }
  return most;
}

const asksForColumn = (around: readonly number[]) => around.some((share) => share > 0);
