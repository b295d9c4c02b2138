/** One small file each, loaded when it is spoken. */
export const LANGUAGES = {
  ar: () => import('./lang-ar.js'),
  de: () => import('./lang-de.js'),
  es: () => import('./lang-es.js'),
  fr: () => import('./lang-fr.js'),
  ja: () => import('./lang-ja.js'),
  pt: () => import('./lang-pt.js'),
  zh: () => import('./lang-zh.js'),
};
