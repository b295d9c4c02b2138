import { readFile } from 'node:fs/promises';
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

const folder = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** Title and text of each document of a small knowledge base, by its id. */
type SmallBases = Readonly<Record<string, readonly (readonly [string, string])[]>>;

const SMALL = JSON.parse(await readFile(folder('small-bases.json'), 'utf8')) as SmallBases;

/**
 * Several of them, so that nothing is tuned to one: the demo's shop, which lists other ways to ask; the
 * project's own documents; those of a workshop, a library, a town hall, a vet, an internet provider, a
 * swimming pool and a car club, which were written for this and are nowhere else; and what people begin
 * with, one to ten short documents.
 */
export const BASES: readonly Base[] = [
  { id: 'shop', read: readShopArticles },
  { id: 'docs', read: () => readProjectDocs() },
  ...[
    'workshop',
    'library',
    'town',
    'vet',
    'broadband',
    'pool',
    'carshare',
    'dentist',
    'signly',
    'movers',
    'music',
    'residence',
    'blood',
    'skiing',
    'bank',
    'camp',
    'airline',
    'energy',
    'outpatients',
    'parcelapi',
    'venue',
    'tickets',
    'nursery',
    'mower',
    'allotments',
    'hearing',
    'invoicing',
  ].map((id) => ({
    id,
    read: () => readSeedArticles(folder(id), 'en'),
  })),
  ...Object.entries(SMALL).map(([id, documents]) => ({
    id,
    read: () => Promise.resolve(documents.map(toDocument)),
  })),
];

function toDocument([title, content]: readonly [string, string]): DocumentContent {
  const slug = title.toLowerCase().replace(/[^a-z]+/g, '-');
  return { title, slug, content, language: 'en', sourceUrl: null };
}
