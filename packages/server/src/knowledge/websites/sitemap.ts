import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { parseMarkup } from '../../input/parse-markup.js';

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
export async function sitemapOf(bytes: Uint8Array): Promise<Sitemap | null> {
  const plain = await unpacked(bytes);
  const start = new TextDecoder().decode(plain?.subarray(0, 4_000));
  if (plain === null || !/<(?:\w+:)?(?:urlset|sitemapindex)\b/.test(start)) return null;
  const addresses: string[] = [];
  let kind: Sitemap['kind'] = 'pages';
  /** Text of the `loc` of an entry that is open; null: outside of one. */
  let address: string | null = null;
  let parent = '';
  await parseMarkup(
    plain,
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
  return { kind, addresses };
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1);
const isOwn = (name: string) => !/^(?:image|video|news|xhtml):/.test(name);

async function unpacked(bytes: Uint8Array): Promise<Uint8Array | null> {
  if (!GZIP.every((byte, index) => bytes[index] === byte)) return bytes;
  return unzip(bytes, { maxOutputLength: LARGEST }).catch(() => null);
}

const unzip = promisify(gunzip) as (
  bytes: Uint8Array,
  options: { maxOutputLength: number },
) => Promise<Buffer>;
