const WEB = /^https?:$/;
const PERSONAL = /^(?:mailto|tel|sms):$/;

export interface SafeLink {
  readonly href: string;
  /** Destination in words for people: the host, the mailbox, or the number. */
  readonly destination: string;
  /** It opens a page. */
  readonly isWeb: boolean;
}

/**
 * Reads an address that a model wrote: of the web, of mail or of a telephone. A relative one leads
 * to a page of the same origin as the one that the chat is on, where there is one.
 *
 * @param base address of that page
 * @returns null for everything else, however it is encoded, for one with a name or a password, and for
 *   none
 */
export function safeLink(address: string, base: string | null = null): SafeLink | null {
  const url = read(address) ?? (base === null || !address ? null : relative(address, base));
  if (!url || url.username + url.password) return null;
  const isWeb = WEB.test(url.protocol);
  if (!isWeb && !(PERSONAL.test(url.protocol) && url.pathname)) return null;
  return { href: url.href, destination: isWeb ? url.host : url.pathname, isWeb };
}

function relative(address: string, base: string): URL | null {
  const url = read(address, base);
  return url && WEB.test(url.protocol) && url.origin === read(base)?.origin ? url : null;
}

function read(address: string, base?: string): URL | null {
  try {
    return new URL(address, base);
  } catch {
    return null;
  }
}

/** Tells whether a link's own words truly name its destination. */
export function namesDestination(words: string, link: SafeLink): boolean {
  const text = words.trim();
  if (text === link.destination) return true;
  const asLink = safeLink(text) ?? safeLink(`https://${text}`);
  return asLink?.destination === link.destination && !/\s/.test(text);
}

/**
 * Tells whether an image may be requested: over https, from a host of the list or, where that has
 * `*.example.com`, from one below it. Another port is another host, and so is a name with a dot at
 * its end.
 */
export function mayShow({ href, destination }: SafeLink, hosts: readonly string[] = []): boolean {
  return (
    href.startsWith('https:') &&
    destination
      .split('.')
      .some((_, level, labels) =>
        hosts.includes((level ? '*.' : '') + labels.slice(level).join('.')),
      )
  );
}
