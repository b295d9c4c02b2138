import {
  areDifferent,
  converted,
  isLength,
  isMoney,
  measureOf,
  measureOfColumn,
} from '../numbers/measures.js';
import {
  boundedMeasures,
  isIn,
  rangeOf,
  type AskedNumber,
  type NumberRange,
} from '../numbers/ranges.js';
import type { Unit } from './unit.js';

/**
 * Finds whether a number of the question lies in a range of the unit (1), or in none of its column
 * (-1); 0 where it says nothing of it. Lengths, weights, volumes and times are compared in the unit of the row.
 *
 * @param asksForColumn the question names some column of the table
 * @param namesOf words of the question that name a column
 * @param isAge a number of the question is somebody's age
 */
export function rangeEvidence(
  unit: Unit,
  numbers: readonly AskedNumber[],
  asksForColumn: boolean,
  namesOf: (column: string) => readonly string[],
  isAge = false,
): number {
  if (numbers.length === 0) return 0;
  if (unit.kind === 'sentence') return boundEvidence(unit.plain, numbers, isAge);
  let evidence = 0;
  const cells =
    unit.cells.length > 0
      ? unit.cells
      : unit.kind === 'item'
        ? [{ column: '', text: unit.plain }]
        : [];
  for (const { column, text } of cells) {
    const range = rangeOf(text);
    if (!range) continue;
    const inCell = range.measure || measureOfColumn(column);
    const isOfAge = isAge && (countsYears(text) || /\bages?\b/i.test(column));
    const names = namesOf(column);
    for (const { value, measure } of meantBy(numbers, names)) {
      if (areDifferent(measure, inCell)) continue;
      const same = converted(value, measure, inCell);
      // Of several columns in the same measure the one that the question names is meant.
      if (!isOfAge && same === null && names.length === 0) continue;
      const isWithin = isIn(same ?? value, range);
      // A price is no range: "a tent for three" is for nobody who looks for `€3`, nor is `€4` none for who has 10 euros.
      const isPrice = range.from === range.to && isMoney(inCell);
      if (isPrice && !(isWithin && isMoney(measure))) continue;
      if (isLength(inCell) && isFarAbove(same ?? value, range)) continue;
      const worth = names.length > 0 || !asksForColumn ? 1 : 0.5;
      evidence = isWithin ? Math.max(evidence, worth) : evidence || -worth;
    }
  }
  return evidence || (unit.kind === 'item' ? boundEvidence(unit.plain, numbers, isAge) : 0);
}

/** Tells whether a length is so far above a lower bound that something else is measured: a back of 50 cm and more is none of 192 cm. */
const isFarAbove = (value: number, { from, to }: NumberRange) =>
  to === Infinity && value > MOST_LENGTHS * from;
const MOST_LENGTHS = 3;

/** Numbers that a column is named beside, or else all: the waist of "waist 81, hips 106" is no 106. */
function meantBy(numbers: readonly AskedNumber[], names: readonly string[]) {
  const own = numbers.filter(({ beside }) => names.some((name) => beside.includes(name)));
  return own.length > 0 ? own : numbers;
}

/**
 * A sentence with a bound answers, whether the number is within it or not: "from the age of 16" is what
 * who is 15 has to know.
 */
const BOUND_WORTH = 0.5;

/** Finds whether a row has a value of the kind that a number of the question is of (0.5), or none (0): its limit, say. */
export function limitEvidence(unit: Unit, numbers: readonly AskedNumber[]): number {
  const measures = unit.cells.map(({ text }) => rangeOf(text)?.measure ?? '');
  const isAlike = ({ value, measure }: AskedNumber) =>
    measures.some((other) => converted(value, measure, other) !== null);
  return numbers.some(isAlike) ? BOUND_WORTH : 0;
}

function boundEvidence(sentence: string, numbers: readonly AskedNumber[], isAge: boolean): number {
  const measures = boundedMeasures(sentence);
  if (measures.size === 0) return 0;
  const asked = numbers.map(({ measure }) => measureOf(measure));
  const isMeant = (isAge && measures.has('year')) || asked.some((one) => one && measures.has(one));
  return isMeant ? BOUND_WORTH : 0;
}

/** "From 5 years", "Under 24": bounds of an age, where no other measure is named. */
const countsYears = (cell: string) =>
  [...boundedMeasures(cell)].some((measure) => measure === 'year' || measure === '') &&
  !/[€$£%]/.test(cell);
