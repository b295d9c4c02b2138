/** Endings in British and in American spelling, before those of inflections. */
const PAIRS = [
  ['our', 'or'],
  ['tre', 'ter'],
  ['ise', 'ize'],
  ['isation', 'ization'],
  ['lled', 'led'],
  ['lling', 'ling'],
  ['logue', 'log'],
] as const;
const INFLECTIONS = ['', 's', 'd'];
/** Shorter words with such an ending are others: `four` is no `for`. */
const SHORTEST = 5;

/**
 * Spells an English word as on the other side of the Atlantic: `color` for `colour`, `theatre` for
 * `theater`. What is no word there finds nothing.
 */
export function spelledAcrossTheSea(word: string): string[] {
  if (word.length < SHORTEST) return [];
  return INFLECTIONS.flatMap((inflection) =>
    PAIRS.flatMap(([british, american]) => [
      ...replaced(word, british + inflection, american + inflection),
      ...replaced(word, american + inflection, british + inflection),
    ]),
  );
}

const replaced = (word: string, ending: string, other: string): string[] =>
  word.endsWith(ending) ? [word.slice(0, -ending.length) + other] : [];
