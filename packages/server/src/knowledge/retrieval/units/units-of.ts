import { markdownBlocks, type Block } from '../../documents/chunks/markdown-blocks.js';
import { wordsOf } from '../terms/words.js';
import type { Cell, Unit } from './unit.js';

/** Length of a passage that is looked at, in UTF-16 code units. */
export const LONGEST_PASSAGE = 20_000;
/** A passage of more units is a list that somebody pasted: what follows is found by its words alone. */
const MOST_UNITS = 400;

/** A passage in units, with the blocks that they are of. */
export interface PassageUnits {
  readonly blocks: readonly Block[];
  readonly units: readonly Unit[];
}

/** Cuts a passage (Markdown) into its units. Takes time by its length. */
export function unitsOf(passage: string): PassageUnits {
  const blocks = markdownBlocks(passage.slice(0, LONGEST_PASSAGE));
  const units = blocks.flatMap((block, index) => ofBlock(block, index, blocks[index - 1]));
  return { blocks, units: units.slice(0, MOST_UNITS) };
}

type Made = Pick<Unit, 'plain'> & Partial<Unit>;

function ofBlock(block: Block, index: number, before: Block | undefined): Unit[] {
  const around = before?.kind === 'paragraph' && block.kind !== 'paragraph' ? before.plain : '';
  let above: readonly string[] | null = null;
  const make = (kind: Unit['kind'], made: Made, place: number): Unit => ({
    kind,
    block: index,
    place,
    words: wordsOf(made.plain),
    around: wordsOf(around),
    key: [],
    cells: [],
    ...made,
  });
  switch (block.kind) {
    case 'paragraph':
      return sentencesOf(block.plain).map((plain, place) => make('sentence', { plain }, place));
    case 'list':
      return block.items.map((item, place) => make('item', { plain: withoutMarks(item) }, place));
    case 'table':
      return rowsOf(block).map((cells, place) => {
        above ??= wordsOf(`${around} ${cells.map(({ column }) => column).join(' ')}`);
        return make(
          'row',
          {
            plain: cells.map(({ column, text }) => `${column}: ${text}`).join('; '),
            words: wordsOf(cells.map(({ text }) => text).join(' | ')),
            around: above,
            key: wordsOf(cells[0]?.text ?? ''),
            cells,
          },
          place,
        );
      });
    default:
      return [make('block', { plain: block.plain }, 0)];
  }
}

const SEGMENTER = new Intl.Segmenter('en', { granularity: 'sentence' });

/** The sentences of a text; a piece that ends in an abbreviation stays with the next. */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  for (const { segment } of SEGMENTER.segment(unwrapped(text))) {
    const last = sentences.at(-1);
    if (last !== undefined && /\b(?:e\.g|i\.e|etc|approx|no|nr|St|Mr|Mrs|Dr)\.\s*$/i.test(last)) {
      sentences[sentences.length - 1] = last + segment;
    } else sentences.push(segment);
  }
  return sentences.map((sentence) => sentence.trim()).filter((sentence) => sentence !== '');
}

/** A line of so many UTF-16 code units was broken because it was full. */
const FULL_LINE = 50;

/**
 * The segmenter ends a sentence at each line's end. Where a text was only wrapped, after a full line or
 * before a small letter, the sentence goes on.
 */
function unwrapped(text: string): string {
  const [first = '', ...lines] = text.split('\n');
  let last = first;
  let whole = first;
  for (const line of lines) {
    whole += `${last.length >= FULL_LINE || /^\s*\p{Ll}/u.test(line) ? ' ' : '\n'}${line}`;
    last = line;
  }
  return whole;
}

function rowsOf(table: Extract<Block, { kind: 'table' }>): Cell[][] {
  const [header = ''] = table.head.split('\n');
  const columns = cellsOf(header);
  return table.rows.map((row) =>
    cellsOf(row).map((text, index) => ({ column: columns[index] ?? '', text })),
  );
}

/** The cells of a row of Markdown, without their marks. */
function cellsOf(row: string): string[] {
  return row
    .replace(/^\||\|$/g, '')
    .replace(/\\\|/g, '\u0000')
    .split('|')
    .map((cell) => withoutMarks(cell.replaceAll('\u0000', '|').trim()));
}

const withoutMarks = (markdown: string) =>
  markdown
    .replace(/^(?:[-*+]|\d{1,9}[.)])\s+/, '')
    .replace(/\]\([^()\s]*\)/g, ' ')
    .replace(/[*`[\]]/g, '');
