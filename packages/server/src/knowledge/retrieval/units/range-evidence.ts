import { boundedMeasures, isIn, measureOf, rangeOf, type AskedNumber } from '../numbers/ranges.js';
import type { Unit } from './unit.js';

/**
 * Finds whether a number of the question lies in a range of the unit (1), or in none of its column
 * (-1); 0 where it says nothing of it.
 *
 * @param asksForColumn the question names some column of the table
 * @param isNamed whether it names this one
 * @param isAge a number of the question is somebody's age
 */
export function rangeEvidence(
  unit: Unit,
  numbers: readonly AskedNumber[],
  asksForColumn: boolean,
  isNamed: (column: string) => boolean,
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
    const isOfAge = isAge && (countsYears(text) || /\bages?\b/i.test(column));
    for (const { value, measure } of numbers) {
      const named = isNamed(column);
      const alike =
        isOfAge ||
        (measure !== '' && (range.measure === measure || sameMeasure(range.measure, measure)));
      // Of several columns in the same measure the one that the question names is meant.
      if (!alike && !named) continue;
      const worth = named || !asksForColumn ? 1 : 0.5;
      evidence = isIn(value, range) ? Math.max(evidence, worth) : evidence || -worth;
    }
  }
  return evidence || (unit.kind === 'item' ? boundEvidence(unit.plain, numbers, isAge) : 0);
}

/**
 * A sentence with a bound answers, whether the number is within it or not: "from the age of 16" is what
 * who is 15 has to know.
 */
const BOUND_WORTH = 0.5;

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

const SAME: Record<string, string> = {
  degrees: '°c',
  degree: '°c',
  c: '°c',
  '°': '°c',
  litre: 'litres',
  l: 'litres',
  kilos: 'kg',
  kilo: 'kg',
  euro: '€',
  euros: '€',
  inch: 'in',
  inches: 'in',
  '"': 'in',
};
const sameMeasure = (a: string, b: string) => (SAME[a] ?? a) === (SAME[b] ?? b);
