const SCHEMES: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);

export interface SafeLink {
  readonly href: string;
  /** Where it leads, for people: the host, or the mailbox. */
  readonly destination: string;
}

/**
 * Reads an address that a model wrote. Only absolute web and mail addresses count: a relative one
 * would be taken from whatever page the chat is on.
 *
 * @returns null for everything else, however it is encoded
 */
export function safeLink(address: string): SafeLink | null {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return null;
  }
  if (!SCHEMES.has(url.protocol)) return null;
  const destination = url.protocol === 'mailto:' ? url.pathname : url.host;
  return { href: url.href, destination };
}

/** Whether a link's own words say truly where it leads. */
export function namesDestination(words: string, link: SafeLink): boolean {
  const text = words.trim();
  if (text === link.destination) return true;
  const asLink = safeLink(text) ?? safeLink(`https://${text}`) ?? null;
  return asLink?.destination === link.destination && !/\s/.test(text);
}

/**
 * Whether an image may be asked for: over https, from a host of the list or, where that has
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
