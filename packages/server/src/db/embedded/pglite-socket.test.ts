import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import t from 'tap';
import { temporaryFolder } from '../../../testing/database.js';
import { connectToEmbedded } from '../client.js';
import { servePglite } from './pglite-socket.js';

const db = await PGlite.create();
const path = join(await temporaryFolder(t), 'postgres.sock');
const failures: unknown[] = [];
const server = await servePglite(db, path, (error) => failures.push(error));
t.teardown(async () => {
  await server.close();
  await db.close();
});

/** A client that says bytes, and hears which types of messages come back. */
class Client {
  readonly #socket: Socket;
  #heard = Buffer.alloc(0);

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (data) => (this.#heard = Buffer.concat([this.#heard, data])));
  }

  static async connect(): Promise<Client> {
    const socket = connect(path);
    await once(socket, 'connect');
    return new Client(socket);
  }

  say(...messages: readonly Buffer[]): void {
    this.#socket.write(Buffer.concat(messages));
  }

  /** Resolves when it has been told so often that Postgres is ready; types of all messages since. */
  async untilReady(times = 1): Promise<string> {
    for (;;) {
      const types = this.#types();
      if (types.split('Z').length > times) {
        this.#heard = Buffer.alloc(0);
        return types;
      }
      await once(this.#socket, 'data');
    }
  }

  async hear(): Promise<string> {
    await once(this.#socket, 'data');
    return this.#heard.toString();
  }

  async start(): Promise<void> {
    this.say(startMessage());
    await this.untilReady();
  }

  async leave(): Promise<void> {
    const closed = once(this.#socket, 'close');
    this.#socket.destroy();
    await closed;
  }

  closed(): Promise<unknown> {
    return once(this.#socket, 'close');
  }

  #types(): string {
    let types = '';
    for (let at = 0; at + 5 <= this.#heard.length;) {
      const end = at + 1 + this.#heard.readInt32BE(at + 1);
      if (end > this.#heard.length) break;
      types += String.fromCharCode(this.#heard[at] ?? 0);
      at = end;
    }
    return types;
  }
}

await t.test('[8.10] a postgres.js client asks many things at once, large and small', async (t) => {
  const { sql, close } = connectToEmbedded(path);
  const large = 'x'.repeat(3_000_000);
  const [one, two, long] = await Promise.all([
    sql<{ n: number }[]>`select 1 as n`,
    sql<{ n: number }[]>`select n from generate_series(1, 20000) as n`,
    sql<{ text: string }[]>`select ${large}::text as text`,
  ]);
  t.equal(one[0]?.n, 1);
  t.equal(two.length, 20_000);
  t.equal(long[0]?.text, large);
  await close();
});

await t.test('[8.10] messages that come in pieces and together are all answered', async (t) => {
  const client = await Client.connect();
  await client.start();
  const both = Buffer.concat([query('select 1'), query('select 2'), query('select 3')]);
  for (const byte of both) {
    client.say(Buffer.from([byte]));
    await new Promise(setImmediate);
  }
  t.equal(await client.untilReady(3), 'TDCZTDCZTDCZ');
  client.say(both);
  t.equal(await client.untilReady(3), 'TDCZTDCZTDCZ');
  await client.leave();
});

await t.test('[8.10] an error skips what was sent with it, and nothing after it', async (t) => {
  const client = await Client.connect();
  await client.start();
  client.say(
    parse('select no_such_column'),
    parse('select 1'),
    message('S'),
    parse('select 2'),
    message('S'),
  );
  t.equal(await client.untilReady(2), 'EZ1Z');
  await client.leave();
});

await t.test('[8.10] what a client leaves open is ended before the next one comes', async (t) => {
  const client = await Client.connect();
  await client.start();
  client.say(
    query('create table kept (n int)'),
    query('begin'),
    query('insert into kept values (1)'),
  );
  await client.untilReady(3);
  client.say(parse('select no_such_column'));
  await client.leave();
  const next = await Client.connect();
  await next.start();
  next.say(query('select * from kept'));
  t.equal(await next.untilReady(), 'TCZ', 'no row, and no transaction that has failed');
  await next.leave();
});

await t.test('[8.10] a client that asks for encryption is told that there is none', async (t) => {
  const client = await Client.connect();
  client.say(Buffer.from([0, 0, 0, 8, 4, 0xd2, 0x16, 0x2f]));
  t.equal(await client.hear(), 'N');
  await client.leave();
});

await t.test('[8.10] a client that takes its leave does not end the database', async (t) => {
  const client = await Client.connect();
  await client.start();
  client.say(query('select 1'), message('X'));
  await client.closed();
  const next = await Client.connect();
  await next.start();
  await next.leave();
  t.same(failures, []);
});

await t.test('[8.10] who speaks another protocol is cut off, and the next is served', async (t) => {
  const length = (value: number) => {
    const bytes = Buffer.alloc(8);
    bytes.writeInt32BE(value);
    return bytes;
  };
  for (const said of [Buffer.from('GET / HTTP/1.1\r\n\r\n'), length(0), length(-1), length(7)]) {
    const client = await Client.connect();
    const closed = client.closed();
    client.say(said);
    await closed;
  }
  for (const broken of [-1, 0, 3]) {
    const client = await Client.connect();
    await client.start();
    const closed = client.closed();
    const bytes = message('Q');
    bytes.writeInt32BE(broken, 1);
    client.say(query('select 1'), bytes);
    await closed;
  }
  const next = await Client.connect();
  await next.start();
  next.say(query('select 1'));
  t.equal(await next.untilReady(), 'TDCZ');
  await next.leave();
  t.same(failures, []);
});

await t.test('[8.10] a client waits until the one before it has left', async (t) => {
  const first = await Client.connect();
  await first.start();
  const second = await Client.connect();
  const told: string[] = [];
  const started = second.start().then(() => told.push('second'));
  first.say(query('select 1'));
  t.equal(await first.untilReady(), 'TDCZ');
  told.push('first');
  await first.leave();
  await started;
  t.same(told, ['first', 'second']);
  await second.leave();
});

function message(type: string, body = Buffer.alloc(0)): Buffer {
  const head = Buffer.from([type.charCodeAt(0), 0, 0, 0, 0]);
  head.writeInt32BE(4 + body.length, 1);
  return Buffer.concat([head, body]);
}

function query(sql: string): Buffer {
  return message('Q', Buffer.from(`${sql}\0`));
}

/** Prepares it without a name and with no types. */
function parse(sql: string): Buffer {
  return message('P', Buffer.concat([Buffer.from(`\0${sql}\0`), Buffer.from([0, 0])]));
}

function startMessage(): Buffer {
  const body = Buffer.from('\0\0\0\0user\0postgres\0database\0postgres\0\0');
  body.writeInt32BE(196_608, 0);
  const length = Buffer.alloc(4);
  length.writeInt32BE(4 + body.length, 0);
  return Buffer.concat([length, body]);
}
