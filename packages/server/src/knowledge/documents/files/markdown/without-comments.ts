/** Beginning of a block of code, which only the same signs end. */
const FENCE = /^ {0,3}(?:[-*+] |\d{1,9}[.)] |> ?)*(`{3,}|~{3,})/;

/**
 * Takes out the comments of a Markdown file, which are shown nowhere: `<!-- -->`, and those of MDX. They stay in
 * code, and where nothing ends them.
 */
export function withoutComments(text: string): string {
  if (!text.includes('<!--') && !text.includes('{/*')) return text;
  const out: string[] = [];
  /** Signs of which no later place has as many: looking for them again would take the square. */
  const unclosed = new Set<string>();
  let fence = '';
  let kept = 0;
  for (let at = 0; at < text.length;) {
    const isLineStart = at === 0 || text[at - 1] === '\n';
    if (isLineStart) {
      const end = lineEnd(text, at);
      const found = FENCE.exec(text.slice(at, Math.min(end, at + 200)))?.[1] ?? '';
      const isClosing = fence !== '' && found.startsWith(fence);
      if (isClosing || (fence === '' && found !== '')) fence = isClosing ? '' : found;
      if (fence !== '' || isClosing) {
        at = end + 1;
        continue;
      }
    }
    const mark = /[\n`<{]/g;
    mark.lastIndex = at;
    const next = mark.exec(text)?.index ?? text.length;
    const sign = text[next];
    if (sign === '`') {
      const run = /`+/y;
      run.lastIndex = next;
      const ticks = run.exec(text)?.[0] ?? '`';
      const end = unclosed.has(ticks) ? -1 : endOfCode(text, next + ticks.length, ticks);
      if (end < 0) unclosed.add(ticks);
      at = end < 0 ? next + ticks.length : end;
      continue;
    }
    const [open, close] = sign === '<' ? ['<!--', '-->'] : ['{/*', '*/}'];
    if (sign === '\n' || sign === undefined || !text.startsWith(open, next)) {
      at = next + 1;
      continue;
    }
    const end = unclosed.has(open) ? -1 : text.indexOf(close, next + open.length - 2);
    if (end < 0) unclosed.add(open);
    else {
      out.push(text.slice(kept, next));
      kept = end + close.length;
    }
    at = end < 0 ? next + 1 : kept;
  }
  out.push(text.slice(kept));
  return out.join('');
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** The place after as many signs, neither more nor fewer; -1: there is none. */
function endOfCode(text: string, from: number, ticks: string): number {
  for (let at = text.indexOf(ticks, from); at >= 0;) {
    let end = at + ticks.length;
    while (text[end] === '`') end += 1;
    if (end - at === ticks.length) return end;
    at = text.indexOf(ticks, end);
  }
  return -1;
}
