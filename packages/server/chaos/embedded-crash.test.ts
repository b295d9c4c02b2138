import { randomUUID } from 'node:crypto';
import t from 'tap';
import { holds } from './run/check.js';
import { readLog } from './world/read-log.js';
import { judge } from './run/verdict.js';
import { World } from './world/world.js';

const world = await World.start(t, { instances: null });
const [server] = world.instances;
if (!server) throw new Error('There is to be one.');
world.model.words = () => 3;
world.model.wordMs = () => 2;
const { client } = await world.invite();

await t.test('[8.4] the embedded database is killed while it writes (A)', async (t) => {
  const { epoch } = client.conversation;
  for (let i = 1; i <= 20; i++) client.send(randomUUID(), `Question ${i}`);
  await client.until(() => client.unacked <= 17, 'the first acks');
  await server.kill();
  t.ok(client.unacked > 0, 'others were on the way');
  await server.start();
  await holds(t, world);
  t.equal(client.conversation.epoch, epoch, 'no history was lost');
  t.equal(client.conversation.seq, 40);
});

await t.test('[8.4] it would show an ack before the commit (A)', async (t) => {
  await server.plant('ack-before-commit');
  client.send(randomUUID(), 'Lost');
  await client.until(() => client.unacked === 0, 'the ack');
  await server.kill();
  await server.start();
  const log = await readLog(server.port, client.sessionId ?? '', 1);
  t.match(judge(log, [client], world.model).violations, [/^A: 1 messages are lost/]);
});
