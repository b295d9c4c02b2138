import { fileURLToPath } from 'node:url';
import type { DocumentContent } from '../../packages/server/src/knowledge/documents/knowledge-repository.js';
import { readSeedArticles } from '../../packages/server/src/knowledge/documents/seed-articles.js';
import { readProjectDocs } from '../../packages/server/src/seed/project-docs.js';
import { readShopArticles } from '../../packages/server/src/seed/shop-articles.js';

/** A knowledge base that is asked. */
export interface Base {
  readonly id: string;
  read(): Promise<DocumentContent[]>;
}

const WORKSHOP = fileURLToPath(new URL('workshop', import.meta.url));

/**
 * Three of them, so that nothing is tuned to one: the demo's shop, which lists other ways to ask; the
 * project's own documents; and a bicycle workshop that was written for this and is nowhere else.
 */
export const BASES: readonly Base[] = [
  { id: 'shop', read: readShopArticles },
  { id: 'docs', read: () => readProjectDocs() },
  { id: 'workshop', read: () => readSeedArticles(WORKSHOP, 'en') },
];
