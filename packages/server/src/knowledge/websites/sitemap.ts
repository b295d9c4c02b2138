import { gunzipSync } from 'node:zlib';
import { Parser } from 'htmlparser2';

/** Addresses that a sitemap lists (sitemaps.org 0.9): of pages, or of further sitemaps. */
export interface Sitemap {
  readonly kind: 'pages' | 'sitemaps';
  readonly addresses: readonly string[];
}

/** Largest one after decompression, in bytes, as the protocol says. */
const LARGEST = 50 * 1024 * 1024;
/** Addresses that are read of one. */
const MOST = 50_000;
const GZIP = [0x1f, 0x8b];

/** Reads a sitemap, compressed or not; null where it is something else, or damaged. */
export function sitemapOf(bytes: Uint8Array): Sitemap | null {
  const text = textOf(bytes);
  if (text === null || !/<(?:\w+:)?(?:urlset|sitemapindex)\b/.test(text.slice(0, 4_000))) {
    return null;
  }
  const addresses: string[] = [];
  let kind: Sitemap['kind'] = 'pages';
  /** Text of the `loc` of an entry that is open; null: outside of one. */
  let address: string | null = null;
  let parent = '';
  const parser = new Parser(
    {
      onopentagname(written) {
        const name = localName(written);
        if (name === 'sitemapindex') kind = 'sitemaps';
        if (name === 'url' || name === 'sitemap') parent = name;
        // Pictures and videos have addresses of their own: `image:loc`.
        if (name === 'loc' && parent !== '' && isOwn(written)) address = '';
      },
      ontext(text) {
        if (address !== null) address += text;
      },
      onclosetag(written) {
        if (localName(written) !== 'loc' || address === null) return;
        if (addresses.length < MOST) addresses.push(address.trim());
        address = null;
      },
    },
    { xmlMode: true },
  );
  parser.end(text);
  return { kind, addresses };
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1);
const isOwn = (name: string) => !/^(?:image|video|news|xhtml):/.test(name);

function textOf(bytes: Uint8Array): string | null {
  try {
    const isPacked = GZIP.every((byte, index) => bytes[index] === byte);
    const plain = isPacked ? gunzipSync(bytes, { maxOutputLength: LARGEST }) : bytes;
    return new TextDecoder().decode(plain);
  } catch {
    return null;
  }
}
