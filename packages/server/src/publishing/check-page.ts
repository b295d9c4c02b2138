import { parseMarkup } from '../input/parse-markup.js';
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
  /** URL of the page, after redirects. */
  readonly page: URL;
  /** Page in UTF-8, up to `LONGEST_PAGE`. */
  readonly html: Uint8Array;
  /** The header `Content-Security-Policy`. */
  readonly policy: string | null;
}

/** Most bytes of a page that are checked. */
export const LONGEST_PAGE = 4 * 1024 * 1024;
/** Longest address and id in a page that are looked at, in UTF-16 code units. */
const LONGEST_VALUE = 2_000;
/** Most UTF-16 code units of a page's own policies that are checked: as many as headers may hold. */
const LONGEST_POLICIES = 16 * 1024;

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
export async function checkPage(
  { page, html, policy }: LoadedPage,
  chatbotId?: string,
): Promise<{ readonly findings: Finding[]; readonly embed: Embed | null }> {
  const { widgets, scripts, policies: said } = await elementsOf(html);
  const embed = embedIn(widgets[0], scripts, page);
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
  const policies = pagePolicies(policy, said);
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
    widgets.length === 1
      ? pass('installed once', 'one <chatbot-widget>')
      : warn('installed once', `${widgets.length} of them`, 'Keep one: only one launcher fits.'),
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

type Attributes = Readonly<Record<string, string>>;

/** The elements that are looked at. */
async function elementsOf(html: Uint8Array) {
  const widgets: Attributes[] = [];
  const scripts: string[] = [];
  const policies: string[] = [];
  let left = LONGEST_POLICIES;
  await parseMarkup(html.subarray(0, LONGEST_PAGE), {
    onopentag(name, attributes) {
      if (name === 'chatbot-widget') widgets.push(attributes);
      if (name === 'script' && attributes.src && attributes.src.length <= LONGEST_VALUE) {
        scripts.push(attributes.src);
      }
      const isPolicy = attributes['http-equiv']?.toLowerCase() === 'content-security-policy';
      if (name !== 'meta' || !isPolicy || left === 0) return;
      const policy = (attributes.content ?? '').slice(0, left);
      left -= policy.length;
      policies.push(policy);
    },
  });
  return { widgets, scripts, policies };
}

function embedIn(
  widget: Attributes | undefined,
  scripts: readonly string[],
  page: URL,
): Embed | null {
  const chatbotId = widget?.['chatbot-id'];
  if (!widget || !chatbotId) return null;
  const script = scripts.find((src) => /\/chatbot\.js(?:\?|$)/.test(src));
  const [, base, version = null] =
    /^(.*?)(?:\/v\/([^/]+))?\/chatbot\.js(?:\?.*)?$/.exec(script ?? '') ?? [];
  const address = widget.server ?? base;
  if (Math.max(chatbotId.length, address?.length ?? 0) > LONGEST_VALUE) return null;
  if (address === undefined || !URL.canParse(address || '/', page.href)) return null;
  const server = new URL(address || '/', page).href.replace(/\/$/, '');
  return { server, chatbotId, version };
}
