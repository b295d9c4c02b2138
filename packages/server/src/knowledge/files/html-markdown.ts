import TurndownService from 'turndown';
import { decodeText } from './decode-text.js';
import type { FileRead } from './file-messages.js';

/** What a page has beside its text. */
const BESIDE = [
  'script',
  'style',
  'noscript',
  'template',
  'iframe',
  'nav',
  'footer',
  'form',
] as const;

/** The text of an HTML page as Markdown; nothing of it is run or fetched. */
export function readHtml(bytes: Uint8Array): FileRead {
  const html = decodeText(bytes);
  const turndown = new TurndownService({
    headingStyle: 'atx',
    codeBlockStyle: 'fenced',
    bulletListMarker: '-',
  });
  turndown.remove([...BESIDE, 'title']);
  turndown.addRule('pictures', { filter: 'img', replacement: () => '' });
  const title = /<title[^>]*>([^<]*)<\/title>/i.exec(html)?.[1] ?? '';
  return {
    type: 'read',
    title: turndown.turndown(title).replace(/\\(.)/g, '$1').trim(),
    content: turndown
      .turndown(html)
      .replace(/\n\s*\n/g, '\n\n')
      .trim(),
  };
}
