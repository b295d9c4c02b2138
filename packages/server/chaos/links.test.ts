import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import t, { type Test } from 'tap';
import { CLOSE } from '@chatbot-test/shared/protocol/close-codes.js';
import { holds } from './run/check.js';
import type { ChaosClient } from './world/chaos-client.js';
import { World, type Guest } from './world/world.js';

const SILENCE_MS = 4_000;
const engine = { snapshotMessages: 20, silenceMs: SILENCE_MS, heartbeatMs: 1_000 };
const world = await World.start(t, { instances: null, engine });
const { model } = world;
model.words = () => 10;
model.wordMs = () => 5;

const say = (client: ChaosClient, text: string) => client.send(randomUUID(), text);
const replies = ({ conversation }: ChaosClient) =>
  conversation.messages.filter(({ role }) => role === 'bot').length;
/** Somebody in a session of their own, or in that of another guest. */
const invite = (host?: Guest) =>
  world.invite({
    silenceMs: SILENCE_MS,
    ...(host && { sessionId: host.client.sessionId ?? '' }),
  });

const tests: Record<string, (t: Test) => Promise<readonly Guest[]>> = {
  '[8.4] a send that got lost is sent again, and stored once (A, B)': async () => {
    const guest = await invite();
    const { client, proxy } = guest;
    proxy.weather.drops = new Set(['up']);
    say(client, 'One');
    say(client, 'Two');
    while (proxy.dropped === 0) await delay(10);
    proxy.clear();
    await client.until(() => replies(client) === 2, 'two replies');
    return [guest];
  },

  '[8.4] an ack that got lost comes again, and nothing twice (A, B)': async (t) => {
    const guest = await invite();
    const { client, proxy } = guest;
    const watcher = await invite(guest);
    proxy.weather.drops = new Set(['down']);
    say(client, 'One');
    await watcher.client.until(() => replies(watcher.client) === 1, 'it was stored and answered');
    t.equal(client.unacked, 1, 'nobody has told the client');
    proxy.clear();
    await client.until(() => client.unacked === 0 && replies(client) === 1, 'the ack');
    return [guest, watcher];
  },

  '[8.4] a link that is cut after some bytes is taken up again (B, C, D)': async (t) => {
    const guest = await invite();
    const { client, proxy } = guest;
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
    t.ok(client.welcomes > 5);
    // A client can be settled before its last reply has begun.
    await client.until(() => client.conversation.seq === 28, 'a reply to each');
    return [guest];
  },

  '[8.4] a half-open link is noticed by the client (P-BEAT-1; A to D)': async () => {
    const guest = await invite();
    const other = await invite(guest);
    const { client, proxy } = guest;
    proxy.freeze();
    say(other.client, 'One');
    await client.until(() => !client.isConnected, 'it gives up');
    proxy.clear();
    await client.until(() => replies(client) === 1, 'the reply');
    return [guest, other];
  },

  '[8.4] a half-open link is noticed by the server (P-BEAT-1; A to D)': async () => {
    const guest = await invite();
    const { client, proxy } = guest;
    // It hears all that the server says, and is heard no more.
    proxy.weather.drops = new Set(['up']);
    await client.until(() => client.closes.includes(CLOSE.slow), 'the server gives up');
    proxy.clear();
    say(client, 'One');
    await client.until(() => replies(client) === 1, 'the reply');
    return [guest];
  },

  '[8.4] a link of 1 KB/s gets everything, is never cut, and holds up nobody (D, E)': async (t) => {
    const guest = await invite();
    const other = await invite(guest);
    const { client, proxy } = guest;
    proxy.weather.bytesPerSecond = 1_024;
    const closes = client.closes.length;
    say(other.client, 'One');
    await other.client.until(() => replies(other.client) === 1, 'a reply for the fast one');
    t.equal(replies(client), 0, 'nobody waits for the slow one');
    await client.until(() => replies(client) === 1, 'a reply for the slow one');
    t.equal(client.closes.length, closes);
    proxy.clear();
    return [guest, other];
  },

  '[8.4] jitter of up to 3 s changes no order (C)': async () => {
    const guest = await invite();
    const { client, proxy } = guest;
    proxy.weather.jitterMs = 3_000;
    for (let i = 1; i <= 5; i++) say(client, `Question ${i}`);
    await client.until(() => replies(client) === 5, 'all replies');
    proxy.clear();
    return [guest];
  },

  '[8.4] who was away for long gets a page, and no hole (P-RECOVER-2)': async (t) => {
    const guest = await invite();
    const other = await invite(guest);
    const { client, proxy } = guest;
    say(client, 'Before');
    await client.until(() => replies(client) === 1, 'the first reply');
    const { targets } = proxy;
    proxy.targets = [];
    proxy.cut();
    for (let i = 1; i <= 12; i++) say(other.client, `Meanwhile ${i}`);
    await other.client.until(() => replies(other.client) === 13, 'all replies');
    proxy.targets = targets;
    await client.until(() => client.isSettled && client.conversation.seq === 26, 'a page');
    t.equal(client.conversation.messages.length, 20);
    t.ok(client.conversation.hasMore);
    return [guest, other];
  },
};

// Each waits for its own link, so they wait together.
t.jobs = Object.keys(tests).length;
await Promise.all(
  Object.entries(tests).map(([title, test]) =>
    t.test(title, async (t) => {
      await holds(t, world, { guests: await test(t) });
    }),
  ),
);
