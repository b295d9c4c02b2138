import { randomUUID } from 'node:crypto';
import t from 'tap';
import { holds } from './run/check.js';
import type { ModelMood } from './world/model-server.js';
import { World } from './world/world.js';

const world = await World.start(t, { instances: null, engine: { serviceSilenceMs: 3_000 } });
const { model } = world;
model.words = () => 6;
model.wordMs = () => 5;

const failures: readonly (readonly [mood: ModelMood, text: RegExp])[] = [
  ['fails', /^$/],
  ['breaks off', /^r\d+w0 r\d+w1 /],
  ['talks rubbish', /^r\d+w0 r\d+w1 /],
  ['stalls', /^r\d+w0 r\d+w1 /],
];

for (const [mood, text] of failures) {
  await t.test(`[4.5] a chatbot service that ${mood} fails its reply, with a reason`, async (t) => {
    const { client } = await world.invite();
    model.mood = () => mood;
    client.send(randomUUID(), 'One');
    await client.until(() => client.conversation.messages.length === 2, 'an end');
    const [, reply] = client.conversation.messages;
    t.match(reply, { state: 'failed', text, problem: { retryable: true } });
    model.mood = () => 'answers';
    client.send(randomUUID(), 'Two');
    await client.until(() => client.conversation.messages.length === 4, 'an answer');
    t.match(client.conversation.messages[3], { state: 'done' }, 'the next is answered');
    await holds(t, world);
  });
}
