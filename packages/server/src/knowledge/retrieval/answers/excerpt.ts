import type { Block } from '../../documents/chunks/markdown-blocks.js';
import { sentencesOf, type PassageUnits } from '../units/units-of.js';

/** Usual limit of an excerpt, in UTF-16 code units; a table or list may be longer. */
const LENGTH = 700;
const MOST_ITEMS = 8;
const MOST_ROWS = 25;
/** Rows and items whose score is less below the best one's say as much. */
const NEARLY = 0.35;
/** Blocks that are no further behind than this may be meant as well. */
const BESIDE = 3;
/** More rows than these do not single anything out. */
const TELLING_ROWS = 4;

/**
 * The part of a passage that answers: a short passage whole, else the blocks with its best units, of a
 * long paragraph the sentences around them, of a table or a long list the rows or items alone.
 * Markdown blocks, in their order.
 *
 * @param scores of the units, in their order: log-odds
 */
export function excerpt({ blocks, units }: PassageUnits, scores: readonly number[]): string[] {
  const best = scores.reduce((most, score) => Math.max(most, score), -Infinity);
  const isShort = blocks.reduce((sum, { text }) => sum + text.length, 0) <= LENGTH;
  if (isShort && !blocks.some(({ kind }) => kind === 'table'))
    return blocks.map(({ text }) => text);
  const chosen = new Set<number>();
  let length = 0;
  const order = scores.map((_, index) => index).sort((a, b) => at(scores, b) - at(scores, a));
  for (const index of order) {
    const place = units[index]?.block ?? 0;
    const block = blocks[place];
    if (!block || at(scores, index) < best - BESIDE) break;
    if (chosen.has(place)) continue;
    if (chosen.size > 0 && length + block.text.length > LENGTH) continue;
    chosen.add(place);
    length += Math.min(block.text.length, LENGTH);
    if (block.kind !== 'paragraph' && introduces(blocks[place - 1])) chosen.add(place - 1);
    if (introduces(block) && place + 1 < blocks.length) chosen.add(place + 1);
  }
  return blocks.flatMap((block, place) => {
    if (!chosen.has(place)) return [];
    const own = new Map(
      units.flatMap((unit, index) =>
        unit.block === place ? [[unit.place, at(scores, index)] as const] : [],
      ),
    );
    return [shorten(block, own, best)];
  });
}

const at = (scores: readonly number[], index: number) => scores[index] ?? -Infinity;

const introduces = (block: Block | undefined) =>
  block?.kind === 'paragraph' && block.plain.endsWith(':');

/**
 * @param scores by the place of the unit in its block
 * @param best of all units: a block without any as good is there as a whole
 */
function shorten(block: Block, scores: ReadonlyMap<number, number>, best: number): string {
  switch (block.kind) {
    case 'paragraph':
      return sentencesAround(block.text, scores);
    case 'list':
      return block.ordered || block.items.length <= MOST_ITEMS
        ? block.text
        : telling(block.items, scores, best, MOST_ITEMS).join('\n');
    case 'table':
      return [block.head, ...telling(block.rows, scores, best, MOST_ROWS)].join('\n');
    default:
      return block.text;
  }
}

/** The best rows or items where they are few; else all, at most `most`. */
function telling(
  rows: readonly string[],
  scores: ReadonlyMap<number, number>,
  best: number,
  most: number,
): readonly string[] {
  const chosen = rows.filter((_, place) => (scores.get(place) ?? -Infinity) >= best - NEARLY);
  return chosen.length > 0 && chosen.length <= TELLING_ROWS ? chosen : rows.slice(0, most);
}

/** The run of whole sentences, at most `LENGTH` long, around the best one. */
function sentencesAround(paragraph: string, scores: ReadonlyMap<number, number>): string {
  if (paragraph.length <= LENGTH) return paragraph;
  const sentences = sentencesOf(paragraph);
  const score = (place: number) => scores.get(place) ?? -Infinity;
  const places = sentences.map((_, place) => place);
  let first = places.reduce((best, place) => (score(place) > score(best) ? place : best), 0);
  let last = first;
  let length = sentences[first]?.length ?? 0;
  for (;;) {
    const after = sentences[last + 1];
    const before = sentences[first - 1];
    const forward = after !== undefined && length + after.length <= LENGTH;
    const back = before !== undefined && length + before.length <= LENGTH;
    if (!forward && !back) break;
    if (forward && (!back || score(last + 1) >= score(first - 1))) {
      last += 1;
      length += after.length;
    } else {
      first -= 1;
      length += before?.length ?? 0;
    }
  }
  return sentences
    .slice(first, last + 1)
    .join(' ')
    .trim();
}
