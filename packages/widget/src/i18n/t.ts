import { enPanel } from './en/panel.js';
import type { Language } from './texts.js';
import { wordsOf } from './words.js';

/** A string of the panel, in the language that is spoken. */
export const t = wordsOf(enPanel, ({ panel }: Language) => panel);
