import { pagePolicies, refusals } from './page-policy.js';

/** Finding of a check, and what to do about it. */
export interface Finding {
  readonly check: string;
  readonly state: 'pass' | 'warn' | 'fail';
  readonly says: string;
  readonly action?: string;
}

/** The embed in a page. */
export interface Embed {
  /** Address of the server that the page loads it from. */
  readonly server: string;
  readonly chatbotId: string;
  /** Version that is pinned; null: the current one. */
  readonly version: string | null;
}

export interface LoadedPage {
  /** Its address, after redirects. */
  readonly page: URL;
  readonly html: string;
  /** The header `Content-Security-Policy`. */
  readonly policy: string | null;
}

export const pass = (check: string, says: string): Finding => ({ check, state: 'pass', says });
export const warn = (check: string, says: string, action?: string): Finding => ({
  ...{ check, says },
  state: 'warn',
  ...(action && { action }),
});
export const fail = (check: string, says: string, action?: string): Finding => ({
  ...{ check, says },
  state: 'fail',
  ...(action && { action }),
});

/**
 * Checks what a page's HTML and headers tell: that it is installed, once, over HTTPS, and that the
 * page's policies permit it.
 *
 * @param chatbotId that it should be; left out: any
 */
export function checkPage(
  { page, html, policy }: LoadedPage,
  chatbotId?: string,
): { readonly findings: Finding[]; readonly embed: Embed | null } {
  const text = html.replace(/<!--[\s\S]*?-->/g, '');
  const tags = text.match(/<chatbot-widget\b[^>]*>/gi) ?? [];
  const embed = embedIn(text, tags[0], page);
  if (!embed) {
    const says = 'there is no <chatbot-widget> in its HTML; a script may add it later';
    return {
      findings: [fail('page', says, 'Paste the embed code before </body>, and publish the page.')],
      embed: null,
    };
  }
  const { server } = embed;
  const script = new URL(`${server}${embed.version ? `/v/${embed.version}` : ''}/chatbot.js`);
  const socket = new URL(`${server.replace(/^http/, 'ws')}/v1/chatbots/${embed.chatbotId}/live`);
  const policies = pagePolicies(policy, text);
  const refused = [
    ...refusals(policies, 'script-src', script, page).map((name) => `${name} refuses the script`),
    ...refusals(policies, 'connect-src', new URL(server), page).map(
      (name) => `${name} refuses requests to the server`,
    ),
    ...refusals(policies, 'connect-src', socket, page).map(
      (name) => `${name} refuses the socket: it goes over HTTP`,
    ),
  ];
  const isBlocked = refused.some((each) => !each.includes('socket'));
  const lines = `Add script-src ${script.origin}; connect-src ${script.origin} ${socket.origin}.`;
  const findings = [
    chatbotId === undefined || chatbotId === embed.chatbotId
      ? pass('page', `has the chatbot ${embed.chatbotId} of ${server}`)
      : fail('page', `has another chatbot, ${embed.chatbotId}`, 'Copy the embed code of this one.'),
    tags.length === 1
      ? pass('installed once', 'one <chatbot-widget>')
      : warn('installed once', `${tags.length} of them`, 'Keep one: only one launcher fits.'),
    page.protocol === 'https:' && script.protocol === 'http:'
      ? fail(
          'https',
          'the page is on HTTPS and the server is not: browsers refuse that',
          'Use the server’s HTTPS address.',
        )
      : pass('https', 'the browser may load it from there'),
    refused.length === 0
      ? pass(
          'csp',
          policies.length === 0 ? 'the page has no policy' : 'the page’s policy permits it',
        )
      : isBlocked
        ? fail('csp', refused.join('; '), lines)
        : warn('csp', refused.join('; '), lines),
  ];
  return { findings, embed };
}

function embedIn(html: string, tag: string | undefined, page: URL): Embed | null {
  const chatbotId = tag && attributeOf(tag, 'chatbot-id');
  if (!chatbotId) return null;
  const script = (html.match(/<script\b[^>]*>/gi) ?? [])
    .map((element) => attributeOf(element, 'src') ?? '')
    .find((src) => /\/chatbot\.js(?:\?|$)/.test(src));
  const [, base, version = null] =
    /^(.*?)(?:\/v\/([^/]+))?\/chatbot\.js(?:\?.*)?$/.exec(script ?? '') ?? [];
  const address = attributeOf(tag, 'server') ?? base;
  if (address === undefined) return null;
  const server = new URL(address || '/', page).href.replace(/\/$/, '');
  return { server, chatbotId, version };
}

function attributeOf(tag: string, name: string): string | undefined {
  const attributes = tag.matchAll(/\s([a-z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi);
  const found = [...attributes].find(([, attribute]) => attribute?.toLowerCase() === name);
  const value = found?.[2] ?? found?.[3] ?? found?.[4];
  return value
    ?.replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&amp;/g, '&');
}
