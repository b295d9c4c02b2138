import { buildChatbotConfig } from '@chatbot-test/shared/testing/builders.js';
import t from 'tap';
import { startTestServer } from '../../testing/server.js';

const { ask, tokenFor } = await startTestServer(t);
const config = buildChatbotConfig();

const named = (name: string) => ({ ...config, name });
const { body: chatbot } = await ask('/v1/chatbots', { method: 'POST', body: { config } });
const path = `/v1/chatbots/${chatbot.id}`;
for (let revision = 1; revision <= 4; revision++) {
  const body = { config: named(`Name ${revision + 1}`), revision };
  await ask(path, { method: 'PUT', body });
  if (revision === 2) await ask(`${path}/publish`, { method: 'POST' });
}

await t.test('[5.2] the revisions of a chatbot are listed, newest first', async (t) => {
  const { status, body } = await ask(`${path}/revisions?limit=3`);
  t.equal(status, 200);
  t.match(body.revisions, [
    { revision: 5, isDraft: true, isLive: false, createdBy: 'operator-1', fingerprint: String },
    { revision: 4, isDraft: false, isLive: false },
    { revision: 3, isDraft: false, isLive: true },
  ]);
  t.equal(body.revisions.length, 3);
  t.equal(body.revisions[0].config, undefined);
  t.equal(body.before, 3);
  const next = await ask(`${path}/revisions?limit=3&before=${body.before}`);
  t.match(next.body, { revisions: [{ revision: 2 }, { revision: 1 }], before: null });
});

await t.test('[5.5] an earlier revision is read and restored as the draft', async (t) => {
  const { body } = await ask(`${path}/revisions/2`);
  t.match(body, { revision: 2, isDraft: false, config: { name: 'Name 2' } });
  const restore = (draft: number) =>
    ask(`${path}/revisions/2/restore`, { method: 'POST', body: { draft } });
  const stale = await restore(4);
  t.match([stale.status, stale.body.error.code], [409, 'stale-revision']);
  const restored = await restore(5);
  t.match(restored.body, { revision: 6, live: 3, config: { name: 'Name 2' } });
  t.equal(restored.body.fingerprint, body.fingerprint);
});

await t.test('[8.3] revisions that are foreign or not there are the same 404', async (t) => {
  const foreign = tokenFor({ tenantId: 'other' });
  const narrow = tokenFor({ chatbots: ['another'] });
  const answers = await Promise.all([
    ask(`${path}/revisions`, { token: foreign }),
    ask(`${path}/revisions`, { token: narrow }),
    ask(`${path}/revisions/2`, { token: foreign }),
    ask(`${path}/revisions/2`, { token: narrow }),
    ask(`${path}/revisions/99`),
    ask('/v1/chatbots/unknown/revisions'),
    ask(`${path}/revisions/2/restore`, { method: 'POST', body: { draft: 6 }, token: foreign }),
    ask(`${path}/revisions/99/restore`, { method: 'POST', body: { draft: 6 } }),
  ]);
  const told = answers.map(({ status, body }) => {
    return JSON.stringify({ status, ...body.error, correlationId: '' });
  });
  t.equal(new Set(told).size, 1);
  t.match(told[0], '"status":404');
});
