import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import t from 'tap';
import { temporaryFolder } from '../../../testing/database.js';
import { connectToEmbedded } from '../client.js';
import { startEmbeddedDatabase } from './embedded-database.js';

const fail = (error: Error) => {
  throw error;
};

await t.test('a first start that was cut off does not stand in the way of the next', async (t) => {
  const directory = await temporaryFolder(t);
  await mkdir(join(directory, 'postgres.new', 'base'), { recursive: true });
  await writeFile(join(directory, 'postgres.new', 'PG_VERSION'), '18\n');
  const embedded = await startEmbeddedDatabase(directory, fail);
  const { sql, close } = connectToEmbedded(embedded.path);
  t.same([...(await sql`select 1 as one`)], [{ one: 1 }]);
  await close();
  await embedded.close();
  t.same(
    (await readdir(directory)).sort(),
    ['postgres'],
    'no socket, lock or partial copy is left',
  );
});
