import t from 'tap';
import { openTestDatabase } from '../database.js';
import { ConversationServer, NEVER_LOOKS } from './conversation-server.js';

const database = await openTestDatabase(t);

await t.test('[8.4] two servers that know nothing of each other share no database', async (t) => {
  const first = await ConversationServer.start(t, {}, database);
  await t.rejects(ConversationServer.start(t, {}, database), { message: /close it first/ });
  await ConversationServer.start(t, {}, database, { liveStore: first.liveStore });
});

await t.test('[8.4] one that has closed is out of the way of the next', async (t) => {
  const first = await ConversationServer.start(t, {}, database);
  await first.app.close();
  const next = await ConversationServer.start(t, NEVER_LOOKS, database);
  await t.rejects(ConversationServer.start(t, {}, database), { message: /close it first/ });
  next.abandon();
  const last = await ConversationServer.start(t, {}, database);
  t.throws(() => last.abandon(), { message: /NEVER_LOOKS/ });
});
