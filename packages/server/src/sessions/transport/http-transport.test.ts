import { CLOSE } from '@chatbot-test/shared/protocol/close-codes.js';
import { cursorOf } from '@chatbot-test/shared/conversation/cursor.js';
import { once } from 'node:events';
import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import t, { type Test } from 'tap';
import type { EngineSettings } from '../engine/settings.js';
import { HttpTransport } from './http-transport.js';
import {
  ConversationServer,
  DASHBOARD,
  SHOP,
} from '../../../testing/sessions/conversation-server.js';
import { HttpClient, type HttpClientOptions } from '../../../testing/sessions/http-client.js';

const server = await ConversationServer.start(t);

/**
 * The next server over the database of the first, which is closed for it: opening a database takes
 * seconds, and two servers would answer each other's questions. So these tests come last.
 */
async function withSettings(
  t: Test,
  settings: Partial<EngineSettings>,
): Promise<ConversationServer> {
  await server.app.close();
  return ConversationServer.start(t, settings, server.database);
}

function client(
  options: Partial<HttpClientOptions> = {},
  path = '/v1/chatbots/shop/test',
  at = server,
): HttpClient {
  const url = at.url + path;
  return new HttpClient({ url, token: at.tokenFor(), origin: DASHBOARD, ...options });
}

/** A client in a new session. */
async function fresh(at = server): Promise<HttpClient> {
  const opened = client({}, undefined, at);
  await opened.hello({ fresh: true });
  return opened;
}

const visit = (options: Partial<HttpClientOptions> = {}): HttpClient =>
  client({ origin: SHOP, token: null, ...options }, '/v1/chatbots/shop/live');

await t.test(
  '[1.3] a conversation over plain HTTP is the same as over a socket (P-HTTP-1, P-HTTP-2)',
  async (t) => {
    const page = await fresh();
    t.equal(page.frames[0]?.type, 'welcome', 'first of all');
    const answer = await page.carryOut([{ type: 'send', cid: 'a', text: 'Hello there' }]);
    t.match(answer, { status: 200, frames: [{ type: 'ack', cid: 'a', epoch: 1, seq: 1 }] });
    const { message, length } = await page.next('done');
    t.match(message, { state: 'done', seq: 2 });
    t.equal(length, 'You said: Hello there'.length);
    t.ok(page.ofType('delta').length > 0, 'streamed');
    t.same(page.transcript, ['Hello there', 'You said: Hello there']);
    const again = await page.carryOut([{ type: 'send', cid: 'a', text: 'Hello there' }]);
    t.same(again.frames, answer.frames, 'the same ack for the same message (P-ACK-2)');
    // No operator may give such an address, and anybody may write of one.
    const address = 'https://user:password@a.example:99999/';
    const written = await page.carryOut([{ type: 'send', cid: 'b', text: address }]);
    t.match(written, { status: 200, frames: [{ type: 'ack', cid: 'b' }] });
    page.leave();
  },
);

await t.test(
  '[1.3] where streams are held back, a welcome alone is answered and news is asked for (P-HTTP-7)',
  async (t) => {
    const url = `${server.url}/v1/chatbots/shop/live`;
    const post = async (what: string, token: string | undefined, body: object) => {
      const response = await fetch(`${url}/${what}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          origin: SHOP,
          ...(token && { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify(body),
      });
      return response.text(); // Resolves with the whole answer alone.
    };
    const answer = await post('stream?once=true', undefined, {});
    t.match(answer, /^data: \{"type":"welcome"[^\n]+\n\nevent: close\ndata: \{"code":1000/);
    const { token } = JSON.parse(/^data: (.+)$/m.exec(answer)?.[1] ?? '') as { token: string };
    await post('frames', token, { frames: [{ type: 'send', cid: 'a', text: 'Hello there' }] });
    let texts: string[] = [];
    while (texts.length < 2) {
      const cursor = { epoch: 0, seq: 0, replies: [] };
      const { frames } = JSON.parse(
        await post('frames', token, { frames: [{ type: 'recover', cursor }] }),
      ) as { frames: { recovery: { messages: { text: string }[] } }[] };
      texts = frames[0]?.recovery.messages.map(({ text }) => text) ?? [];
    }
    t.same(texts, ['Hello there', 'You said: Hello there']);
  },
);

await t.test(
  '[6.4] a POST may reach an instance that has no stream of the session (P-HTTP-3)',
  async (t) => {
    const { database, liveStore } = server;
    const other = await ConversationServer.start(t, {}, database, { liveStore });
    const page = await fresh();
    const url = `${other.url}/v1/chatbots/shop/test`;
    const answer = await page.carryOut(
      [
        { type: 'send', cid: 'a', text: 'One' },
        { type: 'send', cid: 'b', text: 'Two', after: 'a' },
      ],
      url,
    );
    t.match(answer.frames, [
      { cid: 'a', seq: 1 },
      { type: 'ack', cid: 'b' },
    ]);
    const cursor = cursorOf(page.conversation);
    await page.carryOut([{ type: 'recover', cursor }]);
    t.equal(page.transcript[0], 'One', 'stored once, for every instance');
    const back = client();
    await back.hello({ sessionId: page.sessionId });
    t.equal(back.transcript[0], 'One');
    for (const one of [page, back]) one.leave();
  },
);

await t.test('[8.3] origins are checked as for sockets (P-OPEN-2)', async (t) => {
  const bad = ['https://evil.example', 'https://dashboard.example.com.evil.example', 'null', null];
  for (const origin of bad) {
    for (const page of [client({ origin }), visit({ origin })]) {
      await page.open({ fresh: true });
      t.equal(page.status, 403, `stream: ${origin}`);
      const answer = await page.carryOut([{ type: 'ping' }]);
      t.match(answer, { status: 403, error: { code: 'origin-not-allowed' } }, `frames: ${origin}`);
    }
  }
  const shop = client({ origin: SHOP });
  await shop.open();
  t.equal(shop.status, 403, 'a page that may embed may not test');
});

await t.test('[8.3] tokens are checked as for sockets, and come by the header alone', async (t) => {
  for (const token of [null, 'rubbish', server.tokenFor().slice(0, -2)]) {
    const page = client({ token });
    await page.open({ token: server.tokenFor() });
    t.equal(await page.end(), CLOSE.unauthorized, `stream: ${token}`);
    t.match(page.frames, [{ type: 'error', problem: { code: 'unauthorized' } }]);
    const answer = await page.carryOut([{ type: 'ping' }]);
    t.match(answer, { status: 401, error: { code: 'unauthorized' } }, `frames: ${token}`);
  }
  const mine = await fresh();
  for (const [token, path] of [
    [server.tokenFor({ operatorId: 'ben' }), '/v1/chatbots/shop/test'],
    [server.tokenFor({ tenantId: 'other' }), '/v1/chatbots/shop/test'],
    [server.tokenFor(), '/v1/chatbots/other/test'],
  ] as const) {
    const theirs = client({ token }, path);
    theirs.sessionId = mine.sessionId;
    const answer = await theirs.carryOut([{ type: 'send', cid: 'x', text: 'Hi' }]);
    t.match(answer, { status: 404, error: { code: 'not-found' } });
  }
  mine.leave();
});

await t.test(
  '[8.3] what is no frame is refused by name, and the rest carried out (P-BAD-1)',
  async (t) => {
    const page = await fresh();
    const answer = await page.carryOut([
      { type: 'eval' },
      { type: 'send', cid: 'a', text: '' },
      { type: 'hello', token: 'x' },
      { type: 'ping' },
    ]);
    t.match(answer.frames, [
      { type: 'error', problem: { code: 'bad-frame' } },
      { type: 'error', cid: 'a', problem: { code: 'bad-frame' } },
      { type: 'error', problem: { code: 'bad-frame' } },
      { type: 'pong' },
    ]);
    for (const body of [{}, { frames: [] }, { frames: 'ping' }]) {
      const response = await fetch(`${server.url}/v1/chatbots/shop/test/frames`, {
        method: 'POST',
        headers: { origin: DASHBOARD, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      t.equal(response.status, 400, JSON.stringify(body));
    }
    const long = client();
    await long.open({ visitor: { name: 'x'.repeat(5_000) } });
    t.equal(await long.end(), CLOSE.frameTooLarge);
    page.leave();
  },
);

await t.test(
  '[8.4] what a page does not read counts as waiting, as with sockets (P-SLOW-1)',
  async (t) => {
    let life = 0;
    let open: (transport: HttpTransport) => void;
    const opened = new Promise<HttpTransport>((resolve) => (open = resolve));
    const http = createServer((_request, response) => {
      response.writeHead(200);
      open(new HttpTransport(response, () => (life += 1), 'request'));
    });
    http.listen(0, '127.0.0.1');
    await once(http, 'listening');
    const { port } = http.address() as AddressInfo;
    const asked = get({ port, host: '127.0.0.1' });
    const transport = await opened;
    transport.send('first');
    const [response] = (await once(asked, 'response')) as [IncomingMessage];
    t.equal(transport.bufferedAmount, 0);
    t.equal(life, 1, 'what has left is a sign of life');
    const megabyte = 'x'.repeat(1024 * 1024);
    let sent = 0;
    while (transport.bufferedAmount < 8 * megabyte.length && sent < 256) {
      transport.send(megabyte);
      sent += 1;
      await new Promise((resolve) => setImmediate(resolve));
    }
    t.ok(transport.bufferedAmount >= 8 * megabyte.length, `${sent} MiB sent`);
    t.ok(life < sent, 'what waits is none');
    transport.close(CLOSE.slow, 'Too slow.');
    transport.send('nothing more');
    let last = '';
    for await (const chunk of response.setEncoding('utf8'))
      last = (last + String(chunk)).slice(-100);
    t.match(last, /\n\nevent: close\ndata: \{"code":4508,"reason":"Too slow."\}\n\n$/);
    http.close();
  },
);

await t.test('[1.3] a visitor elsewhere converses with the token of the welcome', async (t) => {
  const asked = await fetch(`${server.url}/v1/chatbots/shop/live/frames`, {
    method: 'OPTIONS',
    headers: { origin: SHOP, 'access-control-request-method': 'POST' },
  });
  t.equal(asked.status, 204);
  t.equal(asked.headers.get('access-control-allow-origin'), SHOP);
  t.match(asked.headers.get('access-control-allow-headers'), /authorization/);
  const page = visit();
  await page.hello();
  t.match(page.token, /^[A-Za-z0-9_-]{32}$/);
  await page.carryOut([{ type: 'send', cid: 'a', text: 'Hello' }]);
  await page.until(({ messages }) => messages.length === 2);
  page.leave();
  const back = visit({ token: page.token });
  await back.hello();
  t.same(back.transcript, ['Hello', 'You said: Hello']);
  t.match(await visit({ token: 'guessed' }).carryOut([{ type: 'ping' }]), { status: 404 });
  back.leave();
});

await t.test(
  '[8.4] older messages come page by page, to visitors too, and to nobody else (P-EARLIER-1)',
  async (t) => {
    const paged = await withSettings(t, { snapshotMessages: 3 });
    const url = `${paged.url}/v1/chatbots/shop/live`;
    const page = new HttpClient({ url, token: null, origin: SHOP });
    const { token } = await page.hello();
    for (const [index, cid] of ['a', 'b', 'c', 'd'].entries()) {
      await page.carryOut([{ type: 'send', cid, text: cid }]);
      await page.until(({ messages }) => messages.length === 2 * (index + 1));
    }
    page.leave();
    const whole = page.transcript;
    t.equal(whole.length, 8);
    const back = new HttpClient({ url, token: token ?? null, origin: SHOP });
    await back.hello();
    t.equal(back.transcript.length, 3);
    while (back.conversation.hasMore) {
      const { epoch, messages } = back.conversation;
      await back.carryOut([{ type: 'earlier', epoch, before: messages[0]?.seq }]);
    }
    t.same(back.transcript, whole);
    t.match((await back.carryOut([{ type: 'earlier', epoch: 2, before: 9 }])).frames, [
      { type: 'page', epoch: 2, before: 9, messages: [], hasMore: false },
    ]);
    const { frames } = await back.carryOut([{ type: 'earlier', epoch: 1, before: 0 }]);
    t.match(frames, [{ type: 'error', problem: { code: 'bad-frame' } }]);
    back.leave();
    const other = new HttpClient({ url, token: null, origin: SHOP });
    await other.hello();
    t.match((await other.carryOut([{ type: 'earlier', epoch: 1, before: 9 }])).frames, [
      { type: 'page', messages: [] },
    ]);
    other.leave();
  },
);

await t.test(
  '[3.5] [2.4] failures are played and unsaved values answer over plain HTTP, too (P-HTTP-2)',
  async (t) => {
    const manual = await withSettings(t, {});
    manual.service.byHand();
    const page = await fresh(manual);
    const ask = (cid: string) => page.carryOut([{ type: 'send', cid, text: `Question ${cid}` }]);
    await page.carryOut([{ type: 'simulate', simulation: 'service-error' }]);
    t.match(await page.next('overrides'), { simulation: 'service-error' });
    await ask('a');
    t.match((await page.next('done')).message, {
      state: 'failed',
      problem: { code: 'service-failed' },
    });
    const provider = { type: 'knowledge', threshold: 0.9 };
    await page.carryOut([
      { type: 'simulate', simulation: 'empty-knowledge' },
      { type: 'preview', changes: { provider } },
    ]);
    t.match(await page.next('overrides'), { simulation: 'empty-knowledge', preview: '' });
    const { preview } = await page.next('overrides');
    await ask('b');
    const reply = await manual.service.nextReply();
    t.match(reply.turn, { simulation: 'empty-knowledge', config: { provider } });
    reply.finish();
    t.match((await page.next('done')).message.debug, { preview: true, fingerprint: preview });

    const refused = await page.carryOut([
      { type: 'preview', changes: { provider: { threshold: 7 } } },
    ]);
    t.match(refused.frames, [{ type: 'error', problem: { code: 'bad-preview' } }]);
    await page.carryOut([{ type: 'simulate', simulation: 'session-expired' }]);
    t.equal(await page.end(), CLOSE.idle);
    const again = client({}, undefined, manual);
    const { session } = await again.hello({ sessionId: page.sessionId });
    t.equal(session.id, page.sessionId, 'it is there all the same');
    again.leave();
  },
);

await t.test(
  '[1.3] stop, reset, recover and ping by POST do what they do over a socket',
  async (t) => {
    const manual = await withSettings(t, {});
    manual.service.byHand();
    const page = await fresh(manual);
    await page.carryOut([{ type: 'send', cid: 'a', text: 'Tell me' }]);
    const { replyId } = await page.next('message');
    const reply = await manual.service.nextReply();
    reply.say('Once upon');
    await page.next('delta');
    await page.carryOut([{ type: 'stop', replyId }]);
    t.match(await page.next('done'), { message: { state: 'stopped' }, length: 9 });
    const cursor = { epoch: 1, seq: 1, replies: [] };
    const answer = await page.carryOut([{ type: 'ping' }, { type: 'recover', cursor }]);
    t.match(answer.frames, [
      { type: 'pong' },
      { type: 'recovered', recovery: { epoch: 1, seq: 2, complete: true, messages: [{ seq: 2 }] } },
    ]);
    await page.carryOut([{ type: 'reset', epoch: 1 }]);
    await page.until(({ epoch }) => epoch === 2);
    t.same(page.transcript, []);
    page.leave();
  },
);

await t.test('[3.4] a stream goes on where the one before has ended (P-HTTP-4)', async (t) => {
  const short = await withSettings(t, { streamMs: 1_500 });
  const page = await fresh(short);
  await page.carryOut([{ type: 'send', cid: 'a', text: 'Hello' }]);
  t.equal(await page.end(), 1000, 'renewed, for no fault');
  page.closed = null;
  const { recovery } = await page.hello({
    sessionId: page.sessionId,
    cursor: cursorOf(page.conversation),
  });
  t.equal(recovery.complete, true, 'what was missed, and no more');
  await page.until(({ messages }) => messages.length === 2);
  t.same(page.transcript, ['Hello', 'You said: Hello']);
  page.leave();
});

await t.test(
  '[8.3] a session has one rate, by whatever way it sends (P-RATE-1, P-RATE-2)',
  async (t) => {
    const busy = await withSettings(t, { sends: { burst: 3, perSecond: 0.5 } });
    const page = await fresh(busy);
    const send = (cid: string, after?: string) => ({ type: 'send', cid, text: cid, after });
    await page.carryOut([send('a')]);
    const { frames } = await page.carryOut([send('b'), send('c'), send('d'), send('e', 'd')]);
    t.match(frames, [
      { type: 'ack', cid: 'b' },
      { type: 'ack', cid: 'c' },
      { type: 'error', cid: 'd', problem: { code: 'rate-limited', retryable: true } },
      { type: 'error', cid: 'e', problem: { code: 'rate-limited' } },
    ]);
    const [, , held] = frames;
    const wait = held?.type === 'error' ? held.problem.retryAfterMs : undefined;
    t.ok(wait !== undefined && wait > 0 && wait <= 2_000, `says when: ${wait}`);
    const flood = Array.from({ length: 64 }, () => ({ type: 'ping' }));
    await page.carryOut(flood);
    t.match(await page.carryOut(flood), { close: { code: CLOSE.rateLimited } });
    page.leave();
  },
);

await t.test('[3.4] a server that stops tells streams to move (P-HTTP-4)', async (t) => {
  const stopping = await withSettings(t, {});
  const page = await fresh(stopping);
  await stopping.app.close();
  t.equal(await page.end(), CLOSE.drain);
});
