import { existsSync } from 'node:fs';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import t from 'tap';
import { temporaryFolder, testDataDirectory } from '../../testing/database.js';
import { freePort } from '../../testing/free-port.js';
import { IN_FULL } from '../../testing/full-run.js';
import { PostgresServer, withoutPostgres } from '../../testing/postgres.js';
import { tablesInOrder } from '../backup/table-order.js';
import { connectToServer, type Sql } from '../db/client.js';
import { schemaState } from '../db/migrate.js';
import { runCommand } from './run-command.js';
import { withDatabase } from './with-database.js';

const MESSAGES = IN_FULL ? 10_000 : 300;

/** The first of several that are refused for the same reason; each, which starts a database, in the full run. */
const some = <T>(cases: readonly T[]): readonly T[] => (IN_FULL ? cases : cases.slice(0, 1));

/** Runs a command as a terminal does. */
async function run(name: string, args: string[], env: Record<string, string>) {
  const lines: string[] = [];
  const code = await runCommand(name, { args, env, say: (line) => lines.push(line) });
  return { code, said: lines.join('\n') };
}

/** Counts the rows of each table and hashes their contents. */
function contentsOf(sql: Sql): Promise<Record<string, unknown>> {
  return sql.begin(async (tx) => {
    await tx`set local timezone to 'UTC'`;
    const contents: Record<string, unknown> = {};
    for (const table of await tablesInOrder(tx)) {
      const [row] = await tx`
        select count(*)::int as count,
               md5(string_agg(row::text, '' order by row::text collate "C")) as hash
        from (select to_jsonb(t) as row from ${tx(table)} t) as rows`;
      contents[table] = row;
    }
    return contents;
  });
}

/** A chatbot with a document, a secret and an entry of the audit log, and a long conversation. */
async function fill(sql: Sql, messages: number): Promise<void> {
  await sql`insert into chatbots (id, tenant_id, draft_revision) values ('shop', 'demo', 1)`;
  await sql`
    insert into chatbot_secrets (chatbot_id, name, tenant_id, sealed)
    values ('shop', 'key', 'demo', 'sealed')`;
  await sql`
    insert into documents (id, tenant_id, chatbot_id, title, slug, content, content_hash)
    values ('d', 'demo', 'shop', 'Returns “é”', 'returns', 'Sixty days.', 'hash')`;
  await sql`
    insert into chunks (id, document_id, tenant_id, chatbot_id, ordinal, heading, content, plain, search)
    values ('k', 'd', 'demo', 'shop', 0, 'Returns', 'Sixty days.', 'Sixty days.',
            setweight(to_tsvector('english', 'Sixty “days”'), 'A'))`;
  await sql`
    insert into chunk_embeddings (chunk_id, tenant_id, chatbot_id, model, vector)
    values ('k', 'demo', 'shop', 'm', ${Buffer.from([0, 1, 127, 128, 255])})`;
  await sql`
    insert into audit_log (tenant_id, actor_id, action, object_type, object_id)
    values ('demo', 'me', 'chatbot.create', 'chatbot', 'shop')`;
  await sql`
    insert into test_sessions (id, tenant_id, chatbot_id, visitor, expires_at, operator_id, seq)
    values ('s', 'demo', 'shop', '{"name":"Ann \\"A\\" O’Hara"}', now() + interval '1 hour', 'me',
            ${messages})`;
  await sql`
    insert into test_messages (id, session_id, epoch, seq, role, cid, text)
    select 'm' || n, 's', 1, n, 'user', 'c' || n,
           'Line one' || chr(10) || 'tab' || chr(9) || chr(92) || ' "ü" 🙂 ' || n
    from generate_series(1, ${messages}::int) n`;
}

await t.test(
  `[8.10] the embedded database moves to Postgres with ${MESSAGES} messages, and on by a backup`,
  { skip: withoutPostgres },
  async (t) => {
    const server = await PostgresServer.start(t);
    const dataDir = await testDataDirectory(t);
    const folder = await temporaryFolder(t);
    const file = join(folder, 'all.backup.gz');
    const key = 'f3a91c07d5e24b688f0e7a3b2c9d1e54';
    await writeFile(join(dataDir, 'secrets-key'), key);
    const before = await withDatabase({ databaseUrl: null, dataDir }, async ({ sql }) => {
      await fill(sql, MESSAGES);
      return contentsOf(sql);
    });
    t.match(before, { test_messages: { count: MESSAGES }, chatbots: { count: 1 } });
    const target = connectToServer(server.url);
    t.teardown(() => target.close());

    const toPostgres = { DATA_DIR: dataDir, DATABASE_URL: server.url };
    const refused = await run('move', [], { ...toPostgres, SECRETS_KEY: key.replace('f', 'e') });
    t.match(refused, { code: 1, said: /SECRETS_KEY is not the key/ });
    t.match(await run('move', [], { DATA_DIR: dataDir }), { code: 1, said: /Set DATABASE_URL/ });
    const moved = await run('move', [], toPostgres);
    t.match(moved, { code: 0, said: new RegExp(`test_messages ${MESSAGES}[^]*Set SECRETS_KEY`) });
    t.same(await contentsOf(target.sql), before, 'every row, with all that is in it');
    const [next] = await target.sql<{ n: number }[]>`
      select nextval(pg_get_serial_sequence('audit_log', 'number'))::int as n`;
    t.equal(next?.n, 2, 'numbers go on');
    t.match(await run('move', [], toPostgres), { code: 1, said: /tables of this server already/ });

    const saved = await run('backup', [file], toPostgres);
    t.match(saved, { code: 0, said: /SECRETS_KEY is not in it/ });
    t.equal((await stat(file)).mode & 0o777, 0o600, 'nobody else can read it');
    t.match(await run('backup', [file], toPostgres), { code: 1, said: /there already/ });

    const nowhere = { DATA_DIR: join(folder, 'data') };
    t.match(await run('backup', [join(folder, 'x')], nowhere), { code: 1, said: /no embedded/ });
    await target.sql`create database copy`;
    const copy = `${server.url.replace(/postgres$/, '')}copy`;
    const restored = await run('restore', [file], { DATABASE_URL: copy });
    t.match(restored, { code: 0, said: new RegExp(`test_messages ${MESSAGES}`) });
    const copied = connectToServer(copy);
    t.teardown(() => copied.close());
    t.same(await contentsOf(copied.sql), before);
    t.equal((await schemaState(copied.sql)).pending, 0, 'and it is up to date');

    // What is damaged is put into nothing.
    const text = gunzipSync(await readFile(file)).toString();
    const damaged = join(folder, 'damaged.backup.gz');
    const empty = `${server.url.replace(/postgres$/, '')}empty`;
    await target.sql`create database empty`;
    for (const wrong of some([text.replace('Line one', 'Line two'), text.slice(0, -200), '{}\n'])) {
      await writeFile(damaged, gzipSync(wrong));
      t.match(await run('restore', [damaged], { DATABASE_URL: empty }), {
        code: 1,
        said: /backup/,
      });
    }
    await writeFile(damaged, gzipSync(text.replace(/"schema":\d+/, '"schema":4102444800000')));
    t.match(await run('restore', [damaged], { DATABASE_URL: empty }), { said: /newer version/ });
    const other = connectToServer(empty);
    t.teardown(() => other.close());
    t.same(await tablesInOrder(other.sql), [], 'nothing was made there');
    t.match(await run('migrate', [], { DATABASE_URL: empty }), { code: 0, said: /were run/ });
    t.match(await run('migrate', [], { DATABASE_URL: empty }), { code: 0, said: /up to date/ });
  },
);

await t.test('[8.10] a backup of the embedded database has its key with it', async (t) => {
  const dataDir = await testDataDirectory(t);
  const env = { DATA_DIR: dataDir };
  const file = join(await temporaryFolder(t), 'all.backup.gz');
  const key = join(dataDir, 'secrets-key');
  await writeFile(key, 'the key that seals the secrets of chatbots');
  const before = await withDatabase({ databaseUrl: null, dataDir }, async ({ sql }) => {
    await fill(sql, 10);
    return contentsOf(sql);
  });
  t.match(await run('backup', [file], env), { code: 0, said: /the key of secrets/ });
  t.match(await run('restore', [file], env), { code: 1, said: /add --replace/ });
  const damaged = join(await temporaryFolder(t), 'damaged.gz');
  for (const wrong of some(['no archive', gzipSync('{}'), gzipSync('')])) {
    await writeFile(damaged, wrong);
    const refused = await run('restore', [damaged, '--replace'], env);
    t.match(refused, { code: 1, said: /no backup of this server/ });
  }
  await writeFile(damaged, gzipSync(gunzipSync(await readFile(file)).subarray(0, -200)));
  const cut = await run('restore', [damaged, '--replace'], env);
  t.match(cut, { code: 1, said: /its end is missing|is damaged/ });
  t.match(await run('restore', [dataDir, '--replace'], env), { code: 1, said: /EISDIR/ });
  const still = await withDatabase({ databaseUrl: null, dataDir }, ({ sql }) => contentsOf(sql));
  t.same(still, before, 'what there is was put back');
  await rm(key);
  const restored = await run('restore', [file, '--replace'], env);
  t.match(restored, { code: 0, said: /What was there is now in/ });
  t.match(await readFile(key, 'utf8'), /^the key that seals/);
  const after = await withDatabase({ databaseUrl: null, dataDir }, ({ sql }) => contentsOf(sql));
  t.same(after, before);
});

await t.test('[8.10] a command says what is wrong with it, in a sentence', async (t) => {
  const nowhere = join(await temporaryFolder(t), 'data');
  const away = `postgres://127.0.0.1:${await freePort()}/x`;
  for (const [name, args, code, said] of [
    ['nonsense', [], 2, /There is no command “nonsense”/],
    ['backup', ['one', 'two'], 2, /“two” is too many. Usage: backup FILE/],
    ['migrate', ['--force'], 2, /Unknown option '--force'. Usage: migrate/],
    ['doctor', ['--jsno'], 2, /Unknown option '--jsno'/],
    ['restore', ['--replace=1', 'x'], 2, /Usage: restore FILE/],
    ['verify', ['nonsense'], 2, /“nonsense” is not an address/],
    ['restore', [nowhere], 1, /is not there/],
    ['backup', ['--help'], 0, /chatbot-test-server \[command\]/],
  ] as const) {
    const got = await run(name, [...args], { DATA_DIR: nowhere });
    t.match(got, { code, said }, `${name} ${args.join(' ')}`);
  }
  const file = join(await temporaryFolder(t), 'x.gz');
  for (const [name, args] of [
    ['migrate', []],
    ['backup', [file]],
  ] as const) {
    const got = await run(name, [...args], { DATA_DIR: nowhere, DATABASE_URL: away });
    t.match(got, { code: 1, said: /^The database cannot be used: .*ECONNREFUSED.*Check host/ });
  }
  t.notOk(existsSync(nowhere), 'and nothing is made');
});
