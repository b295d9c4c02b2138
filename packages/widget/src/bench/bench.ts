/** What `<chatbot-test>` loads when it first opens, in one chunk; no other element does. */
export { speakAs } from './i18n/bench-language.js';
export { operatorOf } from './preferences.js';
export { TestInterface } from './test-interface.js';
