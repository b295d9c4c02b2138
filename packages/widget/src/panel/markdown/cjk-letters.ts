/** Letters of Chinese, Japanese and Korean, and of Thai, Lao, Khmer and Burmese: no blanks around words. */
export const CJK =
  '\\p{sc=Hani}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Hang}\\p{sc=Thai}\\p{sc=Laoo}\\p{sc=Khmr}\\p{sc=Mymr}';
/** Their punctuation: wide, and the quotation marks and dots that they share with others. */
export const WIDE =
  '\\u3001-\\u3004\\u3008-\\u301f\\u3030\\u30fb\\uff01-\\uff0f\\uff1a-\\uff20\\uff3b-\\uff40\\uff5b-\\uff65';
export const IS_CJK = new RegExp(`[${CJK}${WIDE}]`, 'u');
