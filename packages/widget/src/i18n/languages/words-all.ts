/** One file each, loaded by the bench alone, when it is spoken. */
export const LANGUAGES = {
  ar: () => import('./words-ar.js'),
  de: () => import('./words-de.js'),
  es: () => import('./words-es.js'),
  fr: () => import('./words-fr.js'),
  ja: () => import('./words-ja.js'),
  pt: () => import('./words-pt.js'),
  zh: () => import('./words-zh.js'),
};
