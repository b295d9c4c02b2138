import { DEFAULT_CONFIG } from '@chatbot-test/shared/config/chatbot-config.js';
import t from 'tap';
import { UNLIMITED } from '../limits/limit-settings.js';
import { TestClient } from '../../testing/sessions/test-client.js';
import { startTestServer } from '../../testing/server.js';

const GUESSES = 5;
const server = await startTestServer(t, {
  trustedProxies: ['127.0.0.1'],
  limits: { ...UNLIMITED, badTokens: { most: GUESSES, windowMs: 60 * 60_000 } },
});
const { ask, tokenFor, database, url } = server;
const { sql } = database;
const admin = tokenFor({ role: 'admin' });
const post = (path: string, body?: object, token?: string) =>
  ask(path, { method: 'POST', ...(body && { body }), ...(token !== undefined && { token }) });

const create = async (name: string) => {
  const config = { ...DEFAULT_CONFIG, name };
  const { body } = await post('/v1/chatbots', { config });
  const path = `/v1/chatbots/${body.id as string}`;
  const { body: hours } = await post(`${path}/documents`, {
    title: 'Opening hours',
    content: 'The shop opens at nine and closes at six.',
  });
  return { id: body.id as string, path, config, hours: hours.id as string };
};
const linkTo = async (path: string, more: object = {}) => {
  const made = await post(`${path}/review-links`, { label: 'Carla', ...more });
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  return made.body as { id: string; path: string; revision: number; fingerprint: string };
};
const open = async (path: string) => {
  const response = await fetch(url + path);
  return { status: response.status, html: await response.text() };
};
const say = (path: string, form: Record<string, string>, origin = url, more: object = {}) =>
  fetch(`${url}${path}`, {
    method: 'POST',
    headers: { origin, ...more },
    body: new URLSearchParams(form),
    redirect: 'manual',
  });
const connect = async (path: string, id: string) => {
  const socket = `${url.replace('http', 'ws')}${path}/v1/chatbots/${id}/live`;
  const client = await TestClient.connect({ url: socket, origin: url });
  t.teardown(() => client.close());
  return client;
};

await t.test('[5.8] a link opens the revision as it was, whatever the draft becomes', async (t) => {
  const { id, path, config, hours } = await create('Frozen');
  const link = await linkTo(path);
  await ask(path, { method: 'PUT', body: { config: { ...config, name: 'Thawed' }, revision: 1 } });
  await ask(`${path}/documents/${hours}`, { method: 'DELETE' });

  const page = await open(link.path);
  t.equal(page.status, 200);
  t.match(page.html, /Review of Frozen/);
  t.match(page.html, `<chatbot-widget server="${url}${link.path}" chatbot-id="${id}">`);
  const shown = await ask(`${link.path}/v1/chatbots/${id}/public`, { token: null });
  t.match(shown.body, { revision: 1, fingerprint: link.fingerprint, config: { name: 'Frozen' } });

  const picture = await fetch(`${url}${link.path}/avatars/fernway.svg`);
  t.match({ url: picture.url, ok: picture.ok }, { url: `${url}/avatars/fernway.svg`, ok: true });

  const client = await connect(link.path, id);
  const welcome = await client.hello();
  t.match(welcome.chatbot, { fingerprint: link.fingerprint, config: { name: 'Frozen' } });
  client.send('When does the shop open?');
  const { message } = await client.next('done');
  t.equal(message.fingerprint, link.fingerprint);
  t.match(client.transcript.at(-1), /nine/, 'it answers from the document that is deleted by now');
});

await t.test('[5.8] conversations by link are marked, and are no visitor’s', async (t) => {
  const { id, path } = await create('Apart');
  await post(`${path}/publish`);
  const link = await linkTo(path);
  const client = await connect(link.path, id);
  const { token = '' } = await client.hello();
  const [row] = await sql`select review_link from live_conversations where chatbot_id = ${id}`;
  t.match(row, { review_link: link.id });
  t.strictSame((await ask(`${path}/sites`)).body.sites, [], 'no site is counted');

  const other = await linkTo(path);
  const stranger = await connect(other.path, id);
  const { session } = await stranger.hello({ token });
  t.not(session.id, client.sessionId, 'its token opens nothing by another link');
  const [{ left = 0 } = {}] = await sql<{ left: number }[]>`
    update review_links set replies_left = 0 where id = ${link.id} returning replies_left as left`;
  t.equal(left, 0);
  client.send('When does the shop open?');
  const { message } = await client.next('done');
  t.match(message, { state: 'failed', problem: { code: 'review-spent' } }, 'a link has a budget');
});

await t.test('[5.8] a link that was revoked or has expired opens nothing', async (t) => {
  const { id, path } = await create('Closed');
  const link = await linkTo(path);
  await ask(`${path}/review-links/${link.id}`, { method: 'DELETE' });
  t.equal((await open(link.path)).status, 404);
  t.equal((await ask(`${link.path}/v1/chatbots/${id}/public`, { token: null })).status, 404);
  const late = await linkTo(path);
  await sql`update review_links set expires_at = now() where id = ${late.id}`;
  t.match(await open(late.path), { status: 404, html: /not open/ });
  t.match(await open('/review/nothing'), { status: 404, html: /not open/ });
  const stranger = tokenFor({ tenantId: 'other' });
  const foreign = await ask(`${path}/review-links`, { token: stranger });
  t.equal(foreign.status, 404, 'another tenant knows of none');
});

await t.test('[5.8] a passphrase is asked for, and needed for everything', async (t) => {
  const { id, path } = await create('Locked');
  const link = await linkTo(path, { passphrase: 'open sesame' });
  t.match(await open(link.path), { status: 200, html: /has a passphrase/ });
  t.equal((await ask(`${link.path}/v1/chatbots/${id}/public`, { token: null })).status, 401);
  t.equal((await say(`${link.path}/unlock`, { passphrase: 'wrong' })).status, 401);
  const unlocked = await say(`${link.path}/unlock`, { passphrase: 'open sesame' });
  t.equal(unlocked.status, 303);
  const to = new URL(unlocked.headers.get('location') ?? '', `${url}${link.path}/unlock`).pathname;
  t.match((await open(to)).html, /Review of Locked/);
  t.match(await open(`${link.path}~${'A'.repeat(43)}`), { html: /has a passphrase/ });
  const [row] = await sql`select * from review_links where id = ${link.id}`;
  t.notMatch(JSON.stringify(row), /sesame/, 'it is not stored');
  t.notMatch(JSON.stringify(row), link.path.slice(8), 'nor is the link');
});

await t.test('[8.6] [5.8] a passphrase cannot be guessed by trying', async (t) => {
  const link = await linkTo((await create('Guessed')).path, { passphrase: 'open sesame' });
  const other = await linkTo((await create('Other')).path, { passphrase: 'open sesame' });
  const guess = (path: string, passphrase: string, address: string) =>
    say(`${path}/unlock`, { passphrase }, url, { 'x-forwarded-for': address });
  for (let times = 0; times < GUESSES; times++) {
    t.equal((await guess(link.path, 'wrong', '203.0.113.1')).status, 401);
  }
  t.equal((await guess(link.path, 'open sesame', '203.0.113.1')).status, 429, 'the right one too');
  t.equal((await guess(other.path, 'open sesame', '203.0.113.1')).status, 429, 'at any link');
  for (const path of [link.path, `${link.path}~${'A'.repeat(43)}`]) {
    t.equal((await guess(path, 'open sesame', '203.0.113.2')).status, 429, 'from any address');
  }
  t.equal((await guess(other.path, 'open sesame', '203.0.113.3')).status, 303, 'others go on');
});

await t.test('[5.8] comments are about a message, and a verdict feeds the gate', async (t) => {
  const { id, path, config } = await create('Judged');
  const policy = { mode: 'block', tested: false, approved: true, noWarnings: true };
  await ask('/v1/publish-policy', { method: 'PUT', token: admin, body: policy });
  const link = await linkTo(path);
  const client = await connect(link.path, id);
  await client.hello();
  client.send('When does the shop open?');
  const { message } = await client.next('done');

  const changes = { author: 'Carla', text: 'Say until when.', verdict: 'changes' };
  t.equal((await say(`${link.path}/comments`, changes, 'https://evil.example')).status, 403);
  await say(`${link.path}/comments`, { ...changes, messageId: message.id });
  const listed = (await ask(`${path}/review-links`)).body.links[0].comments;
  t.match(listed, [
    { author: 'Carla', verdict: 'changes', messageId: message.id, excerpt: /nine/ },
  ]);
  const { messages } = (await ask(`/v1/conversations/${String(listed[0].conversationId)}/messages`))
    .body;
  const about = messages.find((each: { id: string }) => each.id === message.id);
  t.match(
    about,
    { debug: { hits: [{ title: 'Opening hours' }] } },
    'operators find how the answer came about',
  );
  t.notOk(message.debug, 'reviewers do not');
  t.match((await post(`${path}/publish`)).body.error, {
    code: 'publish-refused',
    message: /Carla asked for changes: Say until when/,
  });

  await say(`${link.path}/comments`, {
    author: 'Carla',
    text: 'Fine <b>now</b>',
    verdict: 'approve',
  });
  t.match((await ask(`${path}/review`)).body, {
    warnings: [],
    unmet: [],
    approvals: [{ by: `link:${link.id}`, comment: 'Carla: Fine <b>now</b>' }],
  });
  t.match((await open(link.path)).html, 'Fine &lt;b&gt;now&lt;/b&gt;');
  t.equal((await post(`${path}/publish`)).status, 200);
  const log = await ask('/v1/audit-log?action=chatbot.approve&limit=1', { token: admin });
  t.match(log.body.entries, [{ actorId: `link:${link.id}`, after: { author: 'Carla' } }]);

  await ask(path, { method: 'PUT', body: { config: { ...config, name: 'Next' }, revision: 1 } });
  t.equal((await post(`${path}/publish`)).status, 409, 'what was changed since is not approved');
  await ask('/v1/publish-policy', {
    method: 'PUT',
    token: admin,
    body: { ...policy, mode: 'off' },
  });
});

await t.test('[5.6] a document that is unpublished now is gone from reviews too', async (t) => {
  const { id, path, hours } = await create('Withdrawn');
  const link = await linkTo(path);
  await post(`${path}/documents/${hours}/unpublish`);
  const client = await connect(link.path, id);
  await client.hello();
  client.send('When does the shop open?');
  await client.next('done');
  t.notMatch(client.transcript.at(-1), /nine/);
});

await t.test('[8.6] of comments without end the newest are listed', async (t) => {
  const { path } = await create('Talkative');
  const ids = [(await linkTo(path)).id, (await linkTo(path)).id, (await linkTo(path)).id];
  await sql`
    insert into review_comments (link_id, number, author, text, created_at)
    select id, n, 'Carla', 'comment ' || n, now() - (500 - n) * interval '1 second'
    from unnest(${ids}::text[]) id, generate_series(1, 500) n`;
  const { links } = (await ask(`${path}/review-links`)).body as {
    links: { comments: { text: string }[] }[];
  };
  const listed = links.map(({ comments }) => comments);
  t.equal(listed.flat().length, 1_000);
  for (const comments of listed) t.match(comments.at(-1), { text: 'comment 500' });
});
