import type { Message } from '@chatbot-test/shared/protocol/message.schema.js';
import t from 'tap';
import { connectToServer } from '../src/db/client.js';
import { runMigrations, schemaState } from '../src/db/migrate.js';
import { withoutPostgres } from '../testing/postgres.js';
import { withoutRedis } from '../testing/redis.js';
import { releaseBefore, withoutReleaseBefore } from '../testing/release-before.js';
import { readLog } from './world/read-log.js';
import { World } from './world/world.js';

/** Messages before, while and after the tables are changed, and while instances are replaced. */
const PART = 50;

await t.test(
  '[8.10] the release before runs on the tables of this one while it is replaced, and refuses nothing',
  { skip: withoutPostgres || withoutRedis || withoutReleaseBefore },
  async (t) => {
    const many = { burst: 10_000, perSecond: 1_000 };
    const world = await World.start(t, {
      instances: 2,
      program: releaseBefore(t),
      engine: { sends: many, frames: many, unansweredMessages: 10_000 },
    });
    world.model.words = () => 1;
    world.model.wordMs = () => 0;
    const [first, second] = world.instances;
    if (!first || !second) throw new Error('There are two.');
    const { sql, close } = connectToServer(world.postgres?.url ?? '');
    t.teardown(close);
    const { pending } = await schemaState(sql);
    t.comment(`${pending} migrations are new`);

    const { client } = await world.invite({ to: [first, second] });
    let sent = 0;
    const send = (): void => {
      for (let n = 0; n < PART; n++) client.send(`message-${sent}`, `Question ${sent++}`);
    };
    const acked = (): Promise<void> => client.until(() => client.unacked < 10, 'acks', 120_000);
    send();
    // As the command `migrate` of this version does it, before any instance is replaced.
    await Promise.all([runMigrations(sql), acked()]);
    t.equal((await schemaState(sql)).pending, 0);
    send();
    await acked();

    const third = await world.addInstance();
    const guest = await world.invite({ to: [third], sessionId: client.sessionId ?? '' });
    send();
    for (let n = 0; n < PART; n++) guest.client.send(`guest-${n}`, `Question of a guest ${n}`);
    await acked();
    t.equal((await first.stop()).code, 0, 'one of the release before stops, and is not missed');
    send();

    await world.settle(120_000);
    for (const one of [client, guest.client]) {
      t.equal(one.sent.filter(({ wasRefused }) => wasRefused).length, 0, 'none was refused');
      t.same(one.violations, []);
    }
    t.same(guest.client.conversation.messages.map(told), client.conversation.messages.map(told));
    const all = sent + PART;
    const [stored] = await sql<{ users: number; done: number }[]>`
      select count(*) filter (where role = 'user')::int as users,
             count(*) filter (where state = 'done')::int as done
      from test_messages where session_id = ${client.sessionId}`;
    t.same(stored, { users: all, done: all }, 'each was stored once, and answered');
    for (const { port } of [second, third]) {
      const { messages } = await readLog(port, client.sessionId ?? '', 1);
      t.equal(messages.length, 2 * all, 'both releases read all of it');
    }
  },
);

/** Answers that everybody is to be told alike. */
function told({ id, seq, text }: Message) {
  return { id, seq, text };
}
