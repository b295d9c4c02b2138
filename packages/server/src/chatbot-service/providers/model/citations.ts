/** `[2]`, as the panel shows it; `[2](...)` is a link. */
const MARK = /\[(\d{1,2})\](?!\()/g;
/** Code may have brackets of its own. */
const CODE = /```[\s\S]*?(?:```|$)|`[^`\n]*`/g;

/** Numbers that a text in Markdown cites, each once, in the order of their first mark. */
export function citedNumbers(text: string): number[] {
  const marks = text.replace(CODE, '').matchAll(MARK);
  return [...new Set([...marks].map((mark) => Number(mark[1])))];
}
