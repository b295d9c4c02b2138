// Made from custom-elements.json by `npm run docs`.
import '../lib/chatbot.js';

/** Tells which tags are elements of this package, for `compilerOptions.isCustomElement`. */
export const isChatbotElement = (tag) =>
  ['chatbot-widget', 'chatbot-test', 'chatbot-sessions'].includes(tag);
