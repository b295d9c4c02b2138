import { randomUUID } from 'node:crypto';
import t from 'tap';
import { CLOSE } from '@chatbot-test/shared/protocol/close-codes.js';
import { holds } from './run/check.js';
import type { ChaosClient } from './world/chaos-client.js';
import { World } from './world/world.js';

t.setTimeout(10 * 60_000);
const REPLIES = 1_000;

await t.test('[8.4] who never reads is closed as slow, and slows nobody (E)', async (t) => {
  const engine = {
    sends: { burst: 100_000, perSecond: 10_000 },
    frames: { burst: 100_000, perSecond: 10_000 },
  };
  const world = await World.start(t, { instances: null, engine });
  // 20 KB each: 20 MB in all, more than the kernel's buffers hold.
  world.model.words = () => 20;
  world.model.wordLength = 1_000;
  world.model.wordMs = () => 0;
  const { client: talker } = await world.invite();
  const alone = await times(talker, 100);
  const { client: deaf } = await world.invite({
    sessionId: talker.sessionId ?? '',
    silenceMs: 600_000,
  });
  const { client: other } = await world.invite();
  deaf.read(false);
  const along = await Promise.all([times(talker, REPLIES), times(other, REPLIES / 5)]);
  const [before, after] = [percentile(alone, 0.99), percentile(along[0], 0.99)];
  t.comment(`p99 of send to ack: ${before.toFixed(1)} ms before, ${after.toFixed(1)} ms beside it`);
  t.ok(after < 2 * before || after < 20, 'the others do not feel it');
  deaf.read(true);
  await deaf.until(() => deaf.closes.length > 0, 'its close');
  t.ok(
    deaf.closes.some((code) => code === CLOSE.slow || code === 1006),
    deaf.closes.join(),
  );
  await holds(t, world);
});

/** Sends `count` messages, one after the other. @returns times from send to ack, in ms */
async function times(client: ChaosClient, count: number): Promise<number[]> {
  const all: number[] = [];
  for (let i = 0; i < count; i++) {
    const begun = performance.now();
    client.send(randomUUID(), `Question ${i}`);
    await client.until(() => client.unacked === 0, 'an ack');
    all.push(performance.now() - begun);
    await client.until(() => client.isSettled, 'a reply');
  }
  return all;
}

function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * part)] ?? 0;
}
