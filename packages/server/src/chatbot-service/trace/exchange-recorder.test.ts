import t from 'tap';
import { EgressClient } from '../../egress/egress-client.js';
import { WireServer } from '../testing/wire-server.js';
import { ExchangeRecorder } from './exchange-recorder.js';

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
  const send = recorder.around((url, init) => egress.fetch(url, init));
  const response = await send(`${server.url}/a?key=${encodeURIComponent(SECRET)}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${SECRET}`,
      'x-tenant': `is ${SECRET}`,
      'x-basic': Buffer.from(SECRET).toString('base64'),
    },
    body: JSON.stringify({ key: SECRET, question: 'why' }),
  });
  t.match(await response.json(), { echo: SECRET }, 'the caller gets all of it');
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
  const send = recorder.around((url, init) => egress.fetch(url, init));
  for (let i = 0; i < 9; i++) {
    const response = await send(server.url, { method: 'POST', body: 'x'.repeat(20_000) });
    t.equal((await response.text()).length, 50_000);
  }
  const { exchanges } = recorder;
  t.equal(exchanges.length, 6);
  const [first] = exchanges;
  t.same([first?.request.truncated, first?.response?.truncated], [true, true]);
  t.ok(JSON.stringify(exchanges).length < 200_000);
});

await t.test('[4.3] a request without an answer is kept too', async (t) => {
  const recorder = new ExchangeRecorder([]);
  const send = recorder.around((url, init) => egress.fetch(url, init));
  await t.rejects(send('http://10.0.0.1/', {}), { code: 'address-blocked' });
  t.match(recorder.exchanges, [{ request: { url: 'http://10.0.0.1/' }, response: null }]);
});
