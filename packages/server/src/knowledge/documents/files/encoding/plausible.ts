/** Signs that stand beside letters in any text. */
const USUAL =
  /^[\p{L}\p{M}\p{N}\s‘’“”„‚«»‹›…–—·•€£¥§©®™°²³½¼¾ªº¿¡×÷±µ¶、。，．！？：；（）「」『』【】〔〕《》〈〉・ー～％＆￥]$/u;
const LATIN = /\p{Script=Latin}/u;
/** Letters of two alphabets in one word; Japanese and Chinese do not part theirs. */
const MIXED =
  /\p{Script=Latin}[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Arabic}]|[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Arabic}]\p{Script=Latin}/gu;
/** A Chinese letter or two within a Latin word: what Big5 and GB18030 make of accents. */
const SWALLOWED = /[a-zß-ÿ][\p{Script=Han}\p{Script=Hangul}]{1,2}[a-zß-ÿ]/gu;
/** Signs between letters, where only an apostrophe or a dash may be. */
const WITHIN = /\p{L}[¿¡³²¹½¼¾£¥¤§©®°±µ¶¸¬¦¨¯×÷•€‚„…†‡‰‹›«»ª]{1,4}\p{L}/gu;
/** A capital letter with an accent within a word of small ones. */
const CAPITAL_WITHIN = /[a-zß-öø-ÿ][À-ÖØ-ÞŒŠŽŸ](?![À-ÖØ-ÞA-Z])/gu;
/**
 * Capital letters behind small ones in a word: KOI8-R has them where windows-1251 has the small ones, so that either
 * read as the other makes words of it.
 */
const CAPITALS_BEHIND = /(?<=\p{Ll}\p{Lu}{0,20})(?=[\p{Script=Cyrillic}\p{Script=Greek}])\p{Lu}/gu;
/** Share of such letters in a text: there are units as "кВт", and names. */
const FEW = 0.05;
/** Characters that no text has: controls, private use. */
const NEVER = /[\u0080-\u009f\p{Co}\p{Cn}]/gu;

const WRONG = [NEVER, MIXED, SWALLOWED, WITHIN, CAPITAL_WITHIN];

/**
 * Tells whether a text may be what somebody wrote, not its bytes read in a wrong encoding.
 *
 * @param sample its parts with letters beyond ASCII
 * @param tolerance share of these letters that may stand where none should
 */
export function isPlausible(sample: string, tolerance = 0): boolean {
  const beyond = [...sample].filter((letter) => letter > '\u007f');
  const wrong = WRONG.flatMap((each) => sample.match(each) ?? []).length;
  if (wrong > beyond.length * tolerance) return false;
  if (beyond.length === 0) return true;
  if ((sample.match(CAPITALS_BEHIND) ?? []).length > beyond.length * FEW) return false;
  const unusual = beyond.filter((letter) => !USUAL.test(letter)).length;
  // Half-width katakana are what single bytes become in Shift_JIS.
  const halves = beyond.filter((letter) => letter >= '\uff61' && letter <= '\uff9f').length;
  if (unusual > beyond.length * 0.1 || halves > beyond.length * 0.2) return false;
  const accented = beyond.filter((letter) => LATIN.test(letter)).length;
  return accented < beyond.length * 0.5 || hasLatinWords(sample);
}

/** Accented letters stand among plain ones, seldom many in a row. */
function hasLatinWords(sample: string): boolean {
  const letters = [...sample].filter((letter) => /\p{L}/u.test(letter));
  const plain = letters.filter((letter) => letter <= '\u007f').length;
  return plain >= letters.length * 0.5 && !/[À-ɏ]{5}/u.test(sample);
}
