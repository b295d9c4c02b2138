import { serverBase } from './html.js';
import { cspLines, snippet, type Platform, type SnippetOptions } from './snippets.js';

/** Checks after a chatbot was put on a site; their names never change. */
export const SITE_CHECKS = ['phone', 'consent', 'policy', 'speed', 'language', 'cache'] as const;

/** Check after a chatbot was put on a site. */
export interface SiteCheck {
  /** Stays the same whatever the words are. */
  readonly id: (typeof SITE_CHECKS)[number];
  readonly words: string;
}

/** Steps that put a chatbot on a page of a platform, with the page's own values. */
export function instructions(platform: Platform, options: SnippetOptions): readonly string[] {
  const { server, chatbotId } = options;
  return [
    ...BEFORE[platform],
    snippet(platform, options).where,
    ...AFTER[platform],
    `Allow the site’s origin in the chatbot ${chatbotId}, and publish it.`,
    `Open the page. If nothing appears, its console says why; ${serverBase(server)} has to be reachable from it.`,
  ];
}

/** Checks that are worth making once a site has the widget. */
export function siteChecks(platform: Platform): readonly SiteCheck[] {
  const cache: SiteCheck = {
    id: 'cache',
    words: 'After the page’s cache was emptied, it still appears.',
  };
  return [
    {
      id: 'phone',
      words: 'On a phone the launcher covers no button of the page, and the keyboard no input.',
    },
    { id: 'consent', words: CONSENT[platform] ?? CONSENT_OTHERWISE },
    {
      id: 'policy',
      words: 'The console of the browser reports no violation of the page’s policy.',
    },
    {
      id: 'speed',
      words: 'The page is as fast as before: the script waits until the page has nothing to do.',
    },
    { id: 'language', words: 'On a page in another language it speaks that language.' },
    ...(CACHED.has(platform) ? [cache] : []),
  ];
}

/** A message to whoever looks after a site: the code, where it goes, and what to check. No secret is in it. */
export function developerMessage(platform: Platform, options: SnippetOptions): string {
  const policy = /^https?:\/\/./.test(options.server) ? cspLines(options.server, platform) : [];
  return [
    'Please put our chatbot on the site:',
    '',
    snippet(platform, options).code,
    '',
    ...instructions(platform, options).map((step, index) => `${index + 1}. ${step}`),
    '',
    ...(policy.length > 0 ? ['A Content-Security-Policy has to have:', ...policy, ''] : []),
    'Then please check:',
    ...siteChecks(platform).map(({ words }) => `- ${words}`),
  ].join('\n');
}

const NPM = 'Run npm install @chatbot-test/widget.';

const BEFORE: Readonly<Record<Platform, readonly string[]>> = {
  ...{ html: [], module: [], iframe: [], npm: [NPM], react: [NPM], vue: [NPM], svelte: [NPM] },
  ...{ angular: [NPM], next: [NPM] },
  wordpress: ['Open Appearance, Theme File Editor, or a plugin for code in the footer.'],
  shopify: ['Open Online Store, Themes, Edit code.'],
  gtm: ['Open Tags, New.'],
};

const AFTER: Readonly<Record<Platform, readonly string[]>> = {
  ...{ html: [], module: [], iframe: [], npm: [], react: [], vue: [], svelte: [], angular: [] },
  next: [],
  wordpress: ['Empty the cache of the site, if a plugin keeps one.'],
  shopify: ['Save, then look at the shop in a private window.'],
  gtm: ['Look at it in the preview, then submit the container.'],
};

const CACHED: ReadonlySet<Platform> = new Set(['wordpress', 'shopify']);
const CONSENT_OTHERWISE =
  'Nothing has to wait for the consent banner: no cookie is set. Where your rules say so, load it after consent.';
const CONSENT: Readonly<Partial<Record<Platform, string>>> = {
  gtm: 'The tag fires also for visitors who refuse the banner, if that is meant: it sets no cookie.',
};
