import { setImmediate as turn, setTimeout as after } from 'node:timers/promises';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { DocumentFile } from '../documents/files/document-reader.js';
import { DOCUMENT_LIMITS } from '../documents/document-limits.js';
import { fileOf } from '../documents/files/page-fetcher.js';
import { codingProblem } from '../../egress/content-decoder.js';
import { retryAfterMs } from '../../chatbot-service/failures/http-status-error.js';
import { linksOf, robotsWord, type RobotsWord } from './page-links.js';
import { addressWithin, mayBeText } from './website-address.js';
import { AGENT, websiteRules, type WebsiteRules } from './website-rules.js';
import { sitemapOf, type Sitemap } from './sitemap.js';

/** Bounds of a walk, and where it begins: at a page, or at a sitemap. */
export interface Walk {
  readonly address: string;
  /** Links from the first page to the furthest; 0: that page alone. */
  readonly depth: number;
  /** Pages that are read at most. */
  readonly limit: number;
  /** Pages that are looked at as well, in the end: those that were there before. */
  readonly also: readonly string[];
}

/** Outcome of an address. */
export type WalkedPage = { readonly address: string; readonly found: number } & (
  | { readonly kind: 'page'; readonly file: DocumentFile }
  | { readonly kind: 'gone' }
  | { readonly kind: 'left-out' | 'failed'; readonly reason: string }
);

export interface WebsiteEgress {
  fetch(
    address: string,
    init: RequestInit,
    limits: { readonly maxBytes: number; readonly redirects: number },
  ): Promise<Response>;
}

export interface WalkParts {
  readonly egress: WebsiteEgress;
  readonly signal: AbortSignal;
  /** Least pause between two pages, in ms. */
  readonly pauseMs: number;
}

const MOST_REDIRECTS = 5;
/**
 * Times that a page is asked for while its website says that it is asked too much or down for now, and
 * answers of that kind in a row: a walk that says nothing for long is taken for dead.
 */
const MOST_TRIES = 4;
const MOST_IN_A_ROW = 3;
/** Longest pause that such a website gets between two pages, in ms, and the one where it names none. */
const LATER_MS = { most: 10_000, usual: 5_000 };
/** Addresses that wait to be read; of a website with more not all are found. */
const MOST_WAITING = 20_000;
/** Sitemaps that an index of them leads to. */
const MOST_SITEMAPS = 50;
/** Addresses of a sitemap that are looked at before others have a turn. */
const ADDRESSES_AT_ONCE = 500;
const ROBOTS_BYTES = 500 * 1024;
const SITEMAP_BYTES = 50 * 1024 * 1024;
const ACCEPT = 'text/html, text/markdown;q=0.9, text/plain;q=0.8, */*;q=0.5';

/**
 * Walks the pages of one host, the nearest first: by their links, or as a sitemap lists them. What the
 * website's `robots.txt` and its pages ask for is kept to. One page at a time.
 *
 * @throws CodedError where the first address or `robots.txt` cannot be read
 */
export async function* walkWebsite(walk: Walk, parts: WalkParts): AsyncGenerator<WalkedPage> {
  const { host } = new URL(walk.address);
  const rules = await rulesOf(walk.address, parts);
  const start = new URL(walk.address);
  start.hash = '';
  const waiting = new Map([[start.href, 0]]);
  const known = new Set(waiting.keys());
  const tries = new Map<string, number>();
  let inARow = 0;
  /** Addresses that were left out for another. */
  const otherNames = new Set<string>();
  let { pauseMs } = rules;
  const add = (address: string | null, depth: number) => {
    if (address === null || known.has(address) || known.size >= MOST_WAITING) return;
    known.add(address);
    waiting.set(address, depth);
  };
  for (let read = 0, visited = 0; read < walk.limit && !parts.signal.aborted; visited += 1) {
    if (waiting.size === 0 && visited > 0) for (const address of walk.also) add(address, Infinity);
    const [next] = waiting;
    if (!next) return;
    const [address, depth] = next;
    waiting.delete(address);
    if (!rules.allows(address)) {
      yield { address, found: known.size, kind: 'left-out', reason: 'robots.txt keeps it out' };
      continue;
    }
    if (visited > 0) await pauseFor(pauseMs, parts.signal);
    if (parts.signal.aborted) return;
    const isFirst = address === start.href;
    const fetched = await fetchPage(host, address, rules, parts, isFirst);
    if (fetched.kind === 'later') {
      const tried = (tries.get(address) ?? 0) + 1;
      tries.set(address, tried);
      pauseMs = Math.max(pauseMs, fetched.afterMs);
      inARow += 1;
      if (tried < MOST_TRIES && inARow <= MOST_IN_A_ROW) waiting.set(address, depth);
      else if (isFirst)
        throw new CodedError('document-unreachable', { host, reason: fetched.reason });
      else yield { address, found: known.size, kind: 'failed', reason: fetched.reason };
      continue;
    }
    inARow = 0;
    const sitemap = isFirst && fetched.kind === 'page' ? await sitemapOf(fetched.file.bytes) : null;
    if (sitemap !== null) {
      for await (const listed of listedBy(sitemap, host, rules, parts)) add(listed, walk.depth);
      continue;
    }
    if (fetched.kind !== 'page') {
      yield { address, found: known.size, ...fetched };
      continue;
    }
    if (fetched.address !== address && known.has(fetched.address)) {
      const reason = 'its other address is read already';
      yield { address, found: known.size, kind: 'left-out', reason };
      continue;
    }
    known.add(fetched.address);
    const isPage = fetched.file.name.endsWith('.html');
    const page = isPage ? await linksOf(fetched.file.bytes) : NO_LINKS;
    const { base } = page;
    const links = fetched.robots.isFollowed ? page.links : [];
    const from = URL.canParse(base ?? '', fetched.address)
      ? new URL(base ?? '', fetched.address).href
      : fetched.address;
    const canonical = otherAddress(page.canonical, host, fetched.address, from);
    if (canonical !== null && !otherNames.has(canonical)) {
      otherNames.add(fetched.address);
      add(canonical, depth);
      const reason = 'it names another address as its own';
      yield { address, found: known.size, kind: 'left-out', reason };
      continue;
    }
    for (const link of depth < walk.depth ? links : []) {
      const found = addressWithin(host, link, from);
      if (found !== null && mayBeText(found)) add(found, depth + 1);
    }
    if (page.isLeftOut || fetched.robots.isLeftOut) {
      yield { address, found: known.size, kind: 'left-out', reason: 'the page asks for it' };
      continue;
    }
    read += 1;
    yield { address: fetched.address, found: known.size, kind: 'page', file: fetched.file };
  }
}

const NO_LINKS = { links: [], base: null, canonical: null, isLeftOut: false };

/**
 * The address that a page has with other questions in it, or with none: lists in another order and
 * months of a calendar name it. That of another page is often a mistake, and is not followed.
 */
function otherAddress(
  canonical: string | null,
  host: string,
  address: string,
  from: string,
): string | null {
  const named = canonical === null ? null : addressWithin(host, canonical, from);
  if (named === null || new URL(named).pathname !== new URL(address).pathname) return null;
  return new URL(named).search === new URL(address).search ? null : named;
}

/** RFC 9309: where there is no such file all is allowed, where it cannot be read nothing is. */
async function rulesOf(address: string, parts: WalkParts): Promise<WebsiteRules> {
  const { origin, host } = new URL(address);
  const place = `${origin}/robots.txt`;
  const unreachable = (reason: string, cause?: unknown) =>
    new CodedError('document-unreachable', { host, reason }, cause);
  try {
    const limits = { maxBytes: ROBOTS_BYTES, redirects: MOST_REDIRECTS };
    const answer = await parts.egress.fetch(place, request(parts), limits);
    if (answer.ok) return websiteRules(await answer.text(), parts.pauseMs);
    await answer.body?.cancel();
    if (answer.status >= 500) {
      throw unreachable(`its robots.txt answered with status ${answer.status}`);
    }
  } catch (error) {
    if (error instanceof CodedError) throw error;
    throw unreachable(codingProblem(error) ?? 'there was no answer', error);
  }
  return websiteRules('', parts.pauseMs);
}

type Fetched =
  | {
      readonly kind: 'page';
      readonly address: string;
      readonly file: DocumentFile;
      readonly robots: RobotsWord;
    }
  | { readonly kind: 'gone' }
  | { readonly kind: 'later'; readonly afterMs: number; readonly reason: string }
  | { readonly kind: 'left-out' | 'failed'; readonly reason: string };

/** @param isFirst an address that somebody typed: what is wrong with it is thrown */
async function fetchPage(
  host: string,
  first: string,
  rules: WebsiteRules,
  parts: WalkParts,
  isFirst: boolean,
): Promise<Fetched> {
  try {
    let address = first;
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
      const limits = {
        maxBytes: isFirst ? SITEMAP_BYTES : DOCUMENT_LIMITS.fileBytes,
        redirects: MOST_REDIRECTS,
      };
      // A redirect is looked at here: it may lead to another host, or where nobody may look.
      const init = { ...request(parts), redirect: 'manual' } as const;
      const answer = await parts.egress.fetch(address, init, limits);
      const location = answer.headers.get('location');
      if (answer.status < 300 || answer.status >= 400 || location === null) {
        if (answer.status === 404 || answer.status === 410) {
          await answer.body?.cancel();
          if (!isFirst) return { kind: 'gone' };
        }
        if (answer.status === 429 || answer.status === 503) {
          await answer.body?.cancel();
          const afterMs = Math.min(retryAfterMs(answer.headers) ?? LATER_MS.usual, LATER_MS.most);
          return { kind: 'later', afterMs, reason: `it answered with status ${answer.status}` };
        }
        const robots = robotsWord(answer.headers.get('x-robots-tag'), AGENT);
        return { kind: 'page', address, file: await fileOf(answer, host, isFirst), robots };
      }
      await answer.body?.cancel();
      const next = addressWithin(host, location, address);
      if (next === null) {
        if (!isFirst) return { kind: 'left-out', reason: 'it leads to another host' };
        const where = URL.canParse(location, address) ? new URL(location, address).host : '';
        const reason = `it leads to another host, ${where.slice(0, 100)}: add that address`;
        throw new CodedError('document-unreachable', { host, reason });
      }
      if (!rules.allows(next)) return { kind: 'left-out', reason: 'robots.txt keeps it out' };
      address = next;
    }
    return { kind: 'failed', reason: `more than ${MOST_REDIRECTS} redirects` };
  } catch (error) {
    const silence = codingProblem(error) ?? 'there was no answer';
    if (isFirst && !parts.signal.aborted) {
      throw error instanceof CodedError
        ? error
        : new CodedError('document-unreachable', { host, reason: silence }, error);
    }
    const isKind = error instanceof CodedError && error.code === 'document-type';
    if (isKind) return { kind: 'left-out', reason: 'it is no text' };
    return {
      kind: 'failed',
      reason: error instanceof CodedError ? error.message : silence,
    };
  }
}

/** The pages of a sitemap, or of all that an index of them lists, on this host. */
async function* listedBy(
  sitemap: Sitemap,
  host: string,
  rules: WebsiteRules,
  parts: WalkParts,
): AsyncGenerator<string> {
  if (sitemap.kind === 'pages') {
    yield* ownOf(sitemap, host);
    return;
  }
  let asked = 0;
  for await (const address of ownOf(sitemap, host)) {
    if (asked === MOST_SITEMAPS) return;
    asked += 1;
    await pauseFor(rules.pauseMs, parts.signal);
    if (parts.signal.aborted) return;
    const limits = { maxBytes: SITEMAP_BYTES, redirects: MOST_REDIRECTS };
    const answer = await parts.egress
      .fetch(address, request(parts), limits)
      .then(async (found) => (found.ok ? new Uint8Array(await found.arrayBuffer()) : null))
      .catch(() => null);
    const further = answer && (await sitemapOf(answer));
    if (further?.kind === 'pages') yield* ownOf(further, host);
  }
}

/** Lists the pages of this host in a sitemap; others have a turn between, as there may be very many. */
async function* ownOf({ addresses }: Sitemap, host: string): AsyncGenerator<string> {
  for (const [index, address] of addresses.entries()) {
    if (index % ADDRESSES_AT_ONCE === 0) await turn();
    const own = addressWithin(host, address, `https://${host}/`);
    if (own !== null) yield own;
  }
}

const request = ({ signal }: WalkParts): RequestInit => ({
  headers: { accept: ACCEPT, 'user-agent': AGENT },
  signal,
});

/** Ends early where the walk is stopped. */
async function pauseFor(ms: number, signal: AbortSignal): Promise<void> {
  if (ms > 0) await after(ms, undefined, { signal, ref: false }).catch(() => undefined);
}
