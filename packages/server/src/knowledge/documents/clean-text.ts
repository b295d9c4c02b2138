/** Cleans a text for a database: no NUL, no half of a surrogate pair. */
export const cleanText = (text: string): string =>
  text.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\uFFFD');
