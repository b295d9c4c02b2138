import { join } from 'node:path';
import type { DocumentContent } from '../knowledge/documents/knowledge-repository.js';
import { readSeedArticles } from '../knowledge/documents/seed-articles.js';
import { PACKAGE_FOLDER } from '../package-folder.js';

const SHOP_ARTICLES = join(PACKAGE_FOLDER, 'seed', 'shop');

/** The articles of the demo's shop, in English. */
export function readShopArticles(): Promise<DocumentContent[]> {
  return readSeedArticles(SHOP_ARTICLES, 'en');
}
