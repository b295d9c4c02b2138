import { EventEmitter, once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import fastify from 'fastify';
import t from 'tap';
import { errors } from '../plugins/errors.js';
import { AddressLimits } from './address-limits.js';
import {
  bodyDeadline,
  patientConnections,
  refusedBodies,
  SLOW_CONNECTIONS,
} from './slow-connections.js';

await t.test('[8.6] a connection', async (t) => {
  const app = fastify({
    ...SLOW_CONNECTIONS,
    connectionTimeout: 1_500,
    keepAliveTimeout: 500,
    http: { headersTimeout: 1_000, connectionsCheckingInterval: 50 },
  }).withTypeProvider<TypeBoxTypeProvider>();
  app.decorate('limits', new AddressLimits());
  errors(app);
  patientConnections(app);
  bodyDeadline(app, 1_000);
  refusedBodies(app);
  app.post('/echo', async (request) => request.body);
  const worked = new EventEmitter();
  app.post('/work', async () => {
    await once(worked, 'done');
    return 'done';
  });
  app.get('/large', async () => 'x'.repeat(64 * 1024 * 1024));
  await app.listen({ host: '127.0.0.1', port: 0 });
  t.teardown(() => app.close());

  const open = () => {
    const { port } = app.server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    t.teardown(() => socket.destroy());
    return socket;
  };
  const post = (length: number, body: string) =>
    `POST /echo HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n${body}`;

  await t.test('whose body does not come is answered, and closed', async (t) => {
    const socket = open();
    let answer = '';
    socket.setEncoding('utf8').on('data', (text: string) => (answer += text));
    socket.write(post(1_000, '{"name": "'));
    await once(socket, 'close');
    t.match(answer, /^HTTP\/1\.1 408 /);
    t.match(answer, /^connection: close/im, 'although other refused bodies are read to their end');
    t.match(answer, /"code":"body-too-slow"/);
  });

  await t.test('whose body drips is closed too', async (t) => {
    const socket = open().on('error', () => undefined);
    socket.write(post(1_000, '{'));
    const drip = setInterval(() => socket.write(' '), 20);
    socket.resume();
    await once(socket, 'close');
    clearInterval(drip);
    t.pass('it is closed');
  });

  await t.test('whose body comes in time is answered', async (t) => {
    const socket = open();
    socket.write(post(13, '{"name":'));
    socket.write('"an"}');
    const [answer] = (await once(socket.setEncoding('utf8'), 'data')) as [string];
    t.match(answer, /^HTTP\/1\.1 200 /);
    t.match(answer, /{"name":"an"}/);
    socket.destroy();
  });

  await t.test('that waits for our work is kept, and answered', async (t) => {
    const silent = once(app.server, 'connection').then(([other]) => once(other, 'timeout'));
    const socket = open();
    socket.write(post(2, '{}').replace('/echo', '/work'));
    await silent;
    worked.emit('done');
    const answered = once(socket.setEncoding('utf8'), 'data').then(String);
    const closed = once(socket, 'close').then(() => 'closed');
    t.match(await Promise.race([answered, closed]), /^HTTP\/1\.1 200 /);
    socket.destroy();
  });

  await t.test('that is answered without its body does no harm', async (t) => {
    const socket = open().on('error', () => undefined);
    socket.write(post(1_000, '{').replace('application/json', 'x/y'));
    const [answer] = (await once(socket.setEncoding('utf8'), 'data')) as [string];
    t.match(answer, /^HTTP\/1\.1 415 /);
    await once(socket, 'close');
    t.pass('it is closed, and the server lives');
  });

  await t.test('whose headers do not come is closed', async (t) => {
    const socket = open().on('error', () => undefined);
    socket.write('GET / HTTP/1.1\r\nhost');
    socket.resume();
    await once(socket, 'close');
    t.pass('it is closed');
  });

  await t.test('that reads nothing of its answer is closed', async (t) => {
    const closed = once(app.server, 'connection').then(([other]) => once(other, 'close'));
    const socket = open().on('error', () => undefined);
    socket.pause();
    socket.write('GET /large HTTP/1.1\r\nhost: x\r\n\r\n');
    await closed;
    t.pass('it is closed');
  });
});

await t.test('[8.6] the deadlines of the server are there, and in order', async (t) => {
  const { requestTimeout, connectionTimeout, http } = SLOW_CONNECTIONS;
  t.ok(http.headersTimeout < requestTimeout, 'headers come before the rest');
  t.ok(requestTimeout <= connectionTimeout, 'a body that comes slowly is told so');
});

await t.test('[8.6] a body that is refused while it comes', async (t) => {
  const start = async (most?: number) => {
    const app = fastify({
      ...SLOW_CONNECTIONS,
      bodyLimit: 1_000,
    }).withTypeProvider<TypeBoxTypeProvider>();
    app.decorate('limits', new AddressLimits());
    errors(app);
    bodyDeadline(app);
    refusedBodies(app, most);
    app.post('/echo', async (request) => request.body);
    app.post(
      '/nobody',
      { onRequest: async () => Promise.reject(new CodedError('unauthorized')) },
      async () => null,
    );
    t.teardown(() => app.close());
    return app.listen({ host: '127.0.0.1', port: 0 });
  };
  const post = (url: string, body: string | ReadableStream) =>
    fetch(url, {
      ...{ method: 'POST', body, duplex: 'half' },
      headers: { 'content-type': 'application/json' },
    });
  const pieces = (count: number) =>
    ReadableStream.from(Array.from({ length: count }, () => Buffer.alloc(64 * 1024, 'a')));
  const url = await start();

  await t.test('is answered, and the connection goes on', async (t) => {
    for (let i = 0; i < 3; i += 1) {
      for (const body of ['a'.repeat(12_000_000), pieces(200)]) {
        const answer = await post(`${url}/echo`, body);
        t.equal(answer.status, 413);
        t.match(await answer.json(), { error: { code: 'body-too-large' } });
        t.not(answer.headers.get('connection'), 'close');
      }
    }
    t.equal((await post(`${url}/nobody`, 'a'.repeat(12_000_000))).status, 401);
    t.equal((await post(`${url}/echo`, '{"name":"an"}')).status, 200);
  });

  await t.test('is read as far as is bearable', async (t) => {
    const strict = await start(1_000_000);
    const { port } = new URL(strict);
    const socket = connect(Number(port), '127.0.0.1').on('error', () => undefined);
    socket.write('POST /echo HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n');
    socket.write('transfer-encoding: chunked\r\n\r\n');
    const chunk = `10000\r\n${'a'.repeat(0x10000)}\r\n`;
    const more = setInterval(() => socket.write(chunk), 1);
    socket.resume();
    await new Promise((resolve) => void socket.once('close', resolve));
    clearInterval(more);
    t.pass('it is closed');
  });
});
