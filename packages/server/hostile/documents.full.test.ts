import t from 'tap';
import { compareCosts, filled, WORDS } from './world/compare-costs.js';
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
