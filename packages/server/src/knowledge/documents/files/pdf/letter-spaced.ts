/** Letters with a blank between each two, as PDF.js reads what is written wide: `H e l l o`. */
const SPACED = /^[\p{L}\p{M}.,:;!?'’-](?: [\p{L}\p{M}.,:;!?'’-])+$/u;
/** Letters of a word that is written wide; two may be two words. */
const ENOUGH = 3;

/** Tells whether a text is a word that is written wide, and not a row of letters, as `A B C`. */
export function isLetterSpaced(text: string): boolean {
  if (!SPACED.test(text)) return false;
  const letters = [...text.replaceAll(' ', '').toLowerCase()];
  const isInOrder = letters.every(
    (letter, at) => at === 0 || letter.charCodeAt(0) === (letters[at - 1]?.charCodeAt(0) ?? 0) + 1,
  );
  return letters.length >= ENOUGH && !isInOrder;
}

/** The same text as a word. @param isAmongOthers true if such words are on its line */
export const written = (text: string, isAmongOthers: boolean): string =>
  isLetterSpaced(text) || (isAmongOthers && SPACED.test(text)) ? text.replaceAll(' ', '') : text;
