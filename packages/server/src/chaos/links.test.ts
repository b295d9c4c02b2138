import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import t from 'tap';
import { holds } from './testing/check.js';
import type { ChaosClient } from './testing/chaos-client.js';
import { World } from './testing/world.js';

const world = await World.start(t, { instances: null, engine: { snapshotMessages: 20 } });
world.model.words = () => 10;
world.model.wordMs = () => 5;

const say = (client: ChaosClient, text: string) => client.send(randomUUID(), text);
const replies = ({ conversation }: ChaosClient) =>
  conversation.messages.filter(({ role }) => role === 'bot').length;

await t.test('[8.4] a send that got lost is sent again, and stored once (A, B)', async (t) => {
  const { client, proxy } = await world.invite();
  proxy.weather.drops = new Set(['up']);
  say(client, 'One');
  say(client, 'Two');
  await delay(50);
  proxy.clear();
  await client.until(() => replies(client) === 2, 'two replies');
  t.same((await holds(t, world)).at(-1)?.sent, 2);
});

await t.test('[8.4] an ack that got lost comes again, and nothing twice (A, B)', async (t) => {
  const { client, proxy } = await world.invite();
  const { model } = world;
  const before = model.requests;
  proxy.weather.drops = new Set(['down']);
  say(client, 'One');
  // It was stored, since it is answered; nobody has told the client.
  while (model.requests === before) await delay(10);
  t.equal(client.unacked, 1);
  proxy.clear();
  await client.until(() => client.unacked === 0 && replies(client) === 1, 'the ack');
  await holds(t, world);
});

await t.test('[8.4] a link that is cut after some bytes is taken up again (B, C, D)', async (t) => {
  const { client, proxy } = await world.invite();
  for (const direction of ['up', 'down'] as const) {
    for (const bytes of [0, 1, 100, 180, 300, 700, 1_500]) {
      proxy.weather.cutAfter = { direction, bytes };
      proxy.cut();
      const { welcomes } = client;
      say(client, `${direction} ${bytes}`);
      await delay(60);
      proxy.clear();
      await client.until(
        () => client.isSettled && (client.welcomes > welcomes || client.closes.length > 0),
        `${direction} ${bytes}`,
      );
    }
  }
  await holds(t, world);
  t.ok(client.welcomes > 5);
});

await t.test('[8.4] a half-open link is noticed by both sides (P-BEAT-1; A to D)', async (t) => {
  const engine = { silenceMs: 1_000, heartbeatMs: 300 };
  const world = await World.start(t, { instances: null, engine });
  const { client, proxy } = await world.invite({ silenceMs: 1_000 });
  const { client: other } = await world.invite({ sessionId: client.sessionId ?? '' });
  proxy.freeze();
  const frozen = proxy.connections;
  t.equal(frozen, 1);
  say(other, 'One');
  await client.until(() => !client.isConnected, 'the client gives up', 5_000);
  // The proxy's side to the server was silent as well.
  const begun = performance.now();
  while (proxy.connections > 1) {
    if (performance.now() - begun > 5_000) throw new Error('the server holds on');
    await delay(20);
  }
  proxy.clear();
  await client.until(() => replies(client) === 1, 'the reply');
  await holds(t, world);
});

await t.test('[8.4] a link of 1 KB/s gets everything, and is never cut (D, E)', async (t) => {
  const { client, proxy } = await world.invite();
  const { client: other } = await world.invite({ sessionId: client.sessionId ?? '' });
  proxy.weather.bytesPerSecond = 1_024;
  const closes = client.closes.length;
  const begun = performance.now();
  say(other, 'One');
  await other.until(() => replies(other) === 1, 'a reply for the fast one', 1_500);
  t.ok(performance.now() - begun < 1_500, 'nobody waits for the slow one');
  await client.until(() => replies(client) === 1, 'a reply for the slow one', 30_000);
  t.equal(client.closes.length, closes);
  proxy.clear();
  await holds(t, world);
});

await t.test('[8.4] jitter of up to 3 s changes no order (C)', async (t) => {
  const { client, proxy } = await world.invite();
  proxy.weather.jitterMs = 3_000;
  for (let i = 1; i <= 5; i++) say(client, `Question ${i}`);
  await client.until(() => replies(client) === 5, 'all replies', 40_000);
  proxy.clear();
  await holds(t, world);
});

await t.test('[8.4] who was away for long gets a page, and no hole (P-RECOVER-2)', async (t) => {
  const { client, proxy } = await world.invite();
  const { client: other } = await world.invite({ sessionId: client.sessionId ?? '' });
  world.model.words = () => 1;
  world.model.wordMs = () => 0;
  say(client, 'Before');
  await client.until(() => replies(client) === 1, 'the first reply');
  const { targets } = proxy;
  proxy.targets = [];
  proxy.cut();
  for (let i = 1; i <= 12; i++) say(other, `Meanwhile ${i}`);
  await other.until(() => replies(other) === 13, 'all replies', 30_000);
  proxy.targets = targets;
  await client.until(() => client.isSettled && client.conversation.seq === 26, 'a page');
  t.equal(client.conversation.messages.length, 20);
  t.ok(client.conversation.hasMore);
  await holds(t, world);
});
