/** Places where a word may be divided, which are not seen: with them no search finds it. */
const UNSEEN = /[\u00ad\u2060\ufeff]|(?<![\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}])\u200b/gu;

/** Cleans a text for a database and for searches: no NUL, no half of a surrogate pair, no unseen divisions. */
export const cleanText = (text: string): string =>
  text
    .replaceAll('\0', '')
    .replace(UNSEEN, '')
    .replace(/\p{Surrogate}/gu, '\uFFFD');
