import { fill } from '../text/fill.js';

/** Words around the embed code, in English; what stands in braces is a page's own. */
export const EMBED_WORDS = {
  'embed.before.npm': 'Run npm install @chatbot-test/widget.',
  'embed.before.wordpress':
    'Open Appearance, Theme File Editor, or a plugin for code in the footer.',
  'embed.before.shopify': 'Open Online Store, Themes, Edit code.',
  'embed.before.gtm': 'Open Tags, New.',

  'embed.where.html': 'Before </body> on each page that should have the chatbot.',
  'embed.where.module':
    'In a module of the page. An import cannot have an integrity hash: use HTML to pin a version.',
  'embed.where.npm': 'After npm install @chatbot-test/widget; the lock file pins the version.',
  'embed.where.react': 'In the layout, after npm install @chatbot-test/widget.',
  'embed.where.vue':
    'In App.vue. Set compilerOptions.isCustomElement to isChatbotElement of the same entry.',
  'embed.where.svelte': 'In +layout.svelte or App.svelte.',
  'embed.where.angular': 'In a component of its own, used in the template of the app.',
  'embed.where.next': 'In a new file app/chat.jsx; put <Chat /> into app/layout.jsx.',
  'embed.where.iframe':
    'Where the chat should be on the page. The script resizes the frame to the height of the chat.',
  'embed.where.wordpress':
    'In functions.php of the child theme, or a plugin for code in the footer.',
  'embed.where.shopify': 'In layout/theme.liquid, before </body>.',
  'embed.where.gtm': 'A tag of the type Custom HTML, triggered by DOM Ready on all pages.',

  'embed.after.wordpress': 'Clear the cache of the site, if a plugin has one.',
  'embed.after.shopify': 'Save, then open the shop in a private window.',
  'embed.after.gtm': 'Check it in the preview, then submit the container.',
  'embed.publish': 'Allow the site’s origin in the chatbot {chatbot}, and publish it.',
  'embed.open':
    'Open the page. If nothing appears, the browser’s console says why. {server} must be reachable from there.',

  'embed.check.phone':
    'On a phone, the launcher does not cover a button of the page, and the keyboard does not cover the input.',
  'embed.check.consent':
    'The chatbot does not need to wait for the consent banner: it sets no cookies. If your rules require consent, load it afterwards.',
  'embed.check.consentOfTag':
    'The tag also fires for visitors who refuse consent, if you want that: the chatbot sets no cookies.',
  'embed.check.policy':
    'The browser’s console reports no violation of the page’s Content Security Policy.',
  'embed.check.speed': 'The page is as fast as before: the script waits until the page is idle.',
  'embed.check.language': 'On a page in another language, the chatbot uses that language.',
  'embed.check.cache': 'The chatbot still appears after the page’s cache is cleared.',

  'embed.message.code': 'Please add our chatbot to the site:',
  'embed.message.policy': 'If the site has a Content Security Policy, it must contain:',
  'embed.message.checks': 'Afterwards, please check:',
} as const;

/** Says the words around the embed code, by key, in some language. */
export type EmbedWords = (
  key: keyof typeof EMBED_WORDS,
  values?: Readonly<Record<string, string>>,
) => string;

export const inEnglish: EmbedWords = (key, values = {}) => fill(EMBED_WORDS[key], values);
