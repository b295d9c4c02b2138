import { DEFAULT_CONFIG } from '@chatbot-test/shared/config/chatbot-config.js';
import t from 'tap';
import { compareCosts, filled, WORDS } from './world/compare-costs.js';
import { WatchedServer } from './world/watched-server.js';

const server = await WatchedServer.start(t);
const chatbotId = await server.chatbot();

const many = (count: number, entry: (index: number) => [string, unknown]) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => entry(index)));
const list = (count: number, entry: unknown) => Array.from({ length: count }, () => entry);
const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

await t.test('[8.6] a frame is refused for its first fault, however many it has', async (t) => {
  const longest = 60_000;
  const identify = (inputs: object, other = '') =>
    JSON.stringify({ type: 'identify', visitor: { id: '1', inputs }, other });
  const preview = (changes: string) => `{"type":"preview","changes":${changes}}`;
  const inputs = many(20, (index) => [`name-${index}`, filled('a', 500)]);
  await compareCosts(t, server, {
    harmless: identify(inputs, filled(WORDS, longest - 11_000)),
    hostile: {
      'bad inputs': identify(many(5_500, (index) => [`${index}`, {}])),
      'bad names': identify(many(5_500, (index) => [`ä${index}`, 1])),
      'a nested preview': preview(nested(9_000)),
      'a nested preview with a change': preview(`{"name":"Other","x":${nested(9_000)}}`),
      'bad origins': preview(JSON.stringify({ allowedOrigins: list(15_000, 1) })),
      'bad headers': preview(
        JSON.stringify({ provider: { type: 'http', headers: list(9_000, {}) } }),
      ),
      'an unknown type': JSON.stringify({ type: filled('a', longest) }),
      'brackets only': filled('[', longest),
    },
    work: async (frame) => {
      const talk = await server.talk(chatbotId);
      // What is no object at all ends the socket: one of those is enough.
      for (let time = 0; time < (frame.startsWith('{') ? 60 : 1); time++) talk.write(frame);
      await talk.answered();
      const codes = talk.frames.flatMap(({ problem }) => (problem ? [String(problem.code)] : []));
      t.notOk(codes.includes('internal'), 'no answer is an error of ours');
      talk.close();
    },
  });
});

await t.test('[8.6] a configuration is refused in time that grows with no list', async (t) => {
  const longest = 240_000;
  const config = (changes: object) => JSON.stringify({ config: { ...DEFAULT_CONFIG, ...changes } });
  await compareCosts(t, server, {
    harmless: config({ name: filled('a', longest) }),
    hostile: {
      'bad origins': config({ allowedOrigins: list(60_000, 1) }),
      'origins that nearly fit': config({ allowedOrigins: [`https://${filled('a.', longest)}_`] }),
      'unknown fields': config(many(15_000, (index) => [`field${index}`, 1])),
      'bad headers': config({ provider: { type: 'http', headers: list(60_000, {}) } }),
      'another type': config({ provider: { type: 'none', headers: list(60_000, {}) } }),
      'deep objects': `{"config":${nested(40_000)}}`,
      'deep lists': `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
      'a long language': config({ language: `en${filled('-ab', longest)}_` }),
    },
    work: async (body) => {
      const { status } = await server.ask('POST', '/v1/chatbots', body);
      t.ok(status === 400 || status === 201, `status ${status}`);
    },
  });
});

await t.test('[8.6] a search holds nobody up', async (t) => {
  const longest = 200;
  await compareCosts(t, server, {
    harmless: filled(WORDS, longest),
    hostile: {
      wildcards: filled('%_', longest),
      escapes: filled('\\', longest),
      characters: filled('登', longest),
    },
    work: async (search) => {
      const query = `?search=${encodeURIComponent(search)}`;
      const path = `/v1/chatbots/${chatbotId}/documents${query}`;
      t.equal((await server.ask('GET', path)).status, 200);
    },
  });
});
