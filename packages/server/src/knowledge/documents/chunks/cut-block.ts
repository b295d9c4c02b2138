import { markdownBlocks, type Block } from './markdown-blocks.js';

/** A block is kept whole up to here, in UTF-16 code units: an answer has to be able to show it. */
export const MAX_BLOCK_LENGTH = 2_000;

/**
 * A block in pieces that are no longer than `most`: a table by its rows, anything else at a line,
 * else after a sentence, else at a space, else between two characters.
 */
export function cutBlock(block: Block, most = MAX_BLOCK_LENGTH): Block[] {
  if (block.text.length <= most) return [block];
  const fence = /^(?:`{3,}|~{3,})[^\n]{0,100}\n/.exec(block.text)?.[0];
  if (fence && block.kind === 'other') return piecesOfCode(block.text, fence, most);
  // With its head each piece is a table again, where that leaves room for rows.
  const head = block.kind === 'table' && block.head.length < most / 2 ? `${block.head}\n` : '';
  const text = head === '' ? block.text : block.text.slice(head.length);
  return piecesOf(text, most - head.length).map((piece) => {
    const own = head + piece;
    const plain = markdownBlocks(own).map((part) => part.plain);
    return { kind: 'other', text: own, plain: plain.join('\n') };
  });
}

function piecesOf(text: string, most: number): string[] {
  const pieces: string[] = [];
  for (let start = 0; start < text.length;) {
    const end = start + most >= text.length ? text.length : endOf(text, start, start + most);
    const piece = text.slice(start, end).trim();
    if (piece !== '') pieces.push(piece);
    start = end;
  }
  return pieces;
}

/** Code stays code in each of its pieces. */
function piecesOfCode(text: string, fence: string, most: number): Block[] {
  const [sign = '```'] = /^(?:`+|~+)/.exec(fence) ?? [];
  const end = `\n${sign}`;
  const code = text.slice(fence.length, text.endsWith(end) ? -end.length : undefined);
  return piecesOf(code, most - fence.length - end.length).map((piece) => ({
    kind: 'other',
    text: `${fence}${piece}${end}`,
    plain: piece,
  }));
}

/** Finds the end of a piece from `start`, at a good place in its second half. */
function endOf(text: string, start: number, latest: number): number {
  const half = start + Math.floor((latest - start) / 2);
  const line = text.lastIndexOf('\n', latest - 1);
  if (line > half) return line + 1;
  const sentence = lastSentenceEnd(text.slice(half, latest));
  if (sentence > 0) return half + sentence;
  const space = text.lastIndexOf(' ', latest - 1);
  if (space > half) return space + 1;
  const code = text.charCodeAt(latest - 1);
  return code >= 0xd800 && code <= 0xdbff ? latest - 1 : latest;
}

/** Place after the last sentence that ends; 0: none does. */
function lastSentenceEnd(text: string): number {
  let end = 0;
  for (const match of text.matchAll(/[.!?…]["'”’)]?(?=\s)|[。！？]/g)) {
    end = match.index + match[0].length;
  }
  return end;
}
