import type { Markdown } from '../load-parts.js';

/** What replies are made of. */
const SAMPLE =
  '## a\n\n**b** *c* ~~d~~ `e` [f](https://g.h)\n\n- i\n\n1. j\n\n> k\n\n```\nl\n```\n\n|m|\n|-|\n|n|';

/**
 * Draws a reply that nobody sees, while nobody waits: fonts are looked for, templates read and
 * expressions compiled that the first reply would have to wait for.
 */
export function warmUp(panel: Element, Text: Markdown['ReplyText']): void {
  const place = document.createElement('div');
  place.className = 'body sr';
  panel.append(place);
  new Text().show(place, { text: SAMPLE }, null, () => undefined);
  // Asking for its size makes the browser lay it out.
  place.getBoundingClientRect();
  place.remove();
}
