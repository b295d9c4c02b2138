import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import postgres from 'postgres';
import t from 'tap';
import { startPostgres, withoutPostgres } from '../testing/postgres.js';
import { LONGEST_HOLD } from './world/compare-costs.js';
import { WatchedServer } from './world/watched-server.js';

/** 240 MB in all. */
const MESSAGES = 30_000;
const TEXT = 'x'.repeat(8_000);
/** Limit of memory that the server may take for it, in MiB. */
const MOST_TAKEN = 120;
/** An export that nobody reads: what the kernel's buffers hold has come by then, in ms. */
const UNREAD_MS = 3_000;

await t.test(
  '[8.6] [8.7] a visitor’s export of 240 MB holds nobody up, and is not kept in memory',
  { skip: withoutPostgres },
  async (t) => {
    const databaseUrl = await startPostgres(t);
    const server = await WatchedServer.start(t, { DATABASE_URL: databaseUrl });
    const sql = postgres(databaseUrl, { onnotice: () => undefined });
    t.teardown(() => sql.end());
    const chatbotId = await server.chatbot();
    const talk = await server.talk(chatbotId, 'live');
    const { session, token } = talk.frames[0];
    talk.close();
    await sql`
      insert into live_messages (id, session_id, epoch, seq, role, cid, text)
      select 'm-' || n, ${session.id}, 1, 10 + n, 'user', 'c-' || n, ${TEXT}
      from generate_series(1, ${MESSAGES}::int) n`;

    const url = `${server.url}/v1/chatbots/${chatbotId}/live/data`;
    const headers = { authorization: `Bearer ${token}`, origin: server.url };
    const open = async () => {
      const asked = get(url, { headers, agent: false });
      const [response] = (await once(asked, 'response')) as [IncomingMessage];
      t.equal(response.statusCode, 200);
      return response;
    };
    const before = server.memory();

    const unread = await Promise.all(Array.from({ length: 5 }, open));
    await delay(UNREAD_MS);
    const waiting = server.memory() - before;
    t.ok(waiting < MOST_TAKEN, `five that nobody reads: ${waiting.toFixed(0)} MiB`);
    for (const response of unread) response.destroy();

    let length = 0;
    let end = '';
    const { held } = await server.cost(async () => {
      for await (const part of await open()) {
        length += (part as Buffer).length;
        end = (end + (part as Buffer).toString()).slice(-4);
      }
    });
    t.ok(length > MESSAGES * TEXT.length, `${length} bytes`);
    t.equal(end, ']}]}', 'it is whole');
    t.ok(held <= LONGEST_HOLD, `held ${held.toFixed(0)} ms`);
    const taken = server.memory() - before;
    t.ok(taken < MOST_TAKEN, `${taken.toFixed(0)} MiB`);

    const deletion = await server.cost(async () => {
      t.equal((await fetch(url, { method: 'DELETE', headers })).status, 204);
    });
    t.ok(deletion.held <= LONGEST_HOLD, `its deletion: held ${deletion.held.toFixed(0)} ms`);
  },
);
