import { fill } from '../text/fill.js';

/** Words around the embed code, in English; what stands in braces is a page's own. */
export const EMBED_WORDS = {
  'embed.before.npm': 'Run npm install @chatbot-test/widget.',
  'embed.before.wordpress':
    'Open Appearance, Theme File Editor, or a plugin for code in the footer.',
  'embed.before.shopify': 'Open Online Store, Themes, Edit code.',
  'embed.before.gtm': 'Open Tags, New.',

  'embed.where.html': 'Before </body> of each page that is to have it.',
  'embed.where.module':
    'In a module of the page. An import cannot carry an integrity: pin with HTML for that.',
  'embed.where.npm': 'After npm install @chatbot-test/widget; the lock file pins the version.',
  'embed.where.react': 'In the layout, after npm install @chatbot-test/widget.',
  'embed.where.vue':
    'In App.vue; compilerOptions.isCustomElement is isChatbotElement of the same entry.',
  'embed.where.svelte': 'In +layout.svelte or App.svelte.',
  'embed.where.angular': 'A component of its own, in the template of the app.',
  'embed.where.next': 'A file app/chat.jsx, and <Chat /> in app/layout.jsx.',
  'embed.where.iframe':
    'Where the chat is to stand on the page. The script has the frame follow its height.',
  'embed.where.wordpress':
    'In functions.php of the child theme, or a plugin for code in the footer.',
  'embed.where.shopify': 'In layout/theme.liquid, before </body>.',
  'embed.where.gtm': 'A tag of the type Custom HTML, triggered by DOM Ready on all pages.',

  'embed.after.wordpress': 'Empty the cache of the site, if a plugin keeps one.',
  'embed.after.shopify': 'Save, then look at the shop in a private window.',
  'embed.after.gtm': 'Look at it in the preview, then submit the container.',
  'embed.publish': 'Allow the site’s origin in the chatbot {chatbot}, and publish it.',
  'embed.open':
    'Open the page. If nothing appears, its console says why; {server} has to be reachable from it.',

  'embed.check.phone':
    'On a phone the launcher covers no button of the page, and the keyboard no input.',
  'embed.check.consent':
    'Nothing has to wait for the consent banner: no cookie is set. Where your rules say so, load it after consent.',
  'embed.check.consentOfTag':
    'The tag fires also for visitors who refuse the banner, if that is meant: it sets no cookie.',
  'embed.check.policy': 'The console of the browser reports no violation of the page’s policy.',
  'embed.check.speed':
    'The page is as fast as before: the script waits until the page has nothing to do.',
  'embed.check.language': 'On a page in another language it speaks that language.',
  'embed.check.cache': 'After the page’s cache was emptied, it still appears.',

  'embed.message.code': 'Please put our chatbot on the site:',
  'embed.message.policy': 'A Content-Security-Policy has to have:',
  'embed.message.checks': 'Then please check:',
} as const;

/** Says the words around the embed code, by key, in some language. */
export type EmbedWords = (
  key: keyof typeof EMBED_WORDS,
  values?: Readonly<Record<string, string>>,
) => string;

export const inEnglish: EmbedWords = (key, values = {}) => fill(EMBED_WORDS[key], values);
