import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import t from 'tap';
import { holds } from './testing/check.js';
import { World } from './testing/world.js';

await t.test('[8.4] the embedded database is killed while it writes (A)', async (t) => {
  const world = await World.start(t, { instances: null });
  const [server] = world.instances;
  if (!server) throw new Error('There is to be one.');
  world.model.words = () => 3;
  world.model.wordMs = () => 2;
  const { client } = await world.invite();
  const { epoch } = client.conversation;
  for (let round = 1; round <= 3; round++) {
    for (let i = 1; i <= 8; i++) client.send(randomUUID(), `Question ${round}.${i}`);
    await delay(30 * round);
    await server.kill();
    await server.start();
  }
  await holds(t, world, 30_000);
  t.equal(client.conversation.epoch, epoch, 'no history was lost');
  t.equal(client.conversation.seq, 48);
});
