import t from 'tap';
import { openTestDatabase } from '../../../testing/database.js';
import { indexDocument, placedWords } from './chunks/index-document.js';
import type { IndexedDocument } from './knowledge-repository.js';
import { PostgresKnowledgeRepository } from './postgres-knowledge-repository.js';
import { Turns } from '../../db/turns.js';
import { VersionsInParts } from './versions-in-parts.js';

const MOST_ROWS = 40;
/** A passage of 2,000 letters, each once by itself and once with its neighbour. */
const MOST_LEXEMES = 4_000;
const { sql } = await openTestDatabase(t);
await sql`insert into chatbots (id, tenant_id, draft_revision) values ('shop', 'demo', 1)`;
const repository = new PostgresKnowledgeRepository(sql);

/** A document of this many different words. */
function documentOf(id: string, words: number): IndexedDocument {
  const word = (_: unknown, at: number) => `${id}${at.toString(36)}x${at % 99 ? '' : '\n\n'}`;
  return documentOfText(id, Array.from({ length: words }, word).join(' '));
}

function documentOfText(id: string, content: string): IndexedDocument {
  const index = indexDocument({ title: id, content, askedAs: [] });
  return {
    ...{ id, tenantId: 'demo', chatbotId: 'shop', title: id, slug: id, sourceUrl: null },
    ...{ language: 'en', content, contentHash: `hash of ${id}`, index },
  };
}

/** Rows that are there, of all versions of all documents. */
async function rows() {
  const [row] = await sql`
    select (select count(*)::int from documents) as documents,
      (select count(*)::int from chunks) as chunks,
      (select count(*)::int from document_words) as words`;
  return row;
}

const NOTHING = { documents: 0, chunks: 0, words: 0 };

await t.test('[8.6] a long document is stored by many short transactions', async (t) => {
  await repository.save([documentOf('long', 3_000)]);
  const sizes = await sql<{ words: number }[]>`
    select count(*)::int as words from document_words group by xmin::text`;
  t.ok(sizes.length > 1);
  t.ok(
    sizes.every(({ words }) => words <= MOST_ROWS),
    sizes.map(({ words }) => words).join(),
  );
  t.equal((await repository.list('demo', 'shop')).length, 1);
  const passages = await repository.passages('demo', 'shop', { documentId: 'long', limit: 100 });
  t.same(
    passages.map(({ ordinal }) => ordinal),
    passages.map((_, at) => at),
  );
  t.ok(passages.length > 10);
  t.ok(await repository.delete('demo', 'shop', 'long'));
  t.same(await rows(), NOTHING);
});

await t.test('[8.6] passages with very many words are stored by few at a time', async (t) => {
  const letter = (_: unknown, at: number) => String.fromCodePoint(0x4e00 + ((at * 7_919) % 20_000));
  await repository.save([documentOfText('cjk', Array.from({ length: 6_000 }, letter).join(''))]);
  const sizes = await sql<{ lexemes: number }[]>`
    select sum(length(search))::int as lexemes from chunks group by xmin::text`;
  t.ok(sizes.length > 1);
  for (const { lexemes } of sizes) t.ok(lexemes <= MOST_LEXEMES, `${lexemes} words at once`);
  t.ok(await repository.delete('demo', 'shop', 'cjk'));
});

await t.test('[8.6] what is stored in part is seen by nobody, and forgotten', async (t) => {
  const versions = new VersionsInParts(sql, [documentOf('half', 2_000)], new Turns());
  await versions.store();
  t.same(await repository.list('demo', 'shop'), []);
  t.equal(await repository.count('demo', 'shop'), 0);
  t.equal(await repository.find('demo', 'shop', 'half'), null);
  await versions.forget();
  t.same(await rows(), NOTHING);
});

await t.test('[8.6] a long document that is refused leaves nothing', async (t) => {
  let asked = 0;
  const check = () => {
    asked += 1;
    if (asked === 2) throw new Error('known already');
  };
  await t.rejects(repository.save([documentOf('refused', 2_000)], { check }), /known already/);
  t.equal(asked, 2, 'before the work, and while the draft is held');
  t.same(await rows(), NOTHING);
});

await t.test('[8.6] what a crash has left is forgotten an hour later', async (t) => {
  await new VersionsInParts(sql, [documentOf('lost', 2_000)], new Turns()).store();
  await sql`update documents set created_at = now() - interval '2 hours'`;
  await new VersionsInParts(sql, [documentOf('young', 2_000)], new Turns()).store();
  // One that has just looked does not look again at once.
  await new PostgresKnowledgeRepository(sql).save([documentOf('next', 2_000)]);
  const left = await sql<{ title: string }[]>`select title from documents order by title`;
  t.same(
    left.map(({ title }) => title),
    ['next', 'young'],
    'but not what may still be stored',
  );
  t.ok(await repository.delete('demo', 'shop', 'next'));
  await sql`delete from documents`;
});

await t.test('[8.6] a new text of a long document takes the place of the old one', async (t) => {
  await repository.save([documentOf('newer', 2_000)]);
  const next = { ...documentOf('newer', 1_000), contentHash: 'another hash' };
  await repository.save([next]);
  t.match(await repository.list('demo', 'shop'), [{ id: 'newer', contentHash: 'another hash' }]);
  t.match(await rows(), { documents: 1, words: [...placedWords(next.index)].length });
  await repository.save([next]);
  t.match(await rows(), { documents: 1 }, 'nothing is added by bringing it again');
});
