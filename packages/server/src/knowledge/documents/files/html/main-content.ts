import { Readability } from '@mozilla/readability';
import * as linkedom from 'linkedom';
import type { CleanPage } from './clean-html.js';
import type { PageElement } from './page-element.js';

/** Readability weighs each element; of larger pages all is taken. */
const MOST_WEIGHED = 20_000;
/** Least share of the text outside links in a result; below, it took a part for all. */
const ENOUGH = 0.6;
/** Shorter pages are taken as they are: it was made for articles. */
const SHORT = 600;

/** The element of a page that has its main text; `whole`: all of it. */
export function mainContent(page: CleanPage, whole: boolean): PageElement {
  const body = bodyOf(page.html);
  if (whole) return body;
  const told = [...body.querySelectorAll('main')];
  const articles = told.length > 0 ? told : [...body.querySelectorAll('article')];
  const [main] = articles;
  if (main && articles.length === 1 && ownLength(main) >= Math.min(200, ownLength(body) / 2)) {
    return main;
  }
  const all = ownLength(body);
  if (page.elements > MOST_WEIGHED || all < SHORT) return body;
  const { ownerDocument } = bodyOf(page.html);
  const article = new Readability(ownerDocument, {
    charThreshold: SHORT / 2,
    keepClasses: true,
    // It would put addresses and pictures right, of which there are none.
    serializer: (node: unknown) => node,
  }).parse();
  const found = article?.content as PageElement | null | undefined;
  // It makes a part of a page of a table, and leaves its rows without one.
  const isWhole = found && [...found.querySelectorAll('tr')].every((row) => row.closest('table'));
  return isWhole && ownLength(found) >= all * ENOUGH ? found : body;
}

/** Its own types need those of a browser. */
const parseHTML = Reflect.get(linkedom, 'parseHTML') as (html: string) => {
  readonly document: { readonly body: PageElement };
};

const bodyOf = (html: string): PageElement =>
  parseHTML(`<!doctype html><html><body>${html}</body></html>`).document.body;

/** Letters that are no link's. */
function ownLength(element: PageElement): number {
  const length = (text: string | null) => (text ?? '').replace(/\s+/g, ' ').length;
  const links = [...element.querySelectorAll('a')];
  return length(element.textContent) - links.reduce((sum, a) => sum + length(a.textContent), 0);
}
