/** One file each, loaded by the element that watches over sessions alone, when it is spoken. */
export const LANGUAGES = {
  ar: () => import('./monitoring-ar.js'),
  de: () => import('./monitoring-de.js'),
  es: () => import('./monitoring-es.js'),
  fr: () => import('./monitoring-fr.js'),
  ja: () => import('./monitoring-ja.js'),
  pt: () => import('./monitoring-pt.js'),
  zh: () => import('./monitoring-zh.js'),
};
