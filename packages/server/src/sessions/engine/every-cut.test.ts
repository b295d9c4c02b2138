import { randomUUID } from 'node:crypto';
import type { Message } from '@chatbot-test/shared/protocol/message.schema.js';
import t, { type Test } from 'tap';
import { openTestDatabase } from '../../../testing/database.js';
import { EngineHarness } from '../../../testing/sessions/engine-harness.js';
import { echo } from '../../../testing/sessions/scripted-service.js';
import { insertChatbot, newSession } from '../../../testing/sessions/sessions.js';
import { SimulatedClient } from '../../../testing/sessions/simulated-client.js';

const { sql } = await openTestDatabase(t);
await insertChatbot(sql, 'shop', 'demo');
const harness = new EngineHarness(t, sql, { settings: { deltaMs: 0 } });
const { engine, storage, service } = harness;
service.script = echo;

const QUESTIONS = ['One', 'Two words', 'And a third one'];

/** Point at which the first link breaks: after so many frames of the server, or so many sends. */
type Cut = { readonly frames: number } | { readonly sends: number };

/** @returns how many frames of the server came over the first link */
async function converse(t: Test, cut: Cut): Promise<number> {
  const session = await storage.sessions.create(newSession());
  const client = new SimulatedClient(
    engine,
    () => Promise.resolve({ session }),
    () => 1,
  );
  let frames = 0;
  let isFirst = true;
  const breakOff = () => {
    isFirst = false;
    client.cut();
    queueMicrotask(() => client.connect());
  };
  client.tamper = (frame) => {
    if (isFirst) frames += 1;
    if (isFirst && 'frames' in cut && frames === cut.frames) breakOff();
    return frame;
  };
  client.connect();
  const sent = QUESTIONS.map((text) => ({ cid: randomUUID(), text }));
  for (const [i, { cid, text }] of sent.entries()) {
    if (isFirst && 'sends' in cut && i === cut.sends) breakOff();
    client.send(cid, text);
  }
  const isOver = () => client.isDone && client.conversation.seq === 2 * QUESTIONS.length;
  while (!isOver()) await new Promise((resolve) => setImmediate(resolve));

  const read = await storage.messages.readLog(session.id, { epoch: 0, seq: 0 }, 100);
  const log = read?.page.messages ?? [];
  const stored = log.flatMap((one) =>
    one.role === 'user' ? [{ cid: one.cid, text: one.text }] : [],
  );
  const answers = log.flatMap((one) => (one.role === 'bot' ? [one.text] : []));
  const at = JSON.stringify(cut);
  t.same(stored, sent, `A, B: each once and in order, ${at}`);
  t.same(
    answers,
    QUESTIONS.map((text) => `You said: ${text}`),
    `D: the whole text, ${at}`,
  );
  t.same(client.conversation.messages.map(textOf), log.map(textOf), `C: what is shown, ${at}`);
  t.same(client.violations, [], at);
  client.cut();
  return frames;
}

const textOf = ({ seq, text }: Message) => `${seq} ${text}`;

await t.test('[8.4] a link that breaks after any frame of the server loses nothing', async (t) => {
  const frames = await converse(t, { frames: Infinity });
  t.ok(frames > 15, `${frames} places`);
  for (let cut = 1; cut <= frames; cut++) await converse(t, { frames: cut });
});

await t.test('[8.4] a link that breaks before any frame of the client loses nothing', async (t) => {
  for (let cut = 0; cut < QUESTIONS.length; cut++) await converse(t, { sends: cut });
});
