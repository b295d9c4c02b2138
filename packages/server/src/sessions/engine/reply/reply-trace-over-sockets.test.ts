import type {
  Exchange,
  MarkName,
  ReplyDetails,
} from '@chatbot-test/shared/protocol/message.schema.js';
import { setTimeout as delay } from 'node:timers/promises';
import t from 'tap';
import type { ServiceEvent } from '../../../chatbot-service/chatbot-service.js';
import { ConversationServer, SHOP } from '../../../../testing/sessions/conversation-server.js';

const server = await ConversationServer.start(t);
const { service } = server;
const { sql } = server.database;

const SECRET = 'sk-live-1234567890';

/** Exchange of a service that forgot to remove its secrets. */
const EXCHANGE: Exchange = {
  request: {
    method: 'POST',
    url: `https://api.example.com/v1/chat?key=${SECRET}`,
    headers: { authorization: `Bearer ${SECRET}`, accept: 'text/event-stream' },
    body: `{"stream":true,"api_key":"${SECRET}"}`,
    truncated: false,
  },
  response: {
    status: 200,
    headers: { 'set-cookie': SECRET },
    body: 'data: [DONE]',
    truncated: false,
  },
};

/** A service that takes its time in each part, in ms, and tells of all that it does. */
function taking(times: Partial<Record<MarkName, number>>) {
  return async function* (): AsyncGenerator<ServiceEvent> {
    const spent = async (name: MarkName): Promise<ServiceEvent> => {
      await delay(times[name] ?? 0);
      return { type: 'mark', name, at: performance.now() };
    };
    yield await spent('retrieval');
    yield { type: 'prompt', messages: [{ role: 'system', content: 'Answer from the passages.' }] };
    yield await spent('prompt');
    yield await spent('connect');
    yield { type: 'exchanges', exchanges: [EXCHANGE] };
    yield { type: 'thoughts', text: 'Passage 2 says so.' };
    yield await spent('firstToken');
    yield { type: 'text', text: 'You have 30 days.' };
    await delay(times.generation ?? 0);
    yield { type: 'mark', name: 'generation', at: performance.now() };
    const tokens = { input: 40, output: 6, estimated: false };
    const model = { provider: 'model', model: 'small', finishReason: 'stop', costUsd: 0.0001 };
    yield { type: 'usage', tokens, ...model };
  };
}

const PARTS = ['queue', 'retrieval', 'prompt', 'connect', 'firstToken', 'generation', 'store'];

for (const slow of ['retrieval', 'connect', 'firstToken', 'generation'] as const) {
  await t.test(
    `[4.1] a delay in ${slow} appears there; the parts add up to the total`,
    async (t) => {
      service.script = taking({ [slow]: 400 });
      const client = await server.open({ fresh: true });
      const before = performance.now();
      client.send('How long?');
      const { message } = await client.next('done');
      const elapsed = performance.now() - before;
      const { marks = [], totalMs = 0, firstTokenMs = 0 } = message.debug ?? {};
      t.same(
        marks.map(({ name }) => name),
        PARTS,
      );
      const sum = marks.reduce((total, { ms }) => total + ms, 0);
      t.ok(Math.abs(sum - totalMs) < 1, `${sum} is ${totalMs}`);
      t.ok(totalMs <= elapsed, 'and to no more than what passed');
      // That no other part has it too: injected-delays.test.ts.
      const delayed = marks.find(({ name }) => name === slow);
      t.ok((delayed?.ms ?? 0) >= 399, `${delayed?.ms}`);
      const until = marks.slice(0, 5).reduce((total, { ms }) => total + ms, 0);
      t.ok(Math.abs(until - (firstTokenMs ?? 0)) < 0.01, 'the first token is where its part ends');
      await client.close();
    },
  );
}

await t.test(
  '[4.3] prompt and exchanges are stored without secrets, and asked for by reply',
  async (t) => {
    service.script = taking({});
    const client = await server.open({ fresh: true });
    client.send('How long?');
    const { message } = await client.next('done');
    t.match(message.debug, { finishReason: 'stop', model: 'small', costUsd: 0.0001 });
    t.notMatch(JSON.stringify(client.frames), /Answer from the passages|completions|Passage 2/);
    const path = `/v1/test-sessions/${client.sessionId}/replies/${message.id}/details`;
    const { status, body } = await server.ask(path);
    t.equal(status, 200);
    const details = body as unknown as ReplyDetails;
    t.same(details.prompt, [{ role: 'system', content: 'Answer from the passages.' }]);
    t.equal(details.thoughts, 'Passage 2 says so.');
    t.match(details.exchanges, [
      {
        request: {
          url: 'https://api.example.com/v1/chat?key=…',
          headers: { authorization: '…', accept: 'text/event-stream' },
          body: '{"stream":true,"api_key":"…"}',
        },
        response: { status: 200, headers: { 'set-cookie': '…' }, body: 'data: [DONE]' },
      },
    ]);
    t.notMatch(JSON.stringify(body), SECRET);
    await client.close();
  },
);

await t.test('[4.6] the server gives debug data to the session’s operator alone', async (t) => {
  service.script = taking({});
  const client = await server.open({ fresh: true });
  client.send('How long?');
  const { message } = await client.next('done');
  const base = `/v1/test-sessions/${client.sessionId}`;
  const others = [{ operatorId: 'ben' }, { tenantId: 'other' }, { chatbots: ['foreign'] }] as const;
  for (const path of [`/replies/${message.id}/details`, '/export?format=json']) {
    for (const other of others) {
      const { status, body } = await server.ask(base + path, { token: server.tokenFor(other) });
      t.equal(status, 404, `${path} of ${JSON.stringify(other)}`);
      t.equal(body.error.code, 'not-found');
    }
    t.equal((await server.ask(base + path, { token: 'none' })).status, 401);
  }
  await client.close();
});

await t.test(
  '[4.6] of a live reply the server keeps figures, and nothing of what was said',
  async (t) => {
    service.script = taking({ generation: 20 });
    const client = await server.connect({
      path: '/v1/chatbots/shop/live',
      origin: SHOP,
      token: null,
    });
    await client.hello();
    client.send('How long?');
    const { message } = await client.next('done');
    t.notOk('debug' in message);
    client.write({ type: 'ping' });
    await client.next('pong');
    const [row] = await sql<{ totals: object }[]>`
    select totals from live_messages where id = ${message.id}`;
    t.match(row?.totals, {
      provider: 'model',
      model: 'small',
      tokens: { input: 40 },
      costUsd: 0.0001,
    });
    t.same(Object.keys(row?.totals ?? {}).sort(), [
      'costUsd',
      'firstTokenMs',
      'isUnanswered',
      'model',
      'provider',
      'tokens',
      'totalMs',
    ]);
    await client.close();
  },
);

await t.test('[4.1] a long conversation says that its start was left out', async (t) => {
  service.script = taking({});
  const client = await server.open({ fresh: true });
  const warnings = [];
  for (let i = 0; i < 12; i++) {
    client.send(`Question ${i}`);
    warnings.push((await client.next('done')).message.debug?.warnings.map(({ code }) => code));
  }
  t.same(warnings.slice(0, 11), Array(11).fill([]));
  t.same(warnings[11], ['context-truncated']);
  await client.close();
});
