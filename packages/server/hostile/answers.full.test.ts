import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import t from 'tap';
import { compareCosts, filled, LONGEST_HOLD, WORDS } from './world/compare-costs.js';
import { WatchedServer } from './world/watched-server.js';

const LONGEST = 200_000;
/** An event may have 8 MiB of JSON, which doubles a backslash. */
const LONGEST_SEARCHED = 4_000_000;
/** Limit of memory that the server may keep of what was streamed, in MiB. */
const MOST_KEPT = 30;

type Respond = (response: ServerResponse) => void;
let respond: Respond = (response) => response.end();
const service = createServer((_, response) => respond(response)).listen(0, '127.0.0.1');
await once(service, 'listening');
t.teardown(() => service.close());
const host = `127.0.0.1:${(service.address() as AddressInfo).port}`;
const server = await WatchedServer.start(t, { EGRESS_ALLOW: host });
const chatbotId = await server.chatbot({
  provider: {
    ...{ type: 'http', preset: '', method: 'POST', url: `http://${host}/answer`, headers: [] },
    ...{ body: '{"text":"{{message}}"}', setup: [], listen: '', quietMs: 0, format: 'auto' },
    mapping: {
      ...{
        delta: [],
        text: [{ path: 'answer' }, { path: '' }, { path: '*.*.*' }],
        end: [],
        error: [{ path: 'error' }],
      },
      ...{ conversation: [{ path: 'id' }], inputTokens: [], outputTokens: [] },
      ...{ model: [{ path: 'model' }], finish: [{ path: 'finish' }] },
    },
    ...{ timeoutSeconds: 10, retries: 0, fallback: '' },
  },
});

await server.ask('PUT', `/v1/chatbots/${chatbotId}/secrets`, {
  values: { KEY: 'hunter2-hunter2-hunter2' },
});

async function ask(answer: Respond): Promise<void> {
  respond = answer;
  const talk = await server.talk(chatbotId);
  talk.write({ type: 'send', cid: randomUUID(), text: 'Hello' });
  const { message, problem } = await talk.next('done', 'error');
  t.not(problem?.code ?? message?.problem?.code, 'internal');
  talk.close();
}

await t.test('[8.6] what a service answers holds nobody up', async (t) => {
  const deep = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
  await compareCosts(t, server, {
    harmless: filled(WORDS, LONGEST),
    hostile: {
      'one word': filled('a', LONGEST),
      'one character': filled('登', LONGEST),
      'nested JSON': deep(30_000),
      'nested lists': `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
      'what looks like keys': filled('sk-aaaaa ', LONGEST),
      'open thoughts': filled('<think>', LONGEST),
      'lines of nothing': filled('\n', LONGEST),
      escapes: JSON.stringify(filled('"', LONGEST / 2)),
    },
    work: (body) => {
      const isJson = body.startsWith('{') || body.startsWith('"') || body.startsWith('[[');
      const type = isJson ? 'application/json' : 'text/plain';
      return ask((response) => response.setHeader('content-type', type).end(body));
    },
  });
});

await t.test('[8.3] whatever a secret is looked for in holds nobody up', async (t) => {
  const filling = [
    '\\',
    '\\u0068',
    '%68',
    '%2525',
    '&amp;',
    '&#104;',
    'h',
    'hunter2-hunter2-hunter',
  ];
  for (const piece of filling) {
    const text = filled(piece, LONGEST_SEARCHED);
    for (const body of [
      { answer: text },
      { answer: 'Yes.', model: text },
      { answer: 'Yes.', id: text },
      { error: { message: text, code: text.slice(0, 100) } },
    ]) {
      const json = JSON.stringify(body);
      const { held } = await server.cost(() =>
        ask((response) => response.setHeader('content-type', 'application/json').end(json)),
      );
      const what = `${piece} in ${Object.keys(body).join(', ')}`;
      t.ok(held <= LONGEST_HOLD, `${what}: held ${held.toFixed(0)} ms`);
    }
  }
});

await t.test('[8.6] what a service streams holds nobody up, and ends', async (t) => {
  const stream = (body: string | Buffer, encoding = ''): Respond => {
    return (response) =>
      response
        .writeHead(200, {
          'content-type': 'text/event-stream',
          ...(encoding && { 'content-encoding': encoding }),
        })
        .end(body);
  };
  const zeros = gzipSync(Buffer.alloc(200 * 1024 * 1024));
  const before = await server.heap();
  for (const [name, answer] of Object.entries<Respond>({
    'a line without end': stream(Buffer.alloc(50_000_000, 'a')),
    'an event of 50 MB': stream(
      Buffer.concat([Buffer.from('data: '), Buffer.alloc(50_000_000, 'a')]),
    ),
    'a million events of nothing': stream('data:\n\n'.repeat(1_000_000)),
    'events of broken JSON': stream('data: {\n\n'.repeat(1_000_000)),
    'a million comments': stream(':\n'.repeat(1_000_000)),
    'one event of a million lines': stream('data: a\n'.repeat(1_000_000)),
    'what unfolds to 200 MB': stream(zeros, 'gzip'),
    'folded twenty times': stream('x', Array.from({ length: 20 }, () => 'gzip').join(', ')),
    'a header of 1 MB': (response) =>
      response.writeHead(200, { 'x-a': 'a'.repeat(1_000_000) }).end(),
    'drips for ever': (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const drip = setInterval(() => response.write(': \n'), 20);
      response.on('close', () => clearInterval(drip));
    },
  })) {
    const { held } = await server.cost(() => ask(answer));
    t.ok(held <= LONGEST_HOLD, `${name}: held ${held.toFixed(0)} ms`);
  }
  const after = await server.heap();
  t.ok(after - before < MOST_KEPT, `${before.toFixed(0)} MiB, then ${after.toFixed(0)}`);
});
