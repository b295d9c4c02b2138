import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { CLOSE } from '@chatbot-test/shared/protocol/close-codes.js';
import { LIMITS } from '@chatbot-test/shared/protocol/limits.js';
import type { ClientFrame } from '@chatbot-test/shared/protocol/client-frames.schema.js';
import t, { type Test } from 'tap';
import type { EngineSettings } from '../engine/settings.js';
import { ConversationServer } from '../../../testing/sessions/conversation-server.js';

const server = await ConversationServer.start(t);
const HELLO: ClientFrame = { type: 'hello', token: server.tokenFor(), fresh: true };

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

/** First frame in answer to this first message of a client. */
async function firstFrame(data: string | Buffer) {
  const client = await server.connect();
  client.raw(data);
  const code = await client.end();
  const [error] = client.ofType('error');
  return [code, error?.problem.code];
}

const ANNA = { tenantId: 'demo', operatorId: 'anna', role: 'operator', chatbots: null } as const;

await t.test(
  '[8.3] what comes before hello, or is none, is refused (P-HELLO-1, P-BAD-1)',
  async (t) => {
    t.same(await firstFrame('{"type":"send","cid":"1","text":"Hi"}'), [
      CLOSE.unauthorized,
      'unauthorized',
    ]);
    for (const rubbish of ['', '{', '[]', 'null', '"hello"', '{"type":"hello","token":7}']) {
      t.same(await firstFrame(rubbish), [CLOSE.badFrame, 'bad-frame'], rubbish);
    }
    t.same(await firstFrame('[['.repeat(2_000)), [CLOSE.badFrame, 'bad-frame']);
    t.same(await firstFrame(Buffer.from([1, 2, 3])), [CLOSE.badFrame, 'bad-frame']);
  },
);

await t.test(
  '[8.3] tokens that we have not made, edited or expired open nothing (P-HELLO-2)',
  async (t) => {
    const [header, payload, signature] = server.tokenFor().split('.');
    const other = Buffer.from(JSON.stringify({ sub: 'anna', tenant: 'other', role: 'operator' }));
    const none = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
    const tokens = [
      '',
      'rubbish',
      `${header}.${other.toString('base64url')}.${signature}`,
      `${none}.${payload}.`,
      server.app.signOperator(ANNA, -31),
      server.app.signOperator({ ...ANNA, role: 'visitor' as 'operator' }, 60),
    ];
    for (const token of tokens) {
      t.same(await firstFrame(JSON.stringify({ type: 'hello', token })), [
        CLOSE.unauthorized,
        'unauthorized',
      ]);
    }
  },
);

await t.test(
  '[8.3] what is foreign looks the same as what does not exist (P-HELLO-3)',
  async (t) => {
    const own = await server.open({ fresh: true });
    const ben = server.tokenFor({ operatorId: 'ben' });
    const cases: [string, string, object][] = [
      ['unknown chatbot', 'unknown', {}],
      ["another tenant's chatbot", 'foreign', {}],
      ['unknown session', 'shop', { sessionId: 'unknown' }],
      ["another operator's session", 'shop', { sessionId: own.sessionId, token: ben }],
      ['session of another chatbot', 'foreign', { sessionId: own.sessionId }],
      [
        'chatbot that the token does not list',
        'shop',
        { token: server.tokenFor({ chatbots: ['other'] }) },
      ],
      [
        "another tenant's session",
        'shop',
        { sessionId: own.sessionId, token: server.tokenFor({ tenantId: 'other' }) },
      ],
    ];
    const problems = new Set<string>();
    for (const [title, chatbotId, hello] of cases) {
      const client = await server.connect({ path: `/v1/chatbots/${chatbotId}/test` });
      client.write({ type: 'hello', token: server.tokenFor(), ...hello });
      t.equal(await client.end(), CLOSE.notFound, title);
      const [error] = client.ofType('error');
      problems.add(JSON.stringify({ ...error?.problem, correlationId: '' }));
    }
    t.equal(problems.size, 1, 'in every word');
  },
);

await t.test("[8.3] somebody else's reply cannot be stopped", async (t) => {
  server.service.byHand();
  const own = await server.open({ fresh: true });
  own.send('One');
  const reply = await server.service.nextReply();
  reply.say('Some');
  const { replyId } = await own.next('delta');
  const ben = await server.open({ token: server.tokenFor({ operatorId: 'ben' }) });
  ben.write({ type: 'stop', replyId });
  ben.write({ type: 'ping' });
  await ben.next('pong');
  ben.send('Two');
  await ben.next('ack');
  t.notOk(reply.signal.aborted);
  reply.finish();
  t.match(await own.next('done'), { message: { state: 'done' } });
  (await server.service.nextReply()).finish();
});

await t.test(
  '[8.3] frames over the limit close the socket with a code of their own (P-BAD-2)',
  async (t) => {
    const large = (bytes: number) => JSON.stringify({ type: 'ping', padding: 'x'.repeat(bytes) });
    t.same(await firstFrame(large(LIMITS.helloBytes)), [CLOSE.frameTooLarge, 'frame-too-large']);
    const client = await server.open({ fresh: true });
    client.raw(large(LIMITS.frameBytes - 100));
    await client.next('pong');
    client.raw(large(LIMITS.frameBytes));
    t.equal(await client.end(), CLOSE.frameTooLarge);
    const huge = await server.open({ fresh: true });
    huge.raw(large(1024 * 1024));
    t.equal(await huge.end(), 1009, 'far larger ones are not even taken in');
  },
);

await t.test('[8.3] bad frames in a session are refused one by one (P-BAD-1)', async (t) => {
  const client = await server.open({ fresh: true });
  const refuse = async (frame: unknown) => {
    client.raw(JSON.stringify(frame));
    const { cid, problem } = await client.next('error');
    return [problem.code, cid];
  };
  t.same(await refuse({ type: 'subscribe' }), ['bad-frame', undefined]);
  t.same(await refuse({ type: '__proto__' }), ['bad-frame', undefined]);
  t.same(await refuse({ type: 'constructor' }), ['bad-frame', undefined]);
  t.same(await refuse({ type: ['send'] }), ['bad-frame', undefined]);
  t.same(await refuse({}), ['bad-frame', undefined]);
  t.same(await refuse({ type: 'send', cid: 'c1' }), ['bad-frame', 'c1']);
  t.same(await refuse({ type: 'send', cid: 'c1', text: '' }), ['bad-frame', 'c1']);
  t.same(await refuse({ type: 'send', cid: 'c1', text: { a: 1 } }), ['bad-frame', 'c1']);
  t.same(await refuse({ type: 'send', cid: '../c1', text: 'x' }), ['bad-frame', undefined]);
  const long = 'x'.repeat(LIMITS.textLength + 1);
  t.same(await refuse({ type: 'send', cid: 'c1', text: long }), ['text-too-long', 'c1']);
  t.same(await refuse({ type: 'stop' }), ['bad-frame', undefined]);
  t.same(await refuse({ type: 'reset', epoch: 1.5 }), ['bad-frame', undefined]);
  t.same(await refuse({ type: 'recover', cursor: { epoch: -1 } }), ['bad-frame', undefined]);
  t.same(await refuse(HELLO), ['bad-frame', undefined]);
  client.raw('{"type":"ping","__proto__":{"polluted":true},"constructor":{"prototype":{"x":1}}}');
  await client.next('pong');
  t.notOk('polluted' in {});
  t.equal(client.closed, null);
  client.raw('{"type":');
  t.equal(await client.end(), CLOSE.badFrame);
});

await t.test('[8.3] a cursor that cannot be is answered with what there is', async (t) => {
  server.service.byHand();
  const client = await server.open({ fresh: true });
  client.send('One');
  const reply = await server.service.nextReply();
  reply.say('0123');
  const { replyId } = await client.next('delta');
  const replies = [{ replyId, gen: 1, offset: 1_000_000 }];
  client.write({ type: 'recover', cursor: { epoch: 7, seq: 2_000_000_000, replies } });
  t.match(await client.next('recovered'), {
    recovery: { complete: false, epoch: 1, seq: 1, replies: [{ offset: 0, text: '0123' }] },
  });
  client.raw('{"type":"recover","cursor":{"epoch":9007199254740993,"seq":1e300,"replies":[]}}');
  t.match(await client.next('recovered'), { recovery: { complete: false, epoch: 1, seq: 1 } });
  reply.finish();
  await client.next('done');
});

await t.test('[8.4] a sixth socket closes the oldest (P-SOCKETS-1)', async (t) => {
  const first = await server.open({ fresh: true });
  const { sessionId } = first;
  const others = await Promise.all(
    Array.from({ length: LIMITS.socketsPerSession - 1 }, () => server.open({ sessionId })),
  );
  t.equal(first.closed, null);
  const sixth = await server.open({ sessionId });
  t.equal(await first.end(), CLOSE.replaced);
  for (const client of [...others, sixth]) {
    client.write({ type: 'ping' });
    await client.next('pong');
  }
});

await t.test('[8.4] no common version closes with the version code (P-VERSION-1)', async (t) => {
  for (const protocols of [['chatbot-test.v999'], []]) {
    const client = await server.connect({ protocols });
    t.equal(await client.end(), CLOSE.version);
  }
  const newer = await server.connect({ protocols: ['chatbot-test.v999', 'chatbot-test.v1'] });
  await newer.hello({ fresh: true });
});

await t.test('[8.3] only dashboards that we know may connect (P-OPEN-2)', async (t) => {
  const origins = [
    null,
    'null',
    'https://shop.example.com',
    'https://dashboard.example.com.evil.io',
  ];
  for (const origin of origins) {
    await t.rejects(server.connect({ origin }), { message: /403/ }, String(origin));
  }
});

await t.test(
  '[8.5] an open socket keeps nothing of the request that it was made from',
  async (t) => {
    setFlagsFromString('--expose-gc');
    const collectGarbage = runInNewContext('gc') as () => void;
    const requests: WeakRef<object>[] = [];
    const note = (request: object) => void requests.push(new WeakRef(request));
    server.app.server.on('upgrade', note);
    const clients = await Promise.all([1, 2, 3].map(() => server.open({ fresh: true })));
    server.app.server.off('upgrade', note);
    // What the last of them is handled by may still be on its way out.
    await new Promise((resolve) => setImmediate(resolve));
    collectGarbage();
    t.same(
      requests.map((request) => request.deref() === undefined),
      [true, true, true],
    );
    for (const client of clients) {
      client.write({ type: 'ping' });
      await client.next('pong');
    }
  },
);

await t.test('[8.3] after all this the server is well', async (t) => {
  server.service.byHand();
  const client = await server.open({ fresh: true });
  client.send('Still there?');
  const reply = await server.service.nextReply();
  reply.say('Yes');
  reply.finish();
  await client.next('done');
  t.same(client.transcript, ['Still there?', 'Yes']);
  t.same(server.log.errors, []);
});

await t.test('[8.3] a client that says nothing is closed (P-HELLO-1)', async (t) => {
  const strict = await withSettings(t, { helloMs: 2_000 });
  const client = await strict.connect();
  t.equal(await client.end(), CLOSE.helloTimeout);
  const greeted = await strict.open();
  greeted.write({ type: 'ping' });
  await greeted.next('pong');
});

await t.test(
  '[8.3] more messages than anybody types are refused, others go on (P-RATE-1)',
  async (t) => {
    const busy = await withSettings(t, { sends: { burst: 3, perSecond: 0.001 } });
    const client = await busy.open({ fresh: true });
    const other = await busy.open({ token: busy.tokenFor({ operatorId: 'ben' }) });
    const cids = Array.from({ length: 5 }, (_, i) => client.send(`Message ${i}`));
    await client.until(() => client.ofType('error').length === 2);
    t.same(
      client.ofType('error').map(({ cid, problem }) => [cid, problem.code, problem.retryable]),
      cids.slice(3).map((cid) => [cid, 'rate-limited', true]),
    );
    await client.until(({ messages }) => messages.length === 6);
    other.send('Hello');
    await other.next('done');
  },
);

await t.test(
  '[1.5] what follows on a message that is held back is held back too (P-SEND-4, P-RATE-2)',
  async (t) => {
    let now = 0;
    const busy = await withSettings(t, { sends: { burst: 1, perSecond: 20 }, clock: () => now });
    const client = await busy.open({ fresh: true });
    const send = (cid: string, after?: string): void =>
      client.write({ type: 'send', cid, text: cid, ...(after && { after }) });
    send('a');
    send('b', 'a');
    await client.until(() => client.ofType('error').length === 1);
    const [first] = client.ofType('error');
    t.match(first, { cid: 'b', problem: { code: 'rate-limited', retryable: true } });
    t.equal(first?.problem.retryAfterMs, 50);
    now += 50; // There is a token again.
    send('c', 'b');
    await client.until(() => client.ofType('error').length === 2);
    t.match(client.ofType('error')[1], { cid: 'c', problem: { code: 'rate-limited' } });
    send('b');
    await client.until(() => client.ofType('ack').length === 2);
    t.same(
      client.ofType('ack').map(({ cid }) => cid),
      ['a', 'b'],
    );
    now += 50;
    send('c', 'b');
    await client.until(({ messages }) => messages.some((message) => message.text === 'c'));
    const users = client.conversation.messages.filter(({ role }) => role === 'user');
    t.same(
      users.map(({ text }) => text),
      ['a', 'b', 'c'],
    );
  },
);

await t.test('[8.3] a flood of frames closes its socket (P-RATE-1)', async (t) => {
  const strict = await withSettings(t, { frames: { burst: 10, perSecond: 0.001 } });
  const client = await strict.open({ fresh: true });
  for (let i = 0; i < 20; i++) client.write({ type: 'ping' });
  t.equal(await client.end(), CLOSE.rateLimited);
});

await t.test('[8.3] more frames than wait for their turn close it too (P-RATE-1)', async (t) => {
  const queued = await withSettings(t, { waitingFrames: 3 });
  const impatient = await queued.open({ fresh: true });
  for (let i = 0; i < 20; i++) impatient.write({ type: 'reset', epoch: 99 });
  t.equal(await impatient.end(), CLOSE.rateLimited);
});

await t.test('[8.4] a quiet link is kept busy (P-BEAT-1)', async (t) => {
  const lively = await withSettings(t, { heartbeatMs: 30, silenceMs: 10_000 });
  const client = await lively.open({ fresh: true });
  await client.next('pong');
  await client.next('pong');
});

await t.test('[8.4] a silent link is dropped (P-BEAT-1)', async (t) => {
  const strict = await withSettings(t, { heartbeatMs: 200, silenceMs: 6_000 });
  const alive = await strict.open({ fresh: true });
  const frozen = await strict.open({ fresh: true });
  frozen.socket.pause();
  const since = performance.now();
  while (performance.now() - since < 7_000) await alive.next('pong');
  t.equal(alive.closed, null, 'answers to pings count, without any script');
  frozen.socket.resume();
  t.equal(await frozen.end(), CLOSE.slow);
});
