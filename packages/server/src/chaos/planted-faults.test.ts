import { randomUUID } from 'node:crypto';
import t from 'tap';
import { readLog } from './testing/read-log.js';
import { judge } from './testing/verdict.js';
import { World } from './testing/world.js';

await t.test('[8.4] it would show an ack before the commit (A)', async (t) => {
  const world = await World.start(t, { instances: null });
  const [server] = world.instances;
  if (!server) throw new Error('There is to be one.');
  const { client } = await world.invite();
  client.send(randomUUID(), 'One');
  await client.until(() => client.isSettled && client.conversation.seq === 2, 'a reply');
  await server.stop();
  await server.start({ PLANTED: 'ack-before-commit' });
  client.send(randomUUID(), 'Two');
  await client.until(() => client.unacked === 0, 'the ack');
  await server.kill();
  await server.start();
  const log = await readLog(server.port, client.sessionId ?? '', 1);
  t.match(judge(log, [client], world.model).violations, [/^A: 1 messages are lost/]);
});
