import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import t from 'tap';
import { compareCosts, filled, WORDS } from './world/compare-costs.js';
import { WatchedServer } from './world/watched-server.js';

const LONGEST = 200_000;

let answer = { type: 'text/plain', body: '' };
const service = createServer((_, response) => {
  response.setHeader('content-type', answer.type).end(answer.body);
}).listen(0, '127.0.0.1');
await once(service, 'listening');
t.teardown(() => service.close());
const host = `127.0.0.1:${(service.address() as AddressInfo).port}`;
const server = await WatchedServer.start(t, { EGRESS_ALLOW: host });
const chatbotId = await server.chatbot({
  provider: {
    ...{ type: 'http', preset: '', method: 'POST', url: `http://${host}/answer`, headers: [] },
    ...{ body: '{"text":"{{message}}"}', setup: [], listen: '', quietMs: 0, format: 'auto' },
    mapping: {
      ...{ delta: [], text: [{ path: '' }, { path: '*.*.*' }], end: [], error: [] },
      ...{ conversation: [{ path: 'id' }], inputTokens: [], outputTokens: [] },
      ...{ model: [], finish: [] },
    },
    ...{ timeoutSeconds: 60, retries: 0, fallback: '' },
  },
});

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
    work: async (body) => {
      const isJson = body.startsWith('{') || body.startsWith('"') || body.startsWith('[[');
      answer = { type: isJson ? 'application/json' : 'text/plain', body };
      const talk = await server.talk(chatbotId);
      talk.write({ type: 'send', cid: randomUUID(), text: 'Hello' });
      const { message, problem } = await talk.next('done', 'error');
      t.not(problem?.code ?? message?.problem?.code, 'internal');
      talk.close();
    },
  });
});
