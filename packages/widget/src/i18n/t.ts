import { en } from './en.js';
import { wordsOf } from './words.js';

/** A string of the panel, in the language that is spoken. */
export const t = wordsOf(en, ({ panel }) => panel);
