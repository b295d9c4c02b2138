import t from 'tap';
import { ConversationServer, DASHBOARD } from '../../testing/sessions/conversation-server.js';
import { newSession } from '../../testing/sessions/sessions.js';
import { postgresSessionStorage } from '../sessions/storage/postgres-session-storage.js';
import { TEST_TABLES } from '../sessions/storage/session-tables.js';
import type { WatchedSessionRow } from './monitor-responses.schema.js';

const server = await ConversationServer.start(t);
const { sql } = server.database;
const storage = postgresSessionStorage(sql, TEST_TABLES);
const boss = server.tokenFor({ operatorId: 'boss', role: 'admin' });

interface Page {
  readonly sessions: readonly WatchedSessionRow[];
  readonly cursor: string | null;
}

async function ask<Body = Page>(path: string, init: RequestInit = {}, token = boss) {
  const response = await fetch(server.url + path, {
    ...init,
    headers: { authorization: `Bearer ${token}`, ...init.headers },
  });
  return { status: response.status, body: (await response.json()) as Body };
}

const post = (path: string, body?: object, token = boss) =>
  ask<Record<string, unknown> & { error?: { code: string } }>(
    path,
    {
      method: 'POST',
      ...(body && {
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', origin: DASHBOARD },
      }),
    },
    token,
  );

const audited = async () => {
  const rows = await sql<{ action: string; objectId: string }[]>`
    select action, object_id as "objectId" from audit_log order by number`;
  return rows.map(({ action, objectId }) => [action, objectId]);
};

/** Events of a stream, as they come. */
async function* eventsOf(path: string, init: RequestInit = {}) {
  const response = await fetch(server.url + path, {
    ...init,
    headers: {
      authorization: `Bearer ${boss}`,
      ...(init.body && { 'content-type': 'application/json' }),
    },
  });
  if (!response.body) throw new Error('There is no stream.');
  let rest = '';
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    const blocks = (rest + chunk).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const type = /^event: (.*)$/m.exec(block)?.[1] ?? 'message';
      const data = /^data: (.*)$/m.exec(block)?.[1];
      if (data !== undefined) yield { type, data: JSON.parse(data) };
    }
  }
}

await t.test('[6.5] an admin sees everybody’s sessions; nobody else does', async (t) => {
  const anna = await storage.sessions.create(newSession({ operatorId: 'anna' }));
  const ben = await storage.sessions.create(newSession({ operatorId: 'ben' }));
  await storage.sessions.create(newSession({ tenantId: 'other', chatbotId: 'foreign' }));
  const all = await ask('/v1/admin/sessions');
  t.same(
    all.body.sessions.map(({ id, operatorId, state }) => [id, operatorId, state]),
    [
      [ben.id, 'ben', 'active'],
      [anna.id, 'anna', 'active'],
    ],
  );
  t.match(all.body.sessions[0], { isAnswering: false, messages: 0, instance: /:\d+$/ });
  const ofAnna = await ask('/v1/admin/sessions?operator=anna&state=active&chatbot=shop');
  t.same(
    ofAnna.body.sessions.map(({ id }) => id),
    [anna.id],
  );
  for (const role of ['viewer', 'operator'] as const) {
    for (const path of ['/v1/admin/sessions', '/v1/admin/sessions/changes']) {
      t.equal((await ask(path, {}, server.tokenFor({ role }))).status, 403);
    }
  }
  const some = server.tokenFor({ role: 'admin', chatbots: ['another'] });
  t.same((await ask('/v1/admin/sessions', {}, some)).body.sessions, []);
  t.equal((await ask('/v1/admin/sessions?chatbot=shop', {}, some)).status, 404);
});

await t.test('[6.5] pages in any order have each session once', async (t) => {
  for (let i = 0; i < 7; i++) {
    await storage.sessions.create(newSession({ operatorId: `anna-${i % 3}` }));
  }
  const expected = (await ask('/v1/admin/sessions?limit=100')).body.sessions.map(({ id }) => id);
  for (const sort of ['created', 'active', 'expires', 'messages', 'operator', 'chatbot']) {
    for (const order of ['asc', 'desc']) {
      const seen: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const next: string = cursor && `&cursor=${cursor}`;
        const { status, body }: { status: number; body: Page } = await ask(
          `/v1/admin/sessions?limit=2&sort=${sort}&order=${order}${next}`,
        );
        t.equal(status, 200);
        seen.push(...body.sessions.map(({ id }) => id));
        ({ cursor } = body);
      }
      t.same([...seen].sort(), [...expected].sort(), `${sort}, ${order}`);
    }
  }
  t.equal((await ask('/v1/admin/sessions?cursor=bm9uZQ')).status, 400);
});

await t.test('[6.5] changes are told by themselves, from the first message on', async (t) => {
  const stop = new AbortController();
  const events = eventsOf('/v1/admin/sessions/changes', { signal: stop.signal });
  const first = events.next();
  server.service.byHand();
  const client = await server.open({ fresh: true });
  client.send('One');
  const reply = await server.service.nextReply();
  const until = async (condition: (row: WatchedSessionRow) => boolean, next = events.next()) => {
    for (let event = await next; ; event = await events.next()) {
      if (event.done) throw new Error('The stream has ended.');
      const rows = event.value.data.sessions as WatchedSessionRow[];
      const row = rows.find(({ id }) => id === client.sessionId);
      if (row && condition(row)) return row;
    }
  };
  await until(({ isAnswering }) => isAnswering, first);
  reply.say('Two');
  reply.finish();
  t.match(await until(({ messages }) => messages === 2), { isAnswering: false, lastError: null });
  await client.close();
  stop.abort();
  await t.rejects(events.next(), 'and a reader who goes is let go');
});

await t.test(
  '[6.5] an admin reads a session as it happens, and writes nothing in it',
  async (t) => {
    server.service.byHand();
    const client = await server.open({ fresh: true });
    const id = client.sessionId;
    const stop = new AbortController();
    const frames = eventsOf(`/v1/admin/sessions/${id}/stream`, {
      method: 'POST',
      body: '{}',
      signal: stop.signal,
    });
    const welcome = await frames.next();
    t.match(welcome.value?.data, { type: 'welcome', session: { id } });
    client.send('Hello?');
    const reply = await server.service.nextReply();
    reply.say('Hello ');
    reply.say('you');
    reply.finish();
    const types: string[] = [];
    for await (const { data } of frames) {
      types.push(data.type);
      if (data.type === 'done') break;
    }
    t.ok(types.includes('message') && types.includes('delta'));
    t.same((await audited()).at(-1), ['session.read', id]);
    const body = { sessionId: id, frames: [{ type: 'send', cid: 'mine', text: 'By the boss' }] };
    const sent = await post('/v1/chatbots/shop/test/frames', body);
    t.same([sent.status, sent.body.error?.code], [403, 'forbidden']);
    await client.close();
    stop.abort();
  },
);

await t.test('[6.5] an admin extends, ends and cleans up, each in the audit log', async (t) => {
  const client = await server.open({ fresh: true });
  const id = client.sessionId;
  t.match(await post(`/v1/admin/sessions/${id}/extend`), { status: 200, body: { id } });
  await client.next('extended');
  t.same((await audited()).at(-1), ['session.extend', id]);
  const foreign = await storage.sessions.create(
    newSession({ tenantId: 'other', chatbotId: 'foreign' }),
  );
  const many = await post('/v1/admin/sessions/end', { ids: [id, foreign.id, 'unknown'] });
  t.same(many.body, { ended: [id], notFound: [foreign.id, 'unknown'] });
  await client.end();
  t.same((await audited()).at(-1), ['session.end', id]);
  t.equal((await post(`/v1/admin/sessions/${id}/extend`)).status, 410);

  await storage.sessions.end(foreign.id, null);
  const cleaned = await post('/v1/admin/sessions/clean-up');
  t.match(cleaned, { status: 200, body: { sessions: 1 } });
  t.same((await audited()).at(-1), ['session.clean-up', 'demo']);
  t.equal(await storage.sessions.find('demo', id), null);
  t.ok(await storage.sessions.find('other', foreign.id), 'another tenant’s stay');
});
