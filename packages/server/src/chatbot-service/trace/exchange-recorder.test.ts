import t from 'tap';
import { EgressClient } from '../../egress/egress-client.js';
import { WireServer } from '../../../testing/chatbot-service/wire-server.js';
import { readText } from '../failures/read-text.js';
import { ExchangeRecorder } from './exchange-recorder.js';

const { signal } = new AbortController();
const SECRET = 'hunter2 "quoted"/secret';
const egress = new EgressClient({ allow: ['127.0.0.1'] });
t.teardown(() => egress.close());

await t.test('[4.3] request and response are kept, without any secret in any form', async (t) => {
  const server = await WireServer.start(t, (exchange) =>
    exchange.respond(
      200,
      { echo: SECRET, fine: 'yes' },
      { 'x-request-id': 'r-1', 'set-cookie': 'a=b' },
    ),
  );
  const recorder = new ExchangeRecorder([SECRET]);
  const send = recorder.around((url, request) => egress.open(url, request));
  const response = await send(`${server.url}/a?key=${encodeURIComponent(SECRET)}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${SECRET}`,
      'x-tenant': `is ${SECRET}`,
      'x-basic': Buffer.from(SECRET).toString('base64'),
    },
    body: JSON.stringify({ key: SECRET, question: 'why' }),
    signal,
  });
  t.match(JSON.parse(await readText(response.body)), { echo: SECRET }, 'the caller gets all of it');
  t.equal(server.last.json.key, SECRET, 'and so does the service');
  const [exchange] = recorder.exchanges;
  t.match(exchange, {
    request: {
      method: 'POST',
      url: `${server.url}/a?key=…`,
      headers: { authorization: '…', 'x-tenant': 'is …', 'x-basic': '…' },
      body: '{"key":"…","question":"why"}',
      truncated: false,
    },
    response: {
      status: 200,
      headers: { 'x-request-id': 'r-1', 'set-cookie': '…' },
      body: '{"echo":"…","fine":"yes"}',
      truncated: false,
    },
  });
  t.notMatch(JSON.stringify(recorder.exchanges), /hunter2|aHVudGVyM/);
});

await t.test('[4.3] what is kept is bounded, and says where it was cut', async (t) => {
  const server = await WireServer.start(t, (exchange) => exchange.respond(200, 'é'.repeat(50_000)));
  const recorder = new ExchangeRecorder([]);
  const send = recorder.around((url, request) => egress.open(url, request));
  for (let i = 0; i < 9; i++) {
    const response = await send(server.url, {
      method: 'POST',
      headers: {},
      body: 'x'.repeat(20_000),
      signal,
    });
    t.equal((await readText(response.body, Infinity)).length, 50_000);
  }
  const { exchanges } = recorder;
  t.equal(exchanges.length, 6);
  const [first] = exchanges;
  t.same([first?.request.truncated, first?.response?.truncated], [true, true]);
  t.ok(JSON.stringify(exchanges).length < 200_000);
});

await t.test('[4.3] a request without an answer is kept too', async (t) => {
  const recorder = new ExchangeRecorder([]);
  const send = recorder.around((url, request) => egress.open(url, request));
  await t.rejects(send('http://10.0.0.1/', { method: 'GET', headers: {}, body: null, signal }), {
    code: 'address-blocked',
  });
  t.match(recorder.exchanges, [{ request: { url: 'http://10.0.0.1/' }, response: null }]);
});
