/**
 * The server that this bundle came from, with its path and without a slash at the end: what elements
 * talk to unless they are told another. Empty where somebody else's bundler has packed it, or a CDN
 * serves the package: these do not run the chat, so that the page has to name its server.
 */
export const BUNDLE_SERVER = serverOf(import.meta.url);

/** @param url where the entry was loaded from: `<server>/chatbot.js` or `<server>/v/1.2.3/chatbot.js` */
export function serverOf(url: string): string {
  if (/@chatbot-test\/widget|\/node_modules\//.test(url)) return '';
  return /^(https?:.+?)(?:\/v\/\d[^/]*)?\/chatbot\.js(?:[?#]|$)/.exec(url)?.[1] ?? '';
}

/** Told where there is none: to whoever builds the page, so in English. */
export const NO_SERVER = {
  code: 'no-server',
  message: 'The element has no server.',
  action: 'Set its attribute server to the address of your chat server.',
} as const;
