/** Units that measure the same, each with its worth in the first. */
const LENGTHS: Readonly<Record<string, number>> = { mm: 1, cm: 10, m: 1_000, km: 1_000_000 };
const DIMENSIONS: readonly Readonly<Record<string, number>>[] = [
  LENGTHS,
  { g: 1, kg: 1_000, t: 1_000_000 },
  { ml: 1, cl: 10, l: 1_000 },
  { s: 1, min: 60, h: 3_600 },
];
const MONEY = ['€', '£', '$'];

/** Spellings of what numbers count, each line with the name for all of them first. */
const SPELLINGS = new Map(
  [
    'mm millimetre millimetres millimeter millimeters',
    'cm centimetre centimetres centimeter centimeters',
    'm metre metres meter meters',
    'km kilometre kilometres kilometer kilometers kms',
    'g gram grams gramme grammes gr',
    'kg kilo kilos kilogram kilograms kgs',
    't tonne tonnes',
    'ml millilitre millilitres milliliter milliliters',
    'l litre litres liter liters',
    's sec secs second seconds',
    'min mins minute minutes',
    'h hr hrs hour hours',
    '°c ° c degree degrees celsius',
    '€ euro euros eur',
    '£ pound pounds gbp quid',
    '$ dollar dollars usd',
    '% percent',
    'in inch inches "',
    'people person persons guest guests seat seats player players adult adults sleeper sleepers',
    'm² sqm m2',
  ].flatMap((line) => {
    const [name = '', ...others] = line.split(' ');
    return [name, ...others].map((word) => [word, name] as const);
  }),
);

/** One name for the words that count the same: `kg` for `Kilos`, `year` for `years`. */
export function measureOf(word: string): string {
  const plain = word.toLowerCase();
  return SPELLINGS.get(plain) ?? plain.replace(/s$/, '');
}

/** Tells whether a measure is a currency. */
export const isMoney = (measure: string) => MONEY.includes(measureOf(measure));

/** Tells whether a measure is one of length. */
export const isLength = (measure: string) => measureOf(measure) in LENGTHS;

/** Tells of two measures that both are known and cannot be compared: `%` and `mm`. */
export const areDifferent = (a: string, b: string) =>
  SPELLINGS.has(a) && SPELLINGS.has(b) && converted(1, a, b) === null;

/** A value in another measure, 180 for 1.8 m in cm; null where the two do not measure the same. */
export function converted(value: number, from: string, to: string): number | null {
  const [own, other] = [measureOf(from), measureOf(to)];
  if (own === other) return own === '' ? null : value;
  for (const worths of DIMENSIONS) {
    const [a, b] = [worths[own], worths[other]];
    // Rounded, so that 1.1 m is 110 cm.
    if (a !== undefined && b !== undefined) return Math.round(((value * a) / b) * 1e6) / 1e6;
  }
  return null;
}

/** Measure that a column is in: `cm` of `Height (cm)`, `Chest in cm`; empty: its name tells none. */
export function measureOfColumn(name: string): string {
  const [, inside = '', behind = ''] =
    /\(([^\s()]{1,12})\)$|(?:\bin |, ?)(\p{L}{1,12})$/u.exec(name.trim()) ?? [];
  const word = (inside || behind).toLowerCase();
  return SPELLINGS.get(word) ?? '';
}
