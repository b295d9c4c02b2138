import { parseMarkup } from '../../input/parse-markup.js';

/** Directives of a page for those that follow its links. */
export interface PageLinks {
  /** Links as written, in order; without those with `nofollow`. */
  readonly links: readonly string[];
  /** Address that they are relative to, as written; null: the page's own. */
  readonly base: string | null;
  /** Address that it says it has, as written; null: it says none. */
  readonly canonical: string | null;
  /** The page asks not to be kept. */
  readonly isLeftOut: boolean;
}

/** Bytes of a page that are searched for links. */
const LONGEST = 2 * 1024 * 1024;
/** Links of a page that are followed. */
const MOST = 2_000;

/** Finds the links of an HTML page, and what its `robots` element asks for. */
export async function linksOf(page: Uint8Array): Promise<PageLinks> {
  const links: string[] = [];
  let base: string | null = null;
  let canonical: string | null = null;
  let robots = '';
  // Addresses are ASCII in whatever encoding the page is.
  await parseMarkup(page.subarray(0, LONGEST), {
    onopentag(name, { href, rel = '', content = '', name: called = '' }) {
      if (name === 'base' && href !== undefined) base ??= href;
      if (name === 'meta' && /^(?:robots|chatbot-test)$/i.test(called)) {
        robots += `,${content}`;
      }
      if (name === 'link' && /^canonical$/i.test(rel.trim()) && href) canonical ??= href.trim();
      const mayFollow = (name === 'a' || name === 'area') && !/\bnofollow\b/i.test(rel);
      if (mayFollow && href !== undefined && links.length < MOST) links.push(href.trim());
    },
  });
  const { isLeftOut, isFollowed } = robotsWord(robots);
  return { links: isFollowed ? links : [], base, canonical, isLeftOut };
}

/** Wishes of a page about being read by machines. */
export interface RobotsWord {
  /** It must not be stored (`noindex`). */
  readonly isLeftOut: boolean;
  readonly isFollowed: boolean;
}

/**
 * Reads a `robots` element's content, or the header `X-Robots-Tag`, in which `name:` begins what is
 * for others.
 *
 * @param agent who reads
 */
export function robotsWord(text: string | null, agent = ''): RobotsWord {
  let isLeftOut = false;
  let isFollowed = true;
  let isMeant = true;
  for (const part of (text ?? '').toLowerCase().split(',')) {
    const [, name, own = part] = /^\s*(?!max-)([a-z-]+)\s*:(.*)$/.exec(part) ?? [];
    if (name !== undefined) isMeant = name === agent;
    if (!isMeant) continue;
    if (/\b(?:noindex|none)\b/.test(own)) isLeftOut = true;
    if (/\b(?:nofollow|none)\b/.test(own)) isFollowed = false;
  }
  return { isLeftOut, isFollowed };
}
