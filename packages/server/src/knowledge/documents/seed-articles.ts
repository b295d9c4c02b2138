import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseFrontMatter } from './files/front-matter.js';
import type { DocumentContent } from './knowledge-repository.js';

/**
 * Reads the Markdown articles of a folder (packages/server/seed/shop), by file name. Other ways to
 * ask for one are the list `asked` of its front matter. Throws where one lacks its title or slug:
 * that is a mistake in the folder, not something to leave out.
 */
export async function readSeedArticles(
  folder: string,
  language: string,
): Promise<DocumentContent[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md')).sort();
  return Promise.all(
    names.map(async (name) => {
      const file = await readFile(path.join(folder, name), 'utf8');
      const { fields, lists, body } = parseFrontMatter(file);
      const { title, slug } = fields;
      if (!title || !slug) throw new Error(`${name} needs a title and a slug in its front matter.`);
      const askedAs = lists.asked ?? [];
      const sourceUrl = fields.url ?? null;
      return { title, slug, sourceUrl, language, askedAs, content: body.trim() };
    }),
  );
}
