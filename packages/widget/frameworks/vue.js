// Made from custom-elements.json by `npm run docs`.
import '../lib/chatbot.js';

/** For `compilerOptions.isCustomElement`: which tags are elements of this package. */
export const isChatbotElement = (tag) =>
  ['chatbot-widget', 'chatbot-test', 'chatbot-sessions'].includes(tag);
