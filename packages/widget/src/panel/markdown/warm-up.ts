import { idle } from '../../browser/when-idle.js';
import type { ReplyText } from './reply-text.js';

/** Kinds of markdown that replies consist of. */
const SAMPLES = [
  'a',
  '**b** *c*',
  '~~d~~ `e` [f](https://g.h)',
  '## g',
  '- i',
  '1. j',
  '> k',
  '```\nl\n```',
  '|m|\n|-|\n|n|',
];

/**
 * Draws a reply that nobody sees, while nobody waits: fonts are looked for, templates read and
 * expressions compiled that the first reply would have to wait for. One thing after the other: all in
 * one go would keep somebody waiting who comes meanwhile.
 *
 * @param later runs it when nobody waits
 */
export function warmUp(
  root: ParentNode,
  Text: typeof ReplyText,
  later: (run: () => void) => void = idle,
  [text = '', ...rest]: readonly string[] = SAMPLES,
): void {
  const place = document.createElement('div');
  place.className = 'body sr';
  new Text().show(place, { text }, null, () => undefined);
  later(() => {
    root.querySelector('.panel')?.append(place);
    // Asking for its size makes the browser lay it out.
    place.getBoundingClientRect();
    place.remove();
    if (rest.length > 0) later(() => warmUp(root, Text, later, rest));
  });
}
