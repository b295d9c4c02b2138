import t, { type Test } from 'tap';
import { DOCUMENT_LIMITS } from '../src/knowledge/documents/document-limits.js';
import { startPostgres, withoutPostgres } from '../testing/postgres.js';
import { compareCosts, filled, LONGEST_HOLD, WORDS } from './world/compare-costs.js';
import { HOSTILE_TEXTS, LONGEST_TEXT } from './world/hostile-texts.js';
import { WatchedServer } from './world/watched-server.js';

const server = await WatchedServer.start(t);
const documents = `/v1/chatbots/${await server.chatbot()}/documents`;

await t.test('[8.6] a document by text holds nobody up', async (t) => {
  await compareCosts(t, server, {
    harmless: filled(`${WORDS}\n\n`, LONGEST_TEXT),
    hostile: HOSTILE_TEXTS,
    work: async (content) => {
      const { status, body } = await server.ask('POST', documents, { content });
      t.ok([201, 422].includes(status), `${status} ${body.error?.code ?? ''}`);
      if (body.id) await server.ask('DELETE', `${documents}/${body.id}`);
    },
  });
});

/** Two million characters, of so many different words as fit. */
function differentWords(): string {
  const words: string[] = [];
  for (let length = 0, at = 0; length < DOCUMENT_LIMITS.length; at++) {
    const word = `w${at.toString(36)}x${at % 99 ? '' : '\n\n'}`;
    words.push(word);
    length += word.length + 1;
  }
  return words.join(' ').slice(0, DOCUMENT_LIMITS.length);
}

await t.test(
  '[8.6] the longest document is stored, and deleted, with others between',
  async (t) => {
    const longest = {
      words: filled(`${WORDS}\n\n`, DOCUMENT_LIMITS.length),
      'different words': differentWords(),
    };
    const storeAll = async (t: Test, server: WatchedServer) => {
      const path = `/v1/chatbots/${await server.chatbot()}/documents`;
      for (const [what, content] of Object.entries(longest)) {
        const { held, cpu } = await server.cost(async () => {
          const { status, body } = await server.ask('POST', path, { content });
          t.equal(status, 201);
          t.equal((await server.ask('DELETE', `${path}/${body.id}`)).status, 204);
        });
        t.ok(held <= LONGEST_HOLD, `${what}: held ${held.toFixed(0)} ms of ${cpu.toFixed(0)}`);
      }
    };
    await t.test('embedded', (t) => storeAll(t, server));
    await t.test('on Postgres', { skip: withoutPostgres }, async (t) => {
      const databaseUrl = await startPostgres(t);
      await storeAll(t, await WatchedServer.start(t, { DATABASE_URL: databaseUrl }));
    });
  },
);
