import { Writable } from 'node:stream';
import { DEFAULT_CONFIG } from '@chatbot-test/shared/config/chatbot-config.js';
import t, { type Test } from 'tap';
import { sayPieces } from '../../testing/chatbot-service/chat-completion.js';
import { WireServer } from '../../testing/chatbot-service/wire-server.js';
import { openDatabaseOf, PostgresServer, withoutPostgres } from '../../testing/postgres.js';
import { startTestServer, type Json } from '../../testing/server.js';
import { HttpClient } from '../../testing/sessions/http-client.js';
import { TestClient } from '../../testing/sessions/test-client.js';
import { createLogger } from '../plugins/logging.js';

const TEXT = 'My name is Ada and I want my money back.';

const BY_MODEL = {
  type: 'model',
  model: 'm',
  baseUrl: '',
  systemPrompt: '',
  knowledge: true,
  threshold: 0.3,
  temperature: 0,
  fallback: '',
} as const;

/** A Postgres that writes each statement with its values into a log of its own. */
async function talkativePostgres(t: Test): Promise<PostgresServer> {
  const postgres = await PostgresServer.start(t);
  const { sql, close } = await openDatabaseOf(t, postgres.url);
  await sql`alter system set logging_collector = on`;
  await sql`alter database postgres set log_min_duration_statement = 0`;
  await sql`alter database postgres set log_min_messages = 'log'`;
  await close();
  await postgres.stop();
  await postgres.start();
  return postgres;
}

await t.test(
  '[8.10] one id leads from a message to all that is done for it: log, model, SQL, error',
  { skip: withoutPostgres },
  async (t) => {
    const postgres = await talkativePostgres(t);
    const database = await openDatabaseOf(t, postgres.url);
    const model = await WireServer.start(t, (exchange) => sayPieces(exchange, ['Of course.']));
    const lines: Json[] = [];
    const sink = new Writable({
      write: (line: Buffer, _encoding, done) => {
        lines.push(JSON.parse(line.toString()));
        done();
      },
    });
    const settings = { model: { baseUrl: `${model.url}/v1`, apiKey: 'sk-test', model: 'm' } };
    const server = await startTestServer(t, settings, createLogger('info', sink), database);
    const { body } = await server.ask('/v1/chatbots', {
      method: 'POST',
      body: { config: { ...DEFAULT_CONFIG, provider: BY_MODEL } },
    });
    const path = `/v1/chatbots/${body.id}/test`;
    const about = (id: string) => lines.filter(({ correlationId }) => correlationId === id);
    const where = { origin: server.url, token: server.tokenFor() };

    const socket = await TestClient.connect({
      ...where,
      url: server.url.replace('http', 'ws') + path,
    });
    const { session } = await socket.hello();
    socket.send(TEXT);
    const { message } = await socket.next('done');
    const { id } = message;
    t.match(model.last.headers, { 'x-client-request-id': id }, 'the model was told it');
    t.match(about(id), [
      { msg: 'message', requestId: /\S/, sessionId: session.id, mode: 'test' },
      { msg: 'reply', state: 'done', provider: 'model', ms: Number, parts: { store: Number } },
    ]);
    const [{ requestId }] = about(id);
    t.match(about(requestId), [{ msg: 'request', status: 101, req: { path } }]);

    const [{ log = '' } = {}] = await database.sql<{ log: string }[]>`
      select pg_read_file(pg_current_logfile()) as log`;
    const statements = log.split('LOG:  duration').filter((each) => each.includes(id));
    for (const [deed, statement] of [
      ['stored', /insert into "test_messages"/],
      ['claimed', /with oldest as/],
      ['looked for', /from document_words w/],
      ['ended', /seq = log\.seq/],
    ] as const) {
      t.match(statements.join(''), statement, `the database was told it when it was ${deed}`);
    }

    model.handler = (exchange) => exchange.respond(400, { error: { message: 'No.' } });
    socket.send(TEXT);
    const failed = (await socket.next('done')).message;
    t.equal(failed.problem?.correlationId, failed.id, 'it is what people are shown');
    t.same(
      about(failed.id).map(({ msg }) => msg),
      ['message', 'a reply failed', 'reply'],
    );

    socket.raw('{"type":"feedback"}');
    const refused = (await socket.next('error')).problem;
    t.match(about(refused.correlationId), [
      { msg: 'a frame was refused', code: refused.code, requestId, sessionId: session.id },
    ]);
    await socket.close();

    model.handler = (exchange) => sayPieces(exchange, ['Of course.']);
    const page = new HttpClient({ ...where, url: server.url + path });
    page.sessionId = (await page.hello({ fresh: true })).session.id;
    await page.carryOut([{ type: 'send', cid: 'a', text: TEXT }]);
    const again = (await page.next('done')).message.id;
    t.match(about(again), [{ msg: 'message' }, { msg: 'reply', state: 'done' }]);
    t.match(
      about(about(again)[0].requestId),
      [{ msg: 'request', req: { path: `${path}/frames` } }],
      'and from plain HTTP',
    );
    page.leave();
    t.notMatch(JSON.stringify(lines), TEXT, 'nothing of what was said');
  },
);

await t.test('[8.3] what a database says of a row is not in the log', async (t) => {
  const lines: string[] = [];
  const sink = new Writable({
    write: (line: Buffer, _encoding, done) => {
      lines.push(line.toString());
      done();
    },
  });
  const detail = `Failing row contains (${TEXT}).`;
  const err = Object.assign(new Error('violates check'), { code: '23514', detail, where: TEXT });
  createLogger('info', sink).error({ err }, 'failed');
  t.match(JSON.parse(lines.join('')), { err: { message: 'violates check', code: '23514' } });
  t.notMatch(lines.join(''), 'Ada');
});
