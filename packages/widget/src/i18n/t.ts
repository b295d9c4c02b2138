import { en } from './en.js';
import { translator } from './translate.js';

/** The language of the panel's own words, for `lang`. */
export const UI_LANGUAGE = 'en';

export const t = translator(en);
