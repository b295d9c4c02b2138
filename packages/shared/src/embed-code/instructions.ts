import { serverBase } from './html.js';
import { inEnglish, type EMBED_WORDS, type EmbedWords } from './embed-words.js';
import { cspLines, snippet, type Platform, type SnippetOptions } from './snippets.js';

/** Checks after a chatbot was put on a site; their names never change. */
export const SITE_CHECKS = ['phone', 'consent', 'policy', 'speed', 'language', 'cache'] as const;

/** Check after a chatbot was put on a site. */
export interface SiteCheck {
  /** Stays the same whatever the words are. */
  readonly id: (typeof SITE_CHECKS)[number];
  readonly words: string;
}

/**
 * Steps that put a chatbot on a page of a platform, with the page's own values.
 *
 * @param words left out: English
 */
export function instructions(
  platform: Platform,
  options: SnippetOptions,
  words: EmbedWords = inEnglish,
): readonly string[] {
  const { chatbotId } = options;
  const before = BEFORE[platform];
  const after = AFTER[platform];
  return [
    ...(before ? [words(before)] : []),
    snippet(platform, options, words).where,
    ...(after ? [words(after)] : []),
    words('embed.publish', { chatbot: chatbotId }),
    words('embed.open', { server: serverBase(options.server) }),
  ];
}

/**
 * Checks that are worth making once a site has the widget.
 *
 * @param words left out: English
 */
export function siteChecks(
  platform: Platform,
  words: EmbedWords = inEnglish,
): readonly SiteCheck[] {
  const isTag = platform === 'gtm';
  return SITE_CHECKS.filter((id) => id !== 'cache' || CACHED.has(platform)).map((id) => ({
    id,
    words: words(id === 'consent' && isTag ? 'embed.check.consentOfTag' : `embed.check.${id}`),
  }));
}

/**
 * A message to whoever looks after a site: the code, where it goes, and what to check. No secret is in it.
 *
 * @param words left out: English
 */
export function developerMessage(
  platform: Platform,
  options: SnippetOptions,
  words: EmbedWords = inEnglish,
): string {
  const policy = /^https?:\/\/./.test(options.server) ? cspLines(options.server, platform) : [];
  return [
    words('embed.message.code'),
    '',
    snippet(platform, options).code,
    '',
    ...instructions(platform, options, words).map((step, index) => `${index + 1}. ${step}`),
    '',
    ...(policy.length > 0 ? [words('embed.message.policy'), ...policy, ''] : []),
    words('embed.message.checks'),
    ...siteChecks(platform, words).map((check) => `- ${check.words}`),
  ].join('\n');
}

type WordsByPlatform = Readonly<Partial<Record<Platform, keyof typeof EMBED_WORDS>>>;

const NPM = 'embed.before.npm';

const BEFORE: WordsByPlatform = {
  ...{ npm: NPM, react: NPM, vue: NPM, svelte: NPM, angular: NPM, next: NPM },
  wordpress: 'embed.before.wordpress',
  shopify: 'embed.before.shopify',
  gtm: 'embed.before.gtm',
};

const AFTER: WordsByPlatform = {
  wordpress: 'embed.after.wordpress',
  shopify: 'embed.after.shopify',
  gtm: 'embed.after.gtm',
};

const CACHED: ReadonlySet<Platform> = new Set(['wordpress', 'shopify']);
