import t from 'tap';
import { openTestDatabase } from '../../../../testing/database.js';
import { EngineHarness } from '../../../../testing/sessions/engine-harness.js';
import { insertChatbot } from '../../../../testing/sessions/sessions.js';

const { sql } = await openTestDatabase(t);
await insertChatbot(sql, 'shop', 'demo');

/** More turns than a reply takes to its first words. */
const TURNS = 50;

await t.test('[1.5] a question is told before its reply, however soon that is found', async (t) => {
  const [stored, claimed, heard] = [gate(), gate(), gate()];
  let sends = 0;
  let looks = 0;
  const harness = new EngineHarness(t, sql, {
    storage: (real) => ({
      messages: {
        // The second is committed, and this process hears of it late.
        append: async (message) => {
          const appended = await real.messages.append(message);
          sends += 1;
          if (sends === 2) {
            stored.open();
            await heard.opened;
          }
          return appended;
        },
      },
      queue: {
        // Whoever has answered the first looks whether there is more, and finds the second.
        claimNext: async (...asked) => {
          looks += 1;
          if (looks === 2) await stored.opened;
          const claim = await real.queue.claimNext(...asked);
          if (looks === 2) claimed.open();
          return claim;
        },
      },
    }),
  });
  const socket = await harness.connect();
  socket.write({ type: 'send', cid: 'c1', text: 'One' });
  await socket.nth('done', 1);
  socket.write({ type: 'send', cid: 'c2', text: 'Two' });
  await claimed.opened;
  for (let turn = 0; turn < TURNS; turn++) await new Promise((resolve) => setImmediate(resolve));
  t.equal(harness.service.turns.length, 1, 'nobody has begun to answer it');
  heard.open();
  await socket.nth('done', 2);
  t.same(socket.ofType('recovered'), [], 'nothing was missed');
  t.same(
    socket.frames.map(({ type }) => type).filter((type) => type !== 'delta'),
    ['welcome', 'ack', 'message', 'done', 'ack', 'message', 'done'],
  );
  const types = socket.frames.slice(socket.frames.findIndex(({ type }) => type === 'done'));
  t.ok(
    types.findIndex(({ type }) => type === 'message') <
      types.findIndex(({ type }) => type === 'delta'),
  );
});

interface Gate {
  readonly opened: Promise<void>;
  readonly open: () => void;
}

function gate(): Gate {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}
