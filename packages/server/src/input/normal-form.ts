/**
 * Makes equal what is written in several ways, in linear time: ICU puts the marks of a letter in order
 * one by one, in time that grows with the square of their number, and a text may be marks alone.
 * Source: https://www.unicode.org/reports/tr15/#Stream_Safe_Text_Format
 */
export function normalForm(text: string, form: 'NFC' | 'NFKC' | 'NFKD'): string {
  return text.replace(MANY_MARKS, `$&${JOINER}`).normalize(form);
}

/** More than any language has at one letter. Of Thai, Lao and half width are letters that become marks. */
const MANY_MARKS = /[\p{M}\u0e33\u0eb3\uff9e\uff9f]{30}/gu;
/** Stands between two marks without a meaning of its own, and ends what is put in order. */
const JOINER = '\u034f';
