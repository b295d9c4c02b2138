import TurndownService from 'turndown';
import { cleanHtml, withSigns } from './clean-html.js';
import { mainContent } from './main-content.js';
import type { PageElement } from './page-element.js';
import { preformattedMarkdown, straightenPreformatted } from './preformatted.js';
import { raised } from './raised.js';
import { rowElements, tableMarkdown } from './table-markdown.js';

/** Part of a page to read, and the way to write it. */
export interface HtmlOptions {
  /** All that is shown, and not the main text alone. Default: false. */
  readonly whole?: boolean;
  /** XHTML, as in books. Default: HTML. */
  readonly xml?: boolean;
  /** True if the first row is the head of a table that does not say which is. Default: false. */
  readonly firstRowIsHead?: boolean;
}

/**
 * The main text of an HTML page as Markdown; nothing of it is run or fetched.
 *
 * @throws TooDeep where its elements are open inside each other without end
 */
export function htmlMarkdown(
  html: string,
  { whole = false, xml = false, firstRowIsHead = false }: HtmlOptions = {},
): { readonly title: string; readonly content: string } {
  const page = cleanHtml(html, xml);
  const main = mainContent(page, whole);
  return { title: page.title, content: withSigns(markdownOf(main, firstRowIsHead)) };
}

function markdownOf(element: PageElement, firstRowIsHead: boolean): string {
  const turndown = new TurndownService({
    headingStyle: 'atx',
    codeBlockStyle: 'fenced',
    bulletListMarker: '-',
  });
  straightenPreformatted(element);
  const escape = turndown.escape.bind(turndown);
  turndown.escape = (text) => escape(text).replace(TAG_SIGN, '\\$&');
  unfoldPlacing(element);
  restartLists(element);
  narrow(element);
  const cells = new WeakMap<object, string>();
  turndown.addRule('cells', {
    filter: ['td', 'th', 'caption'],
    replacement: (content, node) => {
      if (!isOfTable(node as unknown as PageElement)) return `\n\n${content}\n\n`;
      // A heading in a cell is its words.
      const text = content.replace(/^#{1,6} /gm, '').replace(/\s+/g, ' ');
      cells.set(node, text.trim().replaceAll('|', '\\|'));
      return '';
    },
  });
  turndown.addRule('tables', {
    filter: 'table',
    // What stands in none of its cells stands before it.
    replacement: (content, node) =>
      `\n\n${content.trim()}\n\n${tableMarkdown(node as unknown as PageElement, (cell) => cells.get(cell) ?? '', firstRowIsHead)}\n\n`,
  });
  // What is only a place on the page, or leads nowhere from elsewhere, is its words.
  turndown.addRule('places', {
    filter: (node) => {
      const { localName, getAttribute } = node as unknown as PageElement;
      return (
        localName === 'a' &&
        !/^(?:https?:|mailto:|tel:)/i.test(getAttribute.call(node, 'href') ?? '')
      );
    },
    replacement: (content, node) => (isSignOfPlace(node as unknown as PageElement) ? '' : content),
  });
  turndown.addRule('preformatted', {
    filter: 'pre',
    replacement: (content, node) => preformattedMarkdown(node as unknown as PageElement, content),
  });
  turndown.addRule('terms', {
    filter: 'dt',
    replacement: (content) => `\n\n**${content.trim()}**\n\n`,
  });
  // Old prices are struck through.
  turndown.addRule('struck', {
    filter: ['del', 's'],
    replacement: (content) =>
      /\S/.test(content) && !/\n/.test(content) ? `~~${content.trim()}~~` : content,
  });
  // Bold within what is written as bold would end it.
  turndown.addRule('bold in bold', {
    filter: (node) =>
      /^(?:b|strong)$/.test((node as unknown as PageElement).localName) &&
      (node as unknown as PageElement).closest('dt, summary') !== null,
    replacement: (content) => content,
  });
  turndown.addRule('raised', { filter: 'sup', replacement: raised });
  turndown.addRule('summaries', {
    filter: 'summary',
    replacement: (content) => `\n\n**${content.trim()}**\n\n`,
  });
  return turndown
    .turndown(element)
    .replace(/\n\s*\n/g, '\n\n')
    .trim();
}

/**
 * Sign that Markdown would take for the start of a tag or of an entity where a page shows it as text, as in
 * "press <Enter>"; an address between such signs is a link in both. The signs are those that stand for them
 * until `withSigns`.
 */
const TAG_SIGN =
  /\uE000(?![a-z][a-z\d+.-]{1,31}:[^\s<>\uE000]{1,2000}>|[\w.+-]{1,64}@[\w.-]{1,250}>)(?=[a-z/!?]|$)|\uE001(?=#?\w{1,32};)/gi;

/** Tells whether a link is the sign by which documentation links a heading to itself. */
function isSignOfPlace(link: PageElement): boolean {
  const text = (link.textContent ?? '').trim();
  return (
    text === '¶' ||
    (/^[#§🔗⚓]\uFE0F?$/u.test(text) && link.closest('h1, h2, h3, h4, h5, h6, dt') !== null)
  );
}

/** Tells cells of a table from elements that are written as cells and are in none: those are text. */
const isOfTable = ({ localName, parentElement }: PageElement) =>
  localName === 'caption'
    ? parentElement?.localName === 'table'
    : parentElement?.localName === 'tr' && parentElement.closest('table') !== null;

/** Tables that only place things, since they have others in them, become what they have. */
function unfoldPlacing(element: PageElement): void {
  const { ownerDocument } = element;
  for (const table of element.querySelectorAll('table')) {
    if (table.getAttribute('role') !== 'presentation' && !table.querySelector('table')) continue;
    const rows = rowElements(table);
    const unfolded = ownerDocument.createElement('div');
    for (const cell of rows.flatMap((row) => [...row.children])) {
      const block = ownerDocument.createElement('div');
      block.append(...cell.childNodes);
      unfolded.append(block);
    }
    table.replaceWith(unfolded);
  }
}

/** Begins another list at each item that has another number than the one before it would give it. */
function restartLists(element: PageElement): void {
  for (const whole of element.querySelectorAll('ol')) {
    let list = whole;
    let next = numberOf(whole, 'start') ?? 1;
    for (const item of [...whole.children]) {
      if (item.localName !== 'li') continue;
      const told = numberOf(item, 'value');
      if (told !== null && told !== next) {
        next = told;
        if (list.querySelector('li') !== item) {
          const own = list.ownerDocument.createElement('ol');
          list.after(own);
          list = own;
        }
        list.setAttribute('start', String(told));
      }
      if (list !== whole) list.append(item);
      next += 1;
    }
  }
}

function numberOf(element: PageElement, attribute: string): number | null {
  const told = element.getAttribute(attribute) ?? '';
  return /^\d{1,9}$/.test(told) ? Number(told) : null;
}

/** Children of an element up to which turndown is quick: the time for them grows with their square. */
const WIDE = 128;

/** Puts the children of wide elements into groups, which say the same. */
function narrow(element: PageElement): void {
  const wide = [element, ...element.querySelectorAll('*')].filter(
    ({ localName, childNodes }) => !TABULAR.has(localName) && childNodes.length > WIDE,
  );
  for (const parent of wide) {
    const isList = parent.localName === 'ul' || parent.localName === 'ol';
    let start = Number.parseInt(parent.getAttribute('start') ?? '1', 10) || 1;
    for (let nodes = [...parent.childNodes]; nodes.length > WIDE;) {
      const groups: PageElement[] = [];
      for (let at = 0; at < nodes.length; at += WIDE) {
        const group = parent.ownerDocument.createElement(isList ? parent.localName : 'span');
        if (parent.localName === 'ol') group.setAttribute('start', String(start));
        group.append(...nodes.slice(at, at + WIDE));
        start += isList ? group.children.length : 0;
        groups.push(group);
      }
      if (isList) {
        const list = parent.ownerDocument.createElement('div');
        list.append(...groups);
        parent.replaceWith(list);
        narrow(list);
        break;
      }
      parent.append(...groups);
      nodes = groups;
    }
  }
}

const TABULAR: ReadonlySet<string> = new Set(['table', 'thead', 'tbody', 'tfoot', 'tr']);
