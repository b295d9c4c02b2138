import { Readability } from '@mozilla/readability';
import * as linkedom from 'linkedom';
import type { CleanPage } from './clean-html.js';
import type { PageElement } from './page-element.js';

/** Readability weighs each element; of larger pages all is taken. */
const MOST_WEIGHED = 20_000;
/** Least share of the text outside links in a result; below, it took a part for all. */
const ENOUGH = 0.6;
/** Least share of letters beside links in a part that is no list of links. */
const LEAST_OWN = 0.25;
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
  const weighed = bodyOf(page.html);
  for (const [place, element] of [...weighed.querySelectorAll('*')].entries()) {
    element.setAttribute(PLACE, String(place));
  }
  const article = new Readability(weighed.ownerDocument, {
    charThreshold: SHORT / 2,
    keepClasses: true,
    // It would put addresses and pictures right, of which there are none.
    serializer: (node: unknown) => node,
  }).parse();
  const found = article?.content as PageElement | null | undefined;
  if (!found) return body;
  const { part, beside } = partWith(body, found);
  const read = ownLength(part) - beside.reduce((sum, element) => sum + ownLength(element), 0);
  if (read < all * ENOUGH) return body;
  for (const element of beside) element.remove();
  return part;
}

/** Attribute of an element's place among all of the page. */
const PLACE = 'data-place';

/** A part of a page, and the elements of it that stand beside its text. */
interface Part {
  readonly part: PageElement;
  readonly beside: readonly PageElement[];
}

/**
 * Finds the smallest part of a page that has all of an article in it. Readability leaves out of that what it
 * holds for little, also paragraphs with some links or short ones before code: of what it has left out, only
 * what is mostly links, or is named as something beside the text, stays out.
 */
function partWith(body: PageElement, article: PageElement): Part {
  const kept = new Set(
    [...article.querySelectorAll(`[${PLACE}]`)].map((each) => Number(each.getAttribute(PLACE))),
  );
  const elements = [...body.querySelectorAll('*')];
  const withKept = new Set<PageElement>();
  for (const [place, element] of elements.entries()) {
    if (!kept.has(place)) continue;
    for (let at: PageElement | null = element; at && !withKept.has(at); at = at.parentElement) {
      withKept.add(at);
    }
  }
  let part = body;
  for (let only = onlyChild(part, withKept); only; only = onlyChild(part, withKept)) part = only;
  const beside = new Set<PageElement>();
  const inside = new Set<PageElement>();
  for (const element of part.querySelectorAll('*')) {
    const { parentElement } = element;
    if (parentElement && (beside.has(parentElement) || inside.has(parentElement))) {
      inside.add(element);
    } else if (!withKept.has(element) && BLOCKS.has(element.localName)) {
      if (isNamedBeside(element) || isMostlyLinks(element)) beside.add(element);
    }
  }
  return { part, beside: [...beside] };
}

/** The one child that has all that is kept in an element; null: several, or the element has text of its own. */
function onlyChild(element: PageElement, withKept: ReadonlySet<PageElement>): PageElement | null {
  const children = [...element.children];
  const [child, ...others] = children.filter((each) => withKept.has(each));
  if (!child || others.length > 0 || !BLOCKS.has(child.localName)) return null;
  const letters = ({ textContent }: PageElement) => (textContent ?? '').replace(/\s+/g, '').length;
  const isAllInChildren =
    letters(element) === children.reduce((sum, each) => sum + letters(each), 0);
  return isAllInChildren ? child : null;
}

/** Elements that stand by themselves, and may be left out or taken alone. */
const BLOCKS: ReadonlySet<string> = new Set('div section article main ul ol p'.split(' '));

/** Names of parts that pages have beside their text. */
const BESIDE =
  /(?:^|[\s_-])(?:comments?|sidebar|related|promo|share|sharing|social|sponsored|breadcrumbs?|pagination|newsletter|subscribe|byline)(?![a-z])/i;

function isNamedBeside(element: PageElement): boolean {
  const names = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`;
  return BESIDE.test(names.slice(0, 500));
}

/** A sentence has more letters beside its links than a menu or a table of contents. */
function isMostlyLinks(element: PageElement): boolean {
  const { length } = (element.textContent ?? '').replace(/\s+/g, ' ');
  return ownLength(element) < length * LEAST_OWN;
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
