import { enMarkdown } from './en/markdown.js';
import type { Language } from './texts.js';
import { wordsOf } from './words.js';

/** A string of what markdown is shown with, in the language that is spoken. */
export const tm = wordsOf(enMarkdown, ({ extras }: Language) => extras);
