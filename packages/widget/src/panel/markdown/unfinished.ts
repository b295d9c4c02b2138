import type { Block } from './blocks.js';
import { DEEPEST } from './flavour.js';
import { lex } from './flavours.js';

/** Stricter than the standard: one star or line within a word, or one tilde, is more likely meant. */
const OPENS = /^([^](\*\*|~~)|\W[*_]+)\S/;
/** The first lines of a table, or a line that is on its way to a list, a title or a quote. */
const PENDING = /^\|.*(\n[-|: ]*)?$|\n[ >]*(\d{1,3}[.)]?|(>|[-+*=#][-+*=>#]*)( \[[ xX]?\]?)?)$/;

/**
 * The blocks of a text that still grows, the last one as it will look once its marks are closed:
 * nobody has to see the stars of a word that is about to be bold, or half the address of a link.
 */
export function finishLast(blocks: readonly Block[]): readonly Block[] {
  const { type, raw = '' } = blocks.at(-1)?.token ?? {};
  if (/code|html/.test(type ?? '')) return blocks;
  const text = closeMarks(raw);
  if (text === raw.trimEnd()) return blocks;
  const finished = lex(text).map((token) => ({ token, varies: false }));
  return [...blocks.slice(0, -1), ...finished];
}

/**
 * The text with what is open in it closed, and without a mark that opens nothing yet.
 *
 * @param rounds so many such marks are taken from its end: a text of thousands is no text
 */
export function closeMarks(source: string, rounds = 9): string {
  const text = source.trimEnd().replace(PENDING, '');
  const open: string[] = [];
  // An escape, code, emphasis, or a citation or link, maybe of an image, that is not at its end.
  const marks =
    /\\[^]|(`+)|\*\*?|__?|~~?|!?\[(?!\d+]$)(?:\d*|((?:!\[[^[\]]*]\([^()]*\)|[^[\]])*)(?:](?:\([^()]*(?:\([^()]*(?:\)[^()]*)?)?)?)?)$/g;
  for (let found = marks.exec(text); found; found = marks.exec(text)) {
    const [mark, ticks, label = ''] = found;
    const start = found.index;
    const end = start + mark.length;
    const around = (text[start - 1] ?? ' ') + mark + (text[end] ?? ' ');
    const closes = ticks ? text.indexOf(ticks, end) : open.lastIndexOf(mark);
    if (mark.startsWith('\\')) continue;
    if (closes >= 0 && ticks) marks.lastIndex = closes + ticks.length;
    else if (closes >= 0 && /^\S/.test(around)) open.splice(closes, 1);
    else if (rounds && end === text.length)
      return closeMarks(text.slice(0, start) + label, rounds - 1);
    else if (ticks ? !ticks[2] : OPENS.test(around)) open.push(mark);
    // What follows is code.
    if (ticks && closes < 0) break;
  }
  // So many are none, and closing them all would overrun the stack.
  return open[DEEPEST] ? text : text + open.reverse().join('');
}
