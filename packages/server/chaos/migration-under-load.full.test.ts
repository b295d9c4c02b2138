import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { connectToServer } from '../src/db/client.js';
import { MIGRATIONS, runMigrations } from '../src/db/migrate.js';
import { temporaryFolder } from '../testing/database.js';
import { withoutPostgres } from '../testing/postgres.js';
import { withoutRedis } from '../testing/redis.js';
import { readLog } from './world/read-log.js';
import { World } from './world/world.js';

const SENDS = 10;

/** Changes that a later version may make to tables in use. */
const LATER = `CREATE TABLE "later_things" ("id" text PRIMARY KEY);
--> statement-breakpoint
${['test_messages', 'chatbots', 'test_sessions', 'chatbot_revisions']
  .map(
    (table) => `ALTER TABLE "${table}" ADD COLUMN "later" text;--> statement-breakpoint
ALTER TABLE "${table}" ADD COLUMN "later_flag" boolean DEFAULT true NOT NULL;`,
  )
  .join('--> statement-breakpoint\n')}
--> statement-breakpoint
CREATE INDEX "later_index" ON "test_messages" ("later");`;

/** This version's migrations and one more. */
async function laterMigrations(t: Test): Promise<string> {
  const folder = await temporaryFolder(t);
  await cp(MIGRATIONS, folder, { recursive: true });
  const file = join(folder, 'meta/_journal.json');
  const journal = JSON.parse(await readFile(file, 'utf8'));
  journal.entries.push({
    ...{ idx: journal.entries.length, version: '7', when: 4_102_444_800_000 },
    ...{ tag: '9999_later', breakpoints: true },
  });
  await writeFile(file, JSON.stringify(journal));
  await writeFile(join(folder, '9999_later.sql'), LATER);
  return folder;
}

await t.test(
  '[8.10] while the next version’s tables are made, this one refuses no message, and runs on them',
  { skip: withoutPostgres || withoutRedis },
  async (t) => {
    const many = { burst: 10_000, perSecond: 1_000 };
    const world = await World.start(t, {
      instances: 2,
      engine: { sends: many, frames: many, unansweredMessages: 10_000 },
    });
    world.model.words = () => 1;
    world.model.wordMs = () => 0;
    const { client } = await world.invite();
    const { sql, close } = connectToServer(world.postgres?.url ?? '');
    t.teardown(close);
    const [before] = await sql<{ n: number }[]>`select count(*)::int as n from chatbots`;
    t.equal(before?.n, 1);

    for (let n = 0; n < SENDS; n++) client.send(`message-${n}`, `Question ${n}`);
    // As the command `migrate` of a version to come does it.
    const migrating = runMigrations(sql, await laterMigrations(t));
    const sending = (async () => {
      for (let from = SENDS; from < 10 * SENDS; from += SENDS) {
        for (let n = from; n < from + SENDS; n++) client.send(`message-${n}`, `Question ${n}`);
        await client.until(() => client.unacked < 50, 'acks');
      }
    })();
    await migrating;
    const [after] = await sql<
      { later: number }[]
    >`select count(later)::int as later from test_messages`;
    t.equal(after?.later, 0, 'the tables are those of the next version');
    await sending;
    for (let n = 10 * SENDS; n < 11 * SENDS; n++) client.send(`message-${n}`, `Question ${n}`);

    await world.settle(60_000);
    t.equal(client.sent.length, 11 * SENDS);
    t.equal(client.sent.filter(({ wasRefused }) => wasRefused).length, 0, 'none was refused');
    t.same(client.violations, []);
    const log = await readLog(world.instances[0]?.port ?? 0, client.sessionId ?? '', 1);
    t.ok(log, 'and it is read as before');
    const [stored] = await sql<{ users: number; done: number }[]>`
      select count(*) filter (where role = 'user')::int as users,
             count(*) filter (where state = 'done')::int as done
      from test_messages where session_id = ${client.sessionId}`;
    t.same(stored, { users: 11 * SENDS, done: 11 * SENDS }, 'each was stored once, and answered');
  },
);
