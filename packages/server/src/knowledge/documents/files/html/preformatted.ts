import type { PageElement } from './page-element.js';
import { linesAsText } from '../lines-as-text.js';

/** Share of a page's letters from which on preformatted prose is the page's text, as in an RFC or an old mail. */
const MOSTLY = 0.5;
/** Characters by which prose is told from code. */
const LOOKED_AT = 20_000;
/** Least share of words among what blanks part: names, paths and operators are most of code. */
const LEAST_WORDS = 0.7;
/** Lines as programs and commands have them, and most of their share in prose. */
const LINE_OF_CODE = /[;{}]\s*$|^\s*[$#<{}]/;
const MOST_OF_CODE = 0.2;
/** Most words to a sign that ends a part of a sentence; commands have none. */
const LONGEST_PART = 25;
const WORD =
  /^["'“‘(«[]{0,2}\p{L}[\p{L}\p{M}’'-]*["'”’)»\]]{0,2}[.,;:!?。、，；：！？]{0,2}["'”’)»\]]?$/u;
/** Text without blanks between words, with signs of sentences. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]{2,}[。、，；：！？]?/u;

/** Mark of preformatted elements that are a page's text, and no code in it. */
const PROSE = 'data-prose';

function markProse(element: PageElement): void {
  const letters = (text: string | null) => (text ?? '').replace(/\s+/g, '').length;
  const prose = [...element.querySelectorAll('pre')].filter(
    (pre) => !pre.querySelector('code') && isProse(pre.textContent ?? ''),
  );
  const own = prose.reduce((sum, pre) => sum + letters(pre.textContent), 0);
  if (own < letters(element.textContent) * MOSTLY) return;
  for (const pre of prose) pre.setAttribute(PROSE, '');
}

function isProse(text: string): boolean {
  const lines = text
    .slice(0, LOOKED_AT)
    .split('\n')
    .filter((line) => /\S/.test(line));
  if (lines.filter((line) => LINE_OF_CODE.test(line)).length > lines.length * MOST_OF_CODE)
    return false;
  const tokens = text
    .slice(0, LOOKED_AT)
    .split(/\s+/)
    .filter((token) => /[\p{L}\p{N}]/u.test(token));
  const words = tokens.filter((token) => WORD.test(token) || UNSPACED.test(token));
  const ends = words.filter((word) => /[.,;:!?。、，；：！？]["'”’)»\]]?$/.test(word));
  return words.length >= tokens.length * LEAST_WORDS && words.length <= ends.length * LONGEST_PART;
}

/** Markdown of a preformatted element, given that of its children. */
export function preformattedMarkdown(pre: PageElement, content: string): string {
  if (pre.getAttribute(PROSE) !== null) return `\n\n${linesAsText(content)}\n\n`;
  const text = (pre.textContent ?? '').replace(/\r\n?/g, '\n');
  const lines = text.split('\n').map((line) => line.trimEnd());
  while (lines[0] === '') lines.shift();
  while (lines.at(-1) === '') lines.pop();
  if (lines.length === 0) return '';
  if (pre.closest('td, th, caption, dt, summary, h1, h2, h3, h4, h5, h6, a')) {
    // There is one line there, and none of it may be taken for Markdown.
    const codes = lines.map((line) => inlineCode(line.trim())).filter(Boolean);
    return ` ${codes.join(' ')} `;
  }
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `\n\n${fence}${languageOf(pre)}\n${lines.join('\n')}\n${fence}\n\n`;
}

function inlineCode(text: string): string {
  if (text === '') return '';
  const sign = '`'.repeat(text.includes('`') ? longestRun(text) + 1 : 1);
  const blank = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${sign}${blank}${text}${blank}${sign}`;
}

const longestRun = (text: string) =>
  [...text.matchAll(/`+/g)].reduce((most, [run]) => Math.max(most, run.length), 0);

const languageOf = (pre: PageElement) =>
  /language-(\S{1,50})/.exec(pre.querySelector('code')?.getAttribute('class') ?? '')?.[1] ?? '';

/**
 * Makes preformatted elements ready to be written: line breaks that are elements become some of their text,
 * numbers of lines beside them go, and those that are the page's text are marked.
 */
export function straightenPreformatted(element: PageElement): void {
  const { ownerDocument } = element;
  for (const pre of element.querySelectorAll('pre'))
    for (const br of pre.querySelectorAll('br')) {
      const line = ownerDocument.createElement('span');
      line.textContent = '\n';
      br.replaceWith(line);
    }
  for (const table of element.querySelectorAll('table')) {
    const rows = [...table.querySelectorAll('tr')];
    const [row] = rows;
    if (!row || rows.length > 1 || !row.querySelector('pre')) continue;
    for (const cell of row.children)
      if (row.children.length > 1 && /^[\d\s]+$/.test(cell.textContent ?? '')) cell.remove();
    table.setAttribute('role', 'presentation');
  }
  markProse(element);
}
