import { createServer } from 'node:http';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import t from 'tap';
import { TEST_CERTIFICATE } from '../../testing/chatbot-service/test-certificate.js';
import { temporaryFolder } from '../../testing/database.js';
import { freePort } from '../../testing/free-port.js';
import { openDatabaseOf, PostgresServer, withoutPostgres } from '../../testing/postgres.js';
import { RedisServer, withoutRedis } from '../../testing/redis.js';
import { startTestServer } from '../../testing/server.js';
import { runCommand } from '../cli/run-command.js';
import { checkServer } from './check-database.js';
import { examine } from './examine.js';
import type { Finding } from './finding.js';

const stateOf = (findings: readonly Finding[], about: string) =>
  findings.filter((finding) => finding.about === about).at(-1);

await t.test(
  '[8.10] the doctor finds what is wrong, and says what to do',
  { skip: withoutPostgres || withoutRedis },
  async (t) => {
    const postgres = await PostgresServer.start(t, TEST_CERTIFICATE);
    const redis = await RedisServer.start(t, ['--requirepass', 'right']);
    const dataDir = join(await temporaryFolder(t), 'data');
    const database = await openDatabaseOf(t, postgres.url);
    const model = createServer((request, response) => {
      const isKnown = request.headers.authorization === 'Bearer sk-right';
      response.writeHead(isKnown ? 200 : 401, { 'content-type': 'application/json' });
      if (request.url?.endsWith('/embeddings')) {
        response.end(JSON.stringify({ data: [{ index: 0, embedding: [0.6, 0.8] }] }));
      } else response.end(JSON.stringify({ data: [{ id: 'the-model' }] }));
    }).listen(0, '127.0.0.1');
    await once(model, 'listening');
    t.teardown(() => void model.close());
    const at = `http://127.0.0.1:${(model.address() as AddressInfo).port}/v1`;
    const server = await startTestServer(t, {}, undefined, database);

    const right = {
      DATA_DIR: dataDir,
      DATABASE_URL: `${postgres.url}?sslmode=require`,
      REDIS_URL: redis.url.replace('//', '//:right@'),
      PUBLIC_URL: server.url,
      OPENAI_BASE_URL: at,
      OPENAI_API_KEY: 'sk-right',
      OPENAI_MODEL: 'the-model',
      EMBEDDINGS_BASE_URL: at,
      EMBEDDINGS_API_KEY: 'sk-right',
      EMBEDDINGS_MODEL: 'm',
    };
    const good = await examine(right);
    t.same(
      good.filter(({ state }) => state !== 'good').map(({ about }) => about),
      ['settings'],
      'nothing but that it is a development server',
    );
    for (const about of ['database', 'database TLS', 'extensions', 'migrations', 'connections']) {
      t.equal(stateOf(good, about)?.state, 'good', about);
    }
    for (const about of ['clock', 'Redis', 'address', 'sockets', 'model', 'embedder', 'disk']) {
      t.equal(stateOf(good, about)?.state, 'good', about);
    }

    const port = await freePort();
    const wrong = await examine({
      ...right,
      DATABASE_URL: `postgres://postgres@127.0.0.1:${port}/chatbot`,
      REDIS_URL: redis.url,
      PUBLIC_URL: at.replace('/v1', ''),
      OPENAI_API_KEY: 'sk-wrong',
      EMBEDDINGS_API_KEY: 'sk-wrong',
    });
    for (const [about, action] of [
      ['database', /host, port and name in DATABASE_URL/],
      ['Redis', /password in REDIS_URL/],
      ['address', /docs\/base-path\.md/],
      ['model', /OPENAI_API_KEY/],
      ['embedder', /EMBEDDINGS_API_KEY/],
    ] as const) {
      t.match(stateOf(wrong, about), { state: 'bad', action }, about);
    }

    await database.sql`
      insert into drizzle.__drizzle_migrations (hash, created_at) values ('x', 4102444800000)`;
    t.match(stateOf(await examine(right), 'migrations'), { state: 'bad', action: /newer|version/ });

    const lines: string[] = [];
    const say = (line: string) => void lines.push(line);
    const env = { NODE_ENV: 'production', DATA_DIR: dataDir, JWT_SECRET: 'short', PORT: '99999' };
    t.equal(await runCommand('doctor', { args: [], env, say }), 1);
    t.match(lines.join('\n'), /BAD {2}settings: PORT "99999" is not a port number[^]*JWT_SECRET/);
  },
);

await t.test(
  '[8.10] the doctor tells a database user without rights, and a clock that is off',
  { skip: withoutPostgres },
  async (t) => {
    const postgres = await PostgresServer.start(t);
    const { sql } = await openDatabaseOf(t, postgres.url);
    const ofUser = (name: string, database = 'postgres') =>
      postgres.url.replace('postgres@', `${name}@`).replace(/postgres$/, database);
    const told = async (url: string, about: string) => stateOf(await checkServer(url), about);

    await sql`create role reader login`;
    await sql`create role writer login`;
    await sql`grant usage on schema drizzle to reader, writer`;
    await sql`grant select on all tables in schema drizzle, public to reader, writer`;
    await sql`create database empty`;
    t.match(await told(ofUser('reader', 'empty'), 'extensions'), {
      state: 'bad',
      action: /create extension/,
    });
    t.match(await told(ofUser('reader', 'empty'), 'database rights'), {
      state: 'bad',
      says: /may not bring the tables up to date/,
      action: /owner to "reader"/,
    });
    t.match(await told(ofUser('reader'), 'database rights'), {
      state: 'bad',
      says: /reader may not read and write \w+, \w+, \w+ and \d+ more/,
      action: /grant select, insert, update, delete/,
    });

    await sql`grant insert, update, delete on all tables in schema public to writer`;
    await sql`grant usage on all sequences in schema public to writer`;
    t.match(await told(ofUser('writer'), 'database rights'), { state: 'good' });
    const said: string[] = [];
    const env = { DATABASE_URL: ofUser('writer') };
    const migrate = () =>
      runCommand('migrate', { args: [], env, say: (line) => void said.push(line) });
    t.equal(await migrate(), 0, 'tables that are up to date need no owner');
    await sql`delete from drizzle.__drizzle_migrations where id = (
      select max(id) from drizzle.__drizzle_migrations)`;
    t.match(await told(ofUser('writer'), 'database rights'), { state: 'bad', action: /migrate/ });
    t.equal(await migrate(), 1);
    t.match(said.at(-1), /permission denied[^]*own the database/);

    const inFuture = await checkServer(postgres.url, () => Date.now() + 3_600_000);
    t.match(stateOf(inFuture, 'clock'), {
      state: 'doubtful',
      says: /^3[56]\d{5} ms off/,
      action: /NTP/,
    });
  },
);

await t.test('[8.10] a node of a Redis Cluster is told', { skip: withoutRedis }, async (t) => {
  const node = await RedisServer.start(t, ['--cluster-enabled', 'yes']);
  const found = await examine({ DATA_DIR: await temporaryFolder(t), REDIS_URL: node.url });
  t.match(
    found.filter(({ about, state }) => about === 'Redis' && state === 'bad'),
    [{ says: /Redis Cluster/, action: /several-instances/ }],
  );
});

await t.test('[8.10] of what it cannot use the doctor says so, and never ends by it', async (t) => {
  const folder = await temporaryFolder(t);
  const file = join(folder, 'file');
  await writeFile(file, '');
  const server = 'postgres://127.0.0.1:1/x';
  for (const [env, about, says] of [
    [{ DATA_DIR: file }, 'disk', /is a file/],
    [{ DATA_DIR: join(file, 'below') }, 'disk', /is a file/],
    [{ DATABASE_URL: `${server}?sslmode=maybe` }, 'database', /sslmode=maybe/],
    [{ DATABASE_URL: `${server}?sslrootcert=/none` }, 'database', /cannot be read/],
    [{ DATABASE_URL: server }, 'database', /ECONNREFUSED/],
    [{ REDIS_URL: 'redis+sentinel://one:1' }, 'Redis', /names no primary/],
    [{ REDIS_URL: 'rediss://one:1?ca=/none' }, 'Redis', /cannot be read/],
  ] as const) {
    const found = await examine({ DATA_DIR: folder, ...env });
    t.match(stateOf(found, about), { state: 'bad', says, action: /\S/ }, JSON.stringify(env));
    t.ok(found.length > 5, 'and of all the rest how it is');
  }
});

await t.test('[8.10] without settings there is nothing that the server lacks', async (t) => {
  const dataDir = join(await temporaryFolder(t), 'data');
  const lines: string[] = [];
  const say = (line: string) => void lines.push(line);
  t.equal(await runCommand('doctor', { args: ['--json'], env: { DATA_DIR: dataDir }, say }), 0);
  const findings = JSON.parse(lines.join('\n')) as Finding[];
  t.match(stateOf(findings, 'database')?.says, /embedded/);
});
