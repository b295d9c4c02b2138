import { DEFAULT_CONFIG } from '@chatbot-test/shared/config/chatbot-config.js';
import t, { type Test } from 'tap';
import { TestClient } from '../../testing/sessions/test-client.js';
import { startTestServer } from '../../testing/server.js';

const { ask, tokenFor, database, url } = await startTestServer(t);
const post = (path: string, body?: object, token?: string) =>
  ask(path, { method: 'POST', ...(body && { body }), ...(token && { token }) });
const config = { ...DEFAULT_CONFIG, name: 'Fernway' };
const { body: created } = await post('/v1/chatbots', { config });
const id = created.id as string;
const path = `/v1/chatbots/${id}`;
const hours = { title: 'Hours', content: 'The shop opens at nine.' };
const { body: stored } = await post(`${path}/documents`, hours);

/** Asks one side what the frame's widget would ask. */
async function answerOf(t: Test, framePath: string) {
  const server = framePath.replace(/\/frame$/, '');
  const page = await fetch(url + framePath);
  t.equal(page.status, 200);
  const shown = await ask(`${server}/v1/chatbots/${id}/public`, { token: null });
  const socket = `${url.replace('http', 'ws')}${server}/v1/chatbots/${id}/live`;
  const client = await TestClient.connect({ url: socket, origin: url });
  t.teardown(() => client.close());
  await client.hello();
  client.send('When does the shop open?');
  await client.next('done');
  const name = shown.body.config.name as string;
  return { name, text: client.transcript.at(-1), html: await page.text() };
}

await t.test(
  '[5.2] before and after: each side is frozen, and answers from its own documents',
  async (t) => {
    const first = await post(`${path}/comparisons`);
    t.match(first.body, { before: null, after: { revision: 1 } }, 'nothing is live');

    await post(`${path}/publish`);
    await ask(path, { method: 'PUT', body: { config: { ...config, name: 'Fern' }, revision: 1 } });
    const ten = { ...hours, content: 'The shop opens at ten.' };
    await ask(`${path}/documents/${stored.id as string}`, { method: 'PUT', body: ten });
    const { status, body } = await post(`${path}/comparisons`);
    t.equal(status, 201);
    const before = await answerOf(t, body.before.path);
    t.match(before, { name: 'Fernway', text: /nine/, html: /<chatbot-widget [^>]* open>/ });
    t.match(await answerOf(t, body.after.path), { name: 'Fern', text: /ten/ });
  },
);

await t.test(
  '[5.8] nobody is asked by a comparison: it is no review, and goes by itself',
  async (t) => {
    const { body } = await post(`${path}/comparisons`);
    t.strictSame((await ask(`${path}/review-links`)).body.links, []);
    const review = (body.after.path as string).replace(/\/frame$/, '');
    t.equal((await fetch(url + review)).status, 404);
    const approval = await fetch(`${url}${review}/comments`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: url, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ author: 'Me', text: '', verdict: 'approve' }).toString(),
    });
    t.equal(approval.status, 404);
    t.strictSame((await ask(`${path}/review`)).body.approvals, []);

    const foreign = await post(`${path}/comparisons`, undefined, tokenFor({ tenantId: 'other' }));
    t.equal(foreign.status, 404);
    await database.sql`update review_links set expires_at = now() - interval '1 minute'`;
    t.equal((await fetch(url + body.after.path)).status, 404);
    await post(`${path}/comparisons`);
    const [row] = await database.sql<{ count: number }[]>`
    select count(*)::int as count from review_links where chatbot_id = ${id}`;
    t.equal(row?.count, 2, 'what is over is deleted');
  },
);
