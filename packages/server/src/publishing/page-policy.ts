/** Content Security Policies of a page: of its headers and of its HTML. Each of them has to permit. */
export type PagePolicies = readonly ReadonlyMap<string, readonly string[]>[];

/**
 * Reads them. Source: https://www.w3.org/TR/CSP3/#parse-serialized-policy
 *
 * @param metas policies that the page's HTML has
 */
export function pagePolicies(header: string | null, metas: readonly string[]): PagePolicies {
  return [...(header ?? '').split(','), ...metas].map(parse).filter((policy) => policy.size > 0);
}

function parse(text: string): ReadonlyMap<string, readonly string[]> {
  const policy = new Map<string, readonly string[]>();
  for (const directive of text.split(';')) {
    const [name, ...sources] = directive.trim().split(/\s+/);
    // Of two with one name the first counts.
    if (name && !policy.has(name.toLowerCase())) policy.set(name.toLowerCase(), sources);
  }
  return policy;
}

const FALLBACKS: Readonly<Record<string, readonly string[]>> = {
  'script-src': ['script-src-elem', 'script-src', 'default-src'],
  'connect-src': ['connect-src', 'default-src'],
};

/**
 * Lists the directives by which a page's policies refuse this address; those that go by a nonce or a
 * hash cannot be told from outside, and count as permitting.
 */
export function refusals(
  policies: PagePolicies,
  directive: 'script-src' | 'connect-src',
  address: URL,
  page: URL,
): string[] {
  return policies.flatMap((policy) => {
    const name = FALLBACKS[directive]?.find((each) => policy.has(each));
    const sources = name === undefined ? null : policy.get(name);
    if (name === undefined || !sources) return [];
    const goesByNonce = /^'(nonce-|sha\d+-|strict-dynamic)/;
    if (directive === 'script-src' && sources.some((each) => goesByNonce.test(each))) return [];
    return sources.some((source) => permits(source, address, page)) ? [] : [name];
  });
}

/** Tells whether a source expression matches. Source: https://www.w3.org/TR/CSP3/#match-url-to-source-expression */
function permits(source: string, address: URL, page: URL): boolean {
  const scheme = address.protocol.slice(0, -1);
  if (source === '*') return /^(https?|wss?)$/.test(scheme);
  if (source.toLowerCase() === "'self'") {
    return address.host === page.host && isScheme(page.protocol.slice(0, -1), scheme);
  }
  const [, onlyScheme] = /^([a-z][a-z0-9+.-]*):$/i.exec(source) ?? [];
  if (onlyScheme !== undefined) return isScheme(onlyScheme.toLowerCase(), scheme);
  const [, wanted, host = '', port, path] =
    /^(?:([a-z][a-z0-9+.-]*):\/\/)?([^/:]+)(?::(\d+|\*))?(\/.*)?$/i.exec(source) ?? [];
  if (host === '' || source.startsWith("'")) return false;
  if (!isScheme(wanted?.toLowerCase() ?? page.protocol.slice(0, -1), scheme)) return false;
  const isHost = host.startsWith('*.')
    ? address.hostname.endsWith(host.slice(1).toLowerCase())
    : address.hostname === host.toLowerCase();
  const isPort = port === '*' || portOf(address) === (port ?? defaultPort(scheme));
  const isPath =
    path === undefined ||
    path === '/' ||
    (path.endsWith('/') ? address.pathname.startsWith(path) : address.pathname === path);
  return isHost && isPort && isPath;
}

/** Rules for a scheme hold for its secure form, and for sockets of it. */
function isScheme(said: string, scheme: string): boolean {
  if (said === scheme) return true;
  const more: Readonly<Record<string, readonly string[]>> = {
    http: ['https', 'ws', 'wss'],
    https: ['wss'],
    ws: ['wss', 'http', 'https'],
    wss: ['https'],
  };
  return more[said]?.includes(scheme) ?? false;
}

const defaultPort = (scheme: string) => (/^(https|wss)$/.test(scheme) ? '443' : '80');
const portOf = ({ port, protocol }: URL) => port || defaultPort(protocol.slice(0, -1));
