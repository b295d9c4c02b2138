import type { MatchedWords } from './knowledge-retriever.js';
import { markdownBlocks, type Block } from './markdown-blocks.js';
import { wordsOf } from './words.js';

/** About how long an excerpt may be, in UTF-16 code units; a table or list may be longer. */
const LENGTH = 420;
/** Blocks beside the best one need this share of its score. */
const WORTHY = 0.6;
const MOST_ITEMS = 8;
const MOST_ROWS = 25;
/** More rows than these do not single anything out. */
const TELLING_ROWS = 4;

/** How much of the question a text meets: each term once, by its weight. */
export function relevance(text: string, words: MatchedWords): number {
  return [...termsIn(text, words).values()].reduce((sum, weight) => sum + weight, 0);
}

/** The terms of the question that a text meets, with their weights. */
export function termsIn(text: string, words: MatchedWords): Map<number, number> {
  const met = new Map<number, number>();
  for (const word of wordsOf(text)) {
    const match = words.get(word);
    if (match) met.set(match.term, Math.max(match.weight, met.get(match.term) ?? 0));
  }
  return met;
}

/**
 * The part of a passage that meets the question: a short passage whole, else its best sentences,
 * list items or table rows, in their order. Markdown in, Markdown blocks out. Terms that `about`
 * (title and heading) meets hold for the whole passage, so they single out no row.
 */
export function excerpt(passage: string, words: MatchedWords, about = ''): string[] {
  const blocks = markdownBlocks(passage);
  if (passage.length <= LENGTH && !blocks.some((block) => block.kind === 'table')) {
    return blocks.map((block) => block.text);
  }
  const scores = blocks.map((block) => relevance(block.plain, words));
  const best = Math.max(...scores);
  let length = 0;
  const chosen = new Set<number>();
  for (const index of order(scores)) {
    const block = blocks[index];
    if (!block || (scores[index] ?? 0) < best * WORTHY) break;
    if (chosen.size > 0 && length + block.text.length > LENGTH) continue;
    chosen.add(index);
    length += block.text.length;
    if (block.kind !== 'paragraph' && introduces(blocks[index - 1])) chosen.add(index - 1);
    if (introduces(block) && index + 1 < blocks.length) chosen.add(index + 1);
  }
  return blocks
    .filter((_, index) => chosen.has(index))
    .map((block) => shorten(block, words, about));
}

const introduces = (block: Block | undefined) =>
  block?.kind === 'paragraph' && block.plain.endsWith(':');

/** Indexes, the highest score first, equal ones in order. */
const order = (scores: readonly number[]) =>
  scores.map((_, index) => index).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);

function shorten(block: Block, words: MatchedWords, about: string): string {
  switch (block.kind) {
    case 'paragraph':
      return bestSentences(block.text, words);
    case 'list':
      return block.ordered || block.items.length <= MOST_ITEMS
        ? block.text
        : telling(block.items, words, about, MOST_ITEMS).join('\n');
    case 'table':
      return [block.head, ...telling(block.rows, words, `${about}\n${block.head}`, MOST_ROWS)].join(
        '\n',
      );
    default:
      return block.text;
  }
}

/** Rows or items that meet terms which few others meet; without any, the first `most`. */
function telling(
  rows: readonly string[],
  words: MatchedWords,
  about: string,
  most: number,
): readonly string[] {
  const general = termsIn(about, words);
  const met = rows.map((row) => [...termsIn(withoutRanges(row), words)]);
  const having = (term: number) => met.filter((terms) => terms.some(([other]) => other === term));
  const singlesOut = (term: number) => {
    const count = having(term).length;
    return !general.has(term) && count <= TELLING_ROWS && count * 2 <= rows.length;
  };
  const scores = met.map((terms) =>
    terms.filter(([term]) => singlesOut(term)).reduce((sum, [, weight]) => sum + weight, 0),
  );
  const best = Math.max(0, ...scores);
  if (best === 0) return rows.slice(0, most);
  return rows.filter((_, index) => (scores[index] ?? 0) >= best * WORTHY);
}

/**
 * A row without its measures: a number singles a row out only where it is a whole cell, as a size
 * is. "91 to 98 cm" is not the row for 98.
 */
function withoutRanges(row: string): string {
  return row
    .split('|')
    .map((cell) => (/^\s*[\d.,]+\s*$/.test(cell) ? cell : cell.replace(/\d[\d.,]*/g, ' ')))
    .join('|');
}

/** The run of whole sentences, at most `LENGTH` long, that meets most of the question. */
function bestSentences(paragraph: string, words: MatchedWords): string {
  if (paragraph.length <= LENGTH) return paragraph;
  const segments = new Intl.Segmenter('en', { granularity: 'sentence' }).segment(paragraph);
  const sentences = [...segments].map(({ segment }) => segment);
  let best = { text: sentences[0] ?? paragraph, score: -1 };
  for (let start = 0; start < sentences.length; start++) {
    let text = '';
    for (const sentence of sentences.slice(start)) {
      if (text !== '' && text.length + sentence.length > LENGTH) break;
      text += sentence;
    }
    const score = relevance(text, words);
    if (score > best.score) best = { text, score };
  }
  return best.text.trim();
}
