import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { temporaryFolder } from '../../../testing/database.js';
import { readSeedArticles } from './seed-articles.js';

const SHOP = fileURLToPath(new URL('../../../seed/shop', import.meta.url));

await t.test('the shop has at least 24 articles with distinct titles and slugs', async (t) => {
  const articles = await readSeedArticles(SHOP, 'en');
  t.ok(articles.length >= 24, `${articles.length} articles`);
  t.equal(new Set(articles.map((article) => article.slug)).size, articles.length);
  t.equal(new Set(articles.map((article) => article.title)).size, articles.length);
  for (const { slug, content, language, sourceUrl } of articles) {
    const words = content.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
    t.ok(words >= 150 && words <= 500, `${slug} has ${words} words`);
    t.match(content, /^## /m, `${slug} has headings`);
    t.notMatch(content, /\S@\S|https?:\/\/(?!example\.com)/, `${slug} names no address`);
    t.notMatch(content, /^---/, `${slug} is without its front matter`);
    t.same([language, sourceUrl], ['en', null]);
  }
});

await t.test('an article without a title is a mistake that is named', async (t) => {
  const folder = await temporaryFolder(t);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'a.md'), '---\ntitle: "A: quoted"\nslug: a\n---\n\nText.\n');
  t.match(await readSeedArticles(folder, 'de'), [
    { title: 'A: quoted', slug: 'a', language: 'de', content: 'Text.' },
  ]);
  await writeFile(path.join(folder, 'b.md'), 'No front matter.\n');
  await t.rejects(readSeedArticles(folder, 'de'), { message: /b\.md needs a title and a slug/ });
});
