/** Chinese and Japanese have no spaces between words. */
const DENSE_END = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}、。，]$/u;
const DENSE_START = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}「（]/u;

/** Text of a line and the next. A hyphen at its end parts a word; before a capital or a figure it belongs to it. */
export function continued(before: string, text: string): string {
  if (/\u00ad$/.test(before)) return before.slice(0, -1) + text;
  if (!/\p{L}[-‐]$/u.test(before)) {
    return DENSE_END.test(before) && DENSE_START.test(text) ? before + text : `${before} ${text}`;
  }
  return /^\p{Ll}/u.test(text) ? before.slice(0, -1) + text : before + text;
}
