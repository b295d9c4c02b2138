import { hasCredentials } from '../../unusable-text.js';

/** Longest address that is looked at, in UTF-16 code units. */
const LONGEST = 2_000;
/** Files that a page links to and that are never read. */
const NEVER_READ =
  /\.(?:png|jpe?g|gif|webp|avif|svg|ico|css|m?js|json|xml|rss|atom|zip|gz|tar|7z|rar|exe|dmg|apk|mp[34]|m4[av]|mov|avi|webm|ogg|wav|woff2?|ttf|eot|docm?|pptx?|xlsm?)$/i;

/**
 * An address as a website's pages are told apart by: without its fragment. Null where it is none of the
 * website: another host or port, another scheme than http and https, one with a password.
 *
 * @param base address of the page that it stands on
 */
export function addressWithin(host: string, written: string, base: string): string | null {
  // A base is a page's own word too: each of its links would have it read again.
  if (Math.max(written.length, base.length) > LONGEST || !URL.canParse(written, base)) return null;
  const url = new URL(written, base);
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
  if (!isWeb || url.host !== host || hasCredentials(url)) return null;
  url.hash = '';
  return url.href.length > LONGEST ? null : url.href;
}

/** Tells whether what a page links to may be a text: pictures, scripts and archives never are. */
export const mayBeText = (address: string) => !NEVER_READ.test(new URL(address).pathname);
