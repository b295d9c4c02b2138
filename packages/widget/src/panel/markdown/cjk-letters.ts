/** Letters of languages that are written without blanks between words. */
export const CJK = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}';
/** Their punctuation: wide, and the quotation marks and dots that they share with others. */
export const WIDE =
  '\\u3001-\\u3004\\u3008-\\u301f\\u3030\\u30fb\\uff01-\\uff0f\\uff1a-\\uff20\\uff3b-\\uff40\\uff5b-\\uff65';
export const IS_CJK = new RegExp(`[${CJK}${WIDE}]`, 'u');
