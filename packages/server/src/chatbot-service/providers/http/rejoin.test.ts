import t from 'tap';
import { BackgroundResponses } from '../../../../testing/chatbot-service/background-responses.js';
import { startPresets } from '../../../../testing/chatbot-service/start-presets.js';
import { HANDED_OVER, type ServiceEvent } from '../../chatbot-service.js';

const PIECES = ['Parcels ', 'take ', 'two ', 'days.'];
const TEXT = PIECES.join('');
const PRESET = 'openai-responses';

const { server, notes, ask } = await startPresets(t);

/** Calls back, once, when something is said. */
const atFirstWord = (act: () => void) => {
  let isFirst = true;
  return (event: ServiceEvent) => {
    if (event.type !== 'text' || event.text === '' || !isFirst) return;
    isFirst = false;
    act();
  };
};

/** A reply whose process is gone after its first words. */
async function leave(replyId: string): Promise<void> {
  const leaving = new AbortController();
  await ask(
    PRESET,
    'How long?',
    { replyId, signal: leaving.signal },
    atFirstWord(() => leaving.abort(HANDED_OVER)),
  );
}

const requestsSince = (start: number) =>
  server.exchanges.slice(start).map(({ method, path }) => `${method} ${path}`);
const codesOf = ({ warnings }: { warnings: { code: string }[] }) =>
  warnings.map(({ code }) => code);

await t.test('[1.4] [3.4] what was begun is noted before anything of it is said', async (t) => {
  const responses = new BackgroundResponses(PIECES);
  server.handler = responses.answer;
  const noted: boolean[] = [];
  const reply = await ask(
    PRESET,
    'How long?',
    { replyId: 'noted' },
    atFirstWord(() => noted.push(notes.has('noted'))),
  );
  t.equal(reply.text, TEXT);
  t.same(noted, [true]);
  t.notMatch(notes.get('noted'), /resp_1/, 'sealed');
});

await t.test('[1.4] [3.4] another process goes on with it, and pays once', async (t) => {
  const responses = new BackgroundResponses(PIECES, 2);
  server.handler = responses.answer;
  await leave('taken-up');
  const start = server.exchanges.length;
  responses.letGo();
  const reply = await ask(PRESET, 'How long?', { replyId: 'taken-up' });
  t.same(
    [reply.error, reply.text, reply.pieces.length, responses.generations],
    [null, TEXT, 1, 1],
    'what was said before is one piece',
  );
  t.same(codesOf(reply), ['rejoined']);
  t.same(requestsSince(start), ['GET /v1/responses/resp_1?stream=true&starting_after=0']);
  t.match(reply.of('usage').at(-1)?.tokens, { input: 36, output: 87, estimated: false });
});

await t.test('[1.4] a stream that breaks off is gone on with where it was read', async (t) => {
  const responses = new BackgroundResponses(PIECES, 2);
  server.handler = responses.answer;
  const start = server.exchanges.length;
  const reply = await ask(
    PRESET,
    'How long?',
    {},
    atFirstWord(() => {
      responses.cut();
      responses.letGo();
    }),
  );
  t.same([reply.error, reply.text, responses.generations], [null, TEXT, 1]);
  t.same(codesOf(reply), ['rejoined']);
  t.same(requestsSince(start), [
    'POST /v1/responses',
    'GET /v1/responses/resp_1?stream=true&starting_after=3',
  ]);
});

await t.test('[1.4] what is not kept there any more is asked anew, and that is said', async (t) => {
  const responses = new BackgroundResponses(PIECES, 2);
  server.handler = responses.answer;
  await leave('forgotten');
  responses.forget();
  responses.letGo();
  const reply = await ask(PRESET, 'How long?', { replyId: 'forgotten' });
  t.same([reply.error, reply.text, responses.generations], [null, TEXT, 2]);
  t.match(reply.warnings, [{ code: 'asked-anew', message: /127\.0\.0\.1.* no more/ }]);
  t.equal(codesOf(reply).length, 1);
});

await t.test('[1.4] a note that cannot be read is none', async (t) => {
  const responses = new BackgroundResponses(PIECES);
  server.handler = responses.answer;
  notes.set('foreign', 'v1.sealed-with-another-key');
  const reply = await ask(PRESET, 'How long?', { replyId: 'foreign' });
  t.same([reply.text, codesOf(reply), responses.generations], [TEXT, ['asked-anew'], 1]);
});

await t.test('[1.4] a reply that nobody wants any more is cancelled at the service', async (t) => {
  const responses = new BackgroundResponses(PIECES, 2);
  server.handler = responses.answer;
  const stopping = new AbortController();
  await ask(
    PRESET,
    'How long?',
    { signal: stopping.signal },
    atFirstWord(() => stopping.abort()),
  );
  await responses.until(([status]) => status === 'cancelled');

  await t.test('[1.4] also where its process is gone by then', async (t) => {
    await leave('stopped-later');
    t.equal(responses.statuses[1], 'in_progress', 'whoever hands over lets it go on');
    await ask(PRESET, 'x', { replyId: 'stopped-later', signal: AbortSignal.abort() });
    await responses.until(([, status]) => status === 'cancelled');
  });
});

await t.test(
  '[1.4] a stream that cannot be gone on with was cut off, and is cancelled',
  async (t) => {
    const responses = new BackgroundResponses(PIECES, 2);
    server.handler = (exchange) => {
      if (exchange.method === 'POST') return responses.answer(exchange);
      exchange.respond(400, { error: { message: 'This response cannot be streamed.' } });
    };
    const reply = await ask(
      PRESET,
      'How long?',
      {},
      atFirstWord(() => responses.cut()),
    );
    t.match(reply.error, { code: 'service-cut-off' });
    t.match(reply.warnings.at(-1), { message: /This response cannot be streamed/ });
    await responses.until(([status]) => status === 'cancelled');
  },
);

await t.test('[1.4] what cannot be taken up, though it is there, is cancelled', async (t) => {
  const responses = new BackgroundResponses(PIECES, 2);
  server.handler = responses.answer;
  await leave('not-taken-up');
  server.handler = (exchange) => {
    if (exchange.method === 'POST') return responses.answer(exchange);
    exchange.respond(500, { error: { message: 'Try again later.' } });
  };
  const reply = await ask(PRESET, 'How long?', { replyId: 'not-taken-up' });
  t.match(reply.error, { code: 'service-error' });
  await responses.until(([status]) => status === 'cancelled');
});
