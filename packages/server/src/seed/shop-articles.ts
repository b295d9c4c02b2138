import { fileURLToPath } from 'node:url';
import type { DocumentContent } from '../knowledge/documents/knowledge-repository.js';
import { readSeedArticles } from '../knowledge/documents/seed-articles.js';

/** As far from `dist` as from `src`. */
const SHOP_ARTICLES = fileURLToPath(new URL('../../seed/shop', import.meta.url));

/** The articles of the demo's shop, in English. */
export function readShopArticles(): Promise<DocumentContent[]> {
  return readSeedArticles(SHOP_ARTICLES, 'en');
}
