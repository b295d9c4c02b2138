import { CLOSE } from '@chatbot-test/shared/protocol/close-codes.js';
import { socketPair } from '@chatbot-test/shared/testing/socket-pair.js';
import type { ServerFrame } from '@chatbot-test/shared/protocol/server-frames.schema.js';
import { ModelServer } from '@chatbot-test/shared/testing/model-server.js';
import { expect } from 'chai';
import type { SessionOptions } from '../session-client.js';
import type { ConnectionState } from '../session-state.js';
import { ClientUnderTest } from '../testing/client-under-test.js';
import { HttpServerInPage } from '../testing/http-server-in-page.js';

/** A browser behind something that refuses sockets, until it does not any more. */
describe('a session where sockets are blocked', () => {
  let server: HttpServerInPage;
  let test: ClientUnderTest;
  let blocked: boolean;
  let tried: number;
  let states: ConnectionState[];
  let waiting: (() => void)[] = [];

  async function triedTimes(number: number): Promise<void> {
    while (tried < number) await new Promise<void>((resolve) => waiting.push(resolve));
  }

  beforeEach(() => {
    sessionStorage.clear();
    server = new HttpServerInPage();
    blocked = true;
    tried = 0;
    states = [];
    waiting = [];
  });
  afterEach(() => {
    test.client.disconnect();
    server.stop();
  });

  function client(options: Partial<SessionOptions> = {}): ClientUnderTest {
    const plain = new ClientUnderTest();
    const opened: ClientUnderTest = new ClientUnderTest({
      open: (_url, protocol) => {
        tried += 1;
        for (const check of waiting.splice(0)) check();
        if (!blocked) return plain.open(protocol);
        const pair = socketPair({ protocol, waiting: true });
        queueMicrotask(() => pair.cut());
        return pair.client;
      },
      ...options,
    });
    Object.assign(opened, { ends: plain.ends, connection: plain.connection.bind(plain) });
    opened.client.store.subscribe(({ connection }) => states.push(connection));
    return opened;
  }

  const overHttp = ({ connection }: { connection: ConnectionState }) =>
    connection.kind === 'open' && connection.over === 'http';

  async function connected(options?: Partial<SessionOptions>): Promise<void> {
    test = client(options);
    test.client.connect();
    await test.until(overHttp);
  }

  it('[1.3] goes over HTTP by itself, with the token in the header alone (P-HTTP-5, P-HTTP-6)', async () => {
    await connected();
    const { asked } = await server.stream(1);
    expect(asked.url).to.equal('https://chat.example.com/v1/chatbots/shop-helper/test/stream');
    expect(asked.authorization).to.equal('Bearer operator-token');
    expect(asked.body).to.deep.equal({});
    test.client.send('Hello');
    await test.until(({ conversation }) => conversation.outbox[0]?.state === 'sent');
    const [batch] = server.batches;
    expect(batch?.authorization).to.equal('Bearer operator-token');
    expect(batch?.body).to.deep.include({ sessionId: 'session-1' });
    expect(batch?.body['frames']).to.have.nested.property('[0].text', 'Hello');
  });

  it('[1.5] has one request with messages on its way, so that they stay in order', async () => {
    await connected();
    const answers: ((response: Response) => void)[] = [];
    server.answer = () => new Promise((resolve) => answers.push(resolve));
    for (const text of ['one', 'two', 'three']) test.client.send(text);
    await server.until(() => server.batches.length === 1);
    expect(server.batches).to.have.length(1);
    const frames = server.batches[0]?.body['frames'] as { text: string }[];
    answers[0]?.(Response.json({ frames: [] }));
    await server.until(() => server.batches.length === 2);
    const more = server.batches[1]?.body['frames'] as { text: string }[];
    expect([...frames, ...more].map(({ text }) => text)).to.deep.equal(['one', 'two', 'three']);
  });

  it('[3.4] opens the next stream with its cursor where one has ended', async () => {
    await connected();
    const first = await server.stream(1);
    first.close(1000);
    const second = await server.stream(2);
    expect(second.asked.body).to.deep.include({ sessionId: 'session-1' });
    expect(second.asked.body['cursor']).to.deep.equal({ epoch: 1, seq: 0, replies: [] });
    await test.until(overHttp);
    expect(tried, 'no socket was tried for that').to.equal(1);
  });

  it('[1.5] sends again what had no answer when the stream ended', async () => {
    await connected();
    server.answer = () => new Promise(() => undefined);
    test.client.send('Hello');
    await server.until(() => server.batches.length === 1);
    (await server.stream(1)).close(CLOSE.drain);
    await server.until(() => server.batches.length === 2);
    const [first, second] = server.batches.map(({ body }) => body['frames']);
    expect(second).to.deep.equal(first);
  });

  it('[1.5] tells what a whole request was refused with, and takes a new token at once', async () => {
    let token = 'old';
    await connected({ token: () => token });
    const problem = {
      code: 'unauthorized',
      message: 'The sign-in is missing, expired or invalid.',
      action: 'Sign in again.',
      retryable: false,
      correlationId: 'c',
    };
    server.answer = () => Response.json({ error: problem }, { status: 401 });
    test.client.send('Hello');
    await test.until(({ connection }) => connection.kind === 'failed');
    const { connection } = test.client.store.state;
    expect(connection.kind === 'failed' && connection.problem).to.deep.equal(problem);
    token = 'new';
    server.answer = () => Response.json({ frames: [] });
    test.client.reconnect();
    await server.until(() => server.batches.length === 2);
    expect(server.batches[1]?.authorization).to.equal('Bearer new');
    expect(server.batches[1]?.body['frames']).to.deep.equal(server.batches[0]?.body['frames']);
  });

  it('[1.5] takes any byte of the stream as life, and finds a silent one dead', async () => {
    await connected({ times: { everyMs: 500, answerMs: 1_500 } });
    const stream = await server.stream(1);
    const alive = setInterval(() => stream.write(':\n\n'), 10);
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    expect(server.streams).to.have.length(1);
    clearInterval(alive);
    await server.stream(2);
    expect(stream.aborted).to.equal(true);
    expect(server.batches, 'pings cost nothing').to.deep.equal([]);
  });

  it('[1.3] moves back to a socket when one opens (P-HTTP-6)', async () => {
    await connected({ times: { probeMs: 20 } });
    test.client.send('Hello');
    await triedTimes(3);
    expect(server.streams, 'the stream goes on meanwhile').to.have.length(1);
    blocked = false;
    const probe = await test.connection(1);
    expect(probe.received).to.deep.equal([]);
    const socket = await test.connection(2);
    await socket.welcome({ complete: true });
    await test.until(({ connection }) => connection.kind === 'open' && !connection.over);
    expect((await server.stream(1)).aborted).to.equal(true);
  });

  it('[1.3] remembers for the tab that sockets are blocked', async () => {
    await connected();
    test.client.disconnect();
    tried = 0;
    states.length = 0;
    await connected();
    expect(states.map(({ kind }) => kind)).to.not.include('recovering');
  });

  it('[1.3] asks for news where streams are held back too, and remembers it (P-HTTP-7)', async () => {
    const model = new ModelServer();
    server.greets = false;
    server.answer = (frames) =>
      Response.json({
        frames: frames.flatMap((frame): ServerFrame[] => {
          if (frame.type === 'recover') {
            return [{ type: 'recovered', recovery: model.recovery(frame.cursor) }];
          }
          return frame.type === 'send' ? model.send(frame.cid, frame.text).reverse() : [];
        }),
      });
    const times = { raceMs: 30 };
    test = client({ times });
    test.client.connect();
    // A stream of which nothing is passed on.
    const gathered = await server.stream(1);
    expect(gathered.asked.url).to.match(/stream$/);
    test.client.send('Hello');
    const greeted = await server.stream(2);
    expect(greeted.asked.url).to.match(/stream\?once=true$/);
    expect(gathered.aborted, 'it may still come').to.equal(false);
    greeted.welcome();
    greeted.close(1000);
    await server.until(() => gathered.aborted);
    await test.until(
      ({ connection }) => connection.kind === 'open' && connection.over === 'polling',
    );
    await test.until(({ conversation }) => conversation.messages.length === 1);
    model.say('Good');
    await test.until(({ conversation }) => conversation.replies[0]?.text === 'Good');
    model.say(' day.');
    model.end();
    await test.until(({ conversation }) => conversation.messages.length === 2);
    expect(test.client.store.state.conversation.messages[1]?.text).to.equal('Good day.');
    expect(server.streams, 'a silent answer is no lost link').to.have.length(2);

    test.client.disconnect();
    test = client({ times });
    test.client.connect();
    expect((await server.stream(3)).asked.url).to.match(/stream\?once=true$/);
  });

  it('[1.3] keeps a stream that is only late, and what was tried beside it is let go (P-HTTP-7)', async () => {
    server.greets = false;
    test = client({ times: { raceMs: 30 } });
    test.client.connect();
    test.client.send('Hello');
    const stream = await server.stream(1);
    const beside = await server.stream(2);
    expect(server.batches, 'nothing of the conversation goes before a welcome').to.deep.equal([]);
    stream.welcome();
    await test.until(overHttp);
    await server.until(() => beside.aborted);
    await test.until(({ conversation }) => conversation.outbox[0]?.state === 'sent');
    expect(server.batches).to.have.length(1);
    expect(stream.aborted).to.equal(false);
    // From now on a late one is slow: it has more time.
    stream.close(1000);
    await server.stream(3);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(server.streams).to.have.length(3);
  });

  it('[1.5] lets go of both that are tried at once when it stops', async () => {
    server.greets = false;
    test = client({ times: { raceMs: 30 } });
    test.client.connect();
    const both = [await server.stream(1), await server.stream(2)];
    test.client.disconnect();
    await server.until(() => both.every(({ aborted }) => aborted));
    test.client.connect();
    await server.stream(3);
    test.client.disconnect();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(server.streams, 'none is tried beside one that was given up').to.have.length(3);
  });

  it('[1.3] does not wait for a socket that never opens', async () => {
    const hanging: Partial<SessionOptions> = {
      open: (_url, protocol) => socketPair({ protocol, waiting: true }).client,
      times: { openMs: 30 },
    };
    await connected(hanging);
  });

  it('[1.5] leaves a socket that has worked only after several failures', async () => {
    const { random } = Math;
    Math.random = () => 0;
    try {
      blocked = false;
      test = client();
      test.client.connect();
      const socket = await test.connection(1);
      await socket.welcome();
      await test.until(({ connection }) => connection.kind === 'open');
      await import('../upkeep.chunk.js');
      blocked = true;
      socket.pair.cut();
      await test.until(overHttp);
      expect(tried).to.equal(1 + 3);
    } finally {
      Math.random = random;
    }
  });

  it('[1.5] tries a socket again where HTTP does not work either', async () => {
    const { random } = Math;
    Math.random = () => 0;
    server.greets = false;
    try {
      test = client();
      test.client.connect();
      (await server.stream(1)).close();
      (await server.stream(2)).close();
      await server.stream(3);
      expect(tried).to.be.at.least(2);
    } finally {
      Math.random = random;
    }
  });
});
