import { enExtras } from './en/extras.js';
import type { Language } from './texts.js';
import { wordsOf } from './words.js';

/** A string of the details of the panel, in the language that is spoken. */
export const td = wordsOf(enExtras, ({ extras }: Language) => extras);
