import { parseMarkup } from '../../input/parse-markup.js';

/** Directives of a page for those that follow its links. */
export interface PageLinks {
  /** Links as written, in order; without those with `nofollow`. */
  readonly links: readonly string[];
  /** Address that they are relative to, as written; null: the page's own. */
  readonly base: string | null;
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
  let isLeftOut = false;
  let isFollowed = true;
  // Addresses are ASCII in whatever encoding the page is.
  await parseMarkup(page.subarray(0, LONGEST), {
    onopentag(name, { href, rel = '', content = '', name: called = '' }) {
      if (name === 'base' && href !== undefined) base ??= href;
      if (name === 'meta' && /^(?:robots|chatbot-test)$/i.test(called)) {
        if (/\b(?:noindex|none)\b/i.test(content)) isLeftOut = true;
        if (/\b(?:nofollow|none)\b/i.test(content)) isFollowed = false;
      }
      const mayFollow = (name === 'a' || name === 'area') && !/\bnofollow\b/i.test(rel);
      if (mayFollow && href !== undefined && links.length < MOST) links.push(href.trim());
    },
  });
  return { links: isFollowed ? links : [], base, isLeftOut };
}
