/** Parts that `<chatbot-test>` loads when it first opens, in one chunk; no other element does. */
export { speakAs } from '../i18n/bench/bench-language.js';
export { operatorOf } from './shell/preferences.js';
export { TestInterface } from './shell/test-interface.js';
