import type { Token } from 'marked';
import { lex } from './flavours.js';

/** One block of a reply. The same object as long as nothing in it changes. */
export interface Block {
  readonly token: Token;
  /** It may cite sources or footnotes, which are known only when the reply has ended, or show images. */
  readonly varies: boolean;
}

const VARIES = /\[[\d^]|!\[/;
/** Something like a link definition, which changes what comes before it. */
const DEFINES = /^ {0,3}\[[^[\]]+\]:/m;

/** Quotes and lists so deep in each other are no text, and overran the stack: what follows is. */
const DEEP = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))){30}/gm;

/** A line that its sign makes one of a list: two blanks before keep it a line. */
const BULLET = /\n(?=[ \t]*[•‣◦▪●])/g;

/**
 * The blocks of a text that grows at its end. More text can only change the last block, so the ones
 * before are neither read nor rendered again; link definitions are the exception, and count when
 * the text is complete.
 */
export class Blocks {
  #text = '';
  #blocks: readonly Block[] = [];
  /** Start of the last block. */
  #lastStart = 0;

  get(source: string, complete: boolean): readonly Block[] {
    const text = source.replace(/\r\n?/g, '\n').replace(BULLET, '  $&').replace(DEEP, '$&\\');
    const grows = !(complete && DEFINES.test(text)) && text.startsWith(this.#text);
    if (grows && text === this.#text) return this.#blocks;
    const kept = grows ? this.#blocks.slice(0, -1) : [];
    const start = kept.length > 0 ? this.#lastStart : 0;
    const tokens = lex(text.slice(start));
    const reusable = Object.keys(tokens.links).length === 0;
    const found = tokens.filter(({ type }) => type !== 'space');
    this.#blocks = [
      ...kept,
      ...found.map((token, index): Block => {
        const before = this.#blocks[kept.length + index];
        return reusable && before?.token.raw === token.raw
          ? before
          : { token, varies: VARIES.test(token.raw) };
      }),
    ];
    this.#text = text;
    this.#lastStart = lastStart(tokens, text, start);
    return this.#blocks;
  }
}

/** Zero, which reads everything again, should the pieces not add up to the text. */
function lastStart(tokens: readonly Token[], text: string, start: number): number {
  let last = start;
  let end = start;
  for (const { type, raw } of tokens) {
    if (type !== 'space') last = end;
    end += raw.length;
  }
  return end === text.length ? last : 0;
}
