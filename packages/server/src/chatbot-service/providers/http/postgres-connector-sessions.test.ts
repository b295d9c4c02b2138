import t from 'tap';
import { SecretBox } from '../../../secrets/secret-box.js';
import { openTestDatabase } from '../../../../testing/database.js';
import { PostgresConnectorSessions } from './postgres-connector-sessions.js';

await t.test('[3.4] what a service calls a conversation is kept, sealed', async (t) => {
  const { sql } = await openTestDatabase(t);
  await sql`insert into chatbots (id, tenant_id, draft_revision) values ('a', 'demo', 1), ('b', 'demo', 1)`;
  const box = new SecretBox('a key of more than thirty-two characters');
  const sessions = new PostgresConnectorSessions(sql, box);
  t.equal(await sessions.load('a', 's'), null);
  const state = {
    conversation: 'theirs-1',
    vars: { key: 'user-key' },
    service: 'https://a.example',
  };
  await sessions.save('a', 's', state);
  t.same(await sessions.load('a', 's'), state);
  await sessions.save('a', 's', { ...state, conversation: 'theirs-2' });
  t.match(await sessions.load('a', 's'), { conversation: 'theirs-2' });
  t.equal(await sessions.load('b', 's'), null);
  const [row] = await sql`select sealed from connector_sessions`;
  t.notMatch(JSON.stringify(row), /theirs|user-key/);

  const other = new PostgresConnectorSessions(
    sql,
    new SecretBox('another key of thirty-two letters'),
  );
  t.equal(await other.load('a', 's'), null, 'with another key it is unknown');
  await sql`update connector_sessions set updated_at = now() - interval '31 days'`;
  await sessions.save('b', 's', state);
  t.equal(await sessions.load('a', 's'), null, 'what is old is deleted');
  t.same(await sessions.load('b', 's'), state);
});
