import { cutBlock } from './cut-block.js';
import { markdownBlocks, type Block } from './markdown-blocks.js';

/** A piece of a document that retrieval finds and an answer cites: at most one section. */
export interface Chunk {
  /** Place in the document, from 0. */
  readonly ordinal: number;
  /** Headings above it, outermost first, joined by ` › `; empty before the first heading. */
  readonly heading: string;
  /** Markdown. */
  readonly content: string;
  /** The same words without marks. */
  readonly plain: string;
}

/** Largest chunk of more than one block, in UTF-16 code units of Markdown. */
export const MAX_CHUNK_LENGTH = 900;
/** Sections that a document may have, however short they are. */
const FEW_SECTIONS = 1_000;
/** Shortest sections on an average of a document that has more, in UTF-16 code units. */
const SHORTEST_SECTIONS = 60;

/**
 * Cuts a document into chunks by its headings, and long sections into pieces of about equal
 * length. Paragraphs, lists, tables and code are kept whole up to `MAX_BLOCK_LENGTH`: a chunk is
 * longer than `maxLength` only where a single block is. A sentence that ends in a colon stays with what it introduces, if
 * that fits.
 */
export function chunkDocument(markdown: string, maxLength = MAX_CHUNK_LENGTH): Chunk[] {
  const blocks = markdownBlocks(markdown).flatMap((block) => cutBlock(block));
  return sections(isChopped(blocks) ? blocks.map(withoutHeading) : blocks)
    .flatMap(({ heading, blocks }) =>
      pack(units(blocks, maxLength), maxLength).map((packed) => ({
        heading,
        content: packed.map((block) => block.text).join('\n\n'),
        plain: packed.map((block) => block.plain).join('\n'),
      })),
    )
    .map((chunk, ordinal) => ({ ordinal, ...chunk }));
}

interface Section {
  readonly heading: string;
  readonly blocks: readonly Block[];
}

/** Tells whether there are headings and hardly anything else: each would be a passage, a row and a vector. */
function isChopped(blocks: readonly Block[]): boolean {
  const headings = blocks.filter(({ kind }) => kind === 'heading').length;
  return headings > FEW_SECTIONS && length(blocks) < headings * SHORTEST_SECTIONS;
}

const withoutHeading = (block: Block): Block =>
  block.kind === 'heading' ? { ...block, kind: 'paragraph' } : block;

function sections(blocks: readonly Block[]): Section[] {
  const found: Section[] = [];
  const path: Extract<Block, { kind: 'heading' }>[] = [];
  let below: Block[] = [];
  const close = (nextDepth: number) => {
    const own = path.at(-1);
    // A heading with neither text nor subsections below it is all that the document says there.
    const bare = own !== undefined && below.length === 0 && nextDepth <= own.depth;
    const content = bare ? [own] : below;
    const heading = path.map((part) => part.plain).join(' › ');
    if (content.length > 0) found.push({ heading, blocks: content });
    below = [];
  };
  for (const block of blocks) {
    if (block.kind !== 'heading') {
      below.push(block);
      continue;
    }
    close(block.depth);
    while ((path.at(-1)?.depth ?? 0) >= block.depth) path.pop();
    path.push(block);
  }
  close(0);
  return found;
}

/** Length of blocks that an empty line parts. */
const length = (blocks: readonly Block[]) =>
  blocks.reduce((sum, block) => sum + block.text.length, 2 * Math.max(0, blocks.length - 1));

/** Blocks that belong together: a list or table with the sentence that introduces it. */
function units(blocks: readonly Block[], maxLength: number): Block[][] {
  const result: Block[][] = [];
  for (const block of blocks) {
    const before = result.at(-1);
    const introduced = before?.at(-1)?.plain.endsWith(':');
    if (before && introduced && length([...before, block]) <= maxLength) before.push(block);
    else result.push([block]);
  }
  return result;
}

function pack(parts: readonly Block[][], maxLength: number): Block[][] {
  const total = length(parts.flat());
  const even = total / Math.ceil(total / maxLength);
  const packed: Block[][] = [];
  for (const part of parts) {
    const last = packed.at(-1);
    const fits = last && length([...last, ...part]) <= maxLength;
    if (fits && length(last) + length(part) / 2 <= even) last.push(...part);
    else packed.push([...part]);
  }
  return packed;
}
