import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { pino } from 'pino';
import t from 'tap';
import { boot } from './boot.js';
import { readSettings } from './env.js';
import { withFewDocuments } from '../testing/seed/without-most-docs.js';
import { temporaryFolder, testDataDirectory } from '../testing/database.js';
import type { Json } from '../testing/server.js';

const dataDir = await testDataDirectory(t);

const start = (variables: Record<string, string>) =>
  boot({
    settings: readSettings({ DATA_DIR: dataDir, PORT: '0', ...variables }),
    log: pino({ level: 'silent' }),
    onProgress: () => undefined,
    demos: withFewDocuments,
    onFailure: (error) => {
      throw error;
    },
  });

await t.test(
  'an empty database gets three demo chatbots, live and with their documents',
  async (t) => {
    const server = await start({});
    t.match(server.url, /^http:\/\/127\.0\.0\.1:\d+$/);
    const answer = await fetch(`${server.url}/dev/token`, { method: 'POST' });
    const { token } = (await answer.json()) as { token: string };
    const list = await fetch(`${server.url}/v1/chatbots`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const { chatbots } = (await list.json()) as Json;
    const one = { live: { revision: 1 }, draft: { revision: 1 } };
    t.match(chatbots, [
      { ...one, id: 'shop' },
      { ...one, id: 'shop-model' },
      { ...one, id: 'docs' },
    ]);
    const [shop, model, docs] = chatbots;
    for (const { id, documents } of [shop, model, docs]) t.equal(documents, 3, id);
    for (const look of ['name', 'avatar', 'primary']) {
      t.equal(new Set(chatbots.map((chatbot: Json) => chatbot[look])).size, 3, look);
    }
    const info = await fetch(`${server.url}/v1/chatbots/shop/public`);
    t.match(await info.json(), { id: 'shop', config: { name: 'Fernway Help' } });
    await server.close();
  },
);

await t.test('what stands in the way of a start is said in one line', async (t) => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  t.teardown(() => other.close());
  const address = other.address();
  const port = String(typeof address === 'object' && address ? address.port : '');
  const file = join(await temporaryFolder(t), 'file');
  await writeFile(file, '');

  const cases: [variables: Record<string, string>, line: RegExp][] = [
    [{ PORT: port }, new RegExp(`^Port ${port} on 127.0.0.1 is in use by another program\\. .+$`)],
    [{ HOST: '203.0.113.1' }, /^HOST 203\.0\.113\.1 is not an address of this machine\. .+$/],
    [{ DATA_DIR: join(file, 'x') }, /^The data directory .+ cannot be written to \(ENOTDIR\)\..+$/],
    [
      { DATABASE_URL: 'postgres://u:hunter2@127.0.0.1:1/x' },
      /^(?!.*hunter2)The database cannot be reached \(connect ECONNREFUSED .+\)\. Check .+$/,
    ],
  ];
  for (const [variables, message] of cases) {
    await t.rejects(start(variables), { name: 'StartError', message });
  }
  const again = await start({});
  t.ok(again.url, 'and nothing is left running');
  await again.close();
});

await t.test('a damaged database is said to be one', async (t) => {
  const damaged = await testDataDirectory(t);
  await writeFile(join(damaged, 'postgres', 'PG_VERSION'), '9\n');
  await t.rejects(start({ DATA_DIR: damaged }), {
    name: 'StartError',
    message: new RegExp(`^The database in ${damaged} cannot be opened: .+$`),
  });
});
