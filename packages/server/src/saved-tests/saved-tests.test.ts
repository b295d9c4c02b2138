import { EventEmitter, once } from 'node:events';
import { DEFAULT_CONFIG } from '@chatbot-test/shared/config/chatbot-config.js';
import { PLAIN_CONNECTOR } from '@chatbot-test/shared/config/connector-presets.js';
import t from 'tap';
import { WireServer, type Exchange } from '../../testing/chatbot-service/wire-server.js';
import { longestStretch } from '../../testing/longest-stretch.js';
import { startTestServer, type Json } from '../../testing/server.js';
import { SAVED_TEST_LIMITS } from './saved-test.js';

/** Requests that the service got, each of which is answered once it is let go. */
const exchanges: Exchange[] = [];
const answering = new EventEmitter();
let isHeld = true;
let said = 'Hi!';
const service = await WireServer.start(t, async (exchange) => {
  exchanges.push(exchange);
  if (isHeld) await once(answering, 'go');
  exchange.respond(200, { text: said });
});
const letGo = () => {
  isHeld = false;
  answering.emit('go');
};
const { ask, tokenFor, services, database } = await startTestServer(t, {
  egressAllow: ['127.0.0.1'],
});
const admin = tokenFor({ role: 'admin' });

const post = (path: string, body: object = {}) => ask(path, { method: 'POST', body });
async function create(config: object = {}): Promise<string> {
  const { body } = await post('/v1/chatbots', { config: { ...DEFAULT_CONFIG, ...config } });
  return `/v1/chatbots/${body.id as string}`;
}
const write = async (path: string, title: string, content: string) => {
  const { body } = await post(`${path}/documents`, { title, content });
  await services.embeddings.indexer.idle();
  return body.id as string;
};
/** Runs all tests, and reads what became of them. */
async function run(path: string, body: object = {}): Promise<Json[]> {
  const begun = await post(`${path}/tests/run`, body);
  t.match(begun, { status: 202 });
  await services.savedTestRunner.idle();
  return (await ask(`${path}/tests`)).body.tests;
}

await t.test('[5.7] tests run against the draft: passing, failing, out of date', async (t) => {
  const path = await create();
  const returns = await write(path, 'Returns', 'Boots can be returned within 60 days.');
  const good = { questions: ['Can I return boots?'], contains: ['60 days'], cites: returns };
  const made = await post(`${path}/tests`, good);
  t.match(made, { status: 201 });
  t.match(made.body, { ...good, expects: 'answer', citesTitle: 'Returns', state: 'new' });
  t.match(made.body, { createdBy: 'operator-1', running: false, result: null });
  await post(`${path}/tests`, { questions: ['Can I return boots?'], lacks: ['60 days'] });
  await post(`${path}/tests`, { questions: ['Who won the 1954 cup?'], expects: 'refusal' });

  t.match(await run(path), [
    { state: 'passing', result: { passed: true, faults: [], by: 'operator-1', answer: /60 days/ } },
    { state: 'failing', result: { passed: false, faults: ['It says “60 days”.'] } },
    { state: 'passing' },
  ]);

  await write(path, 'Hours', 'Nine to six.');
  const { tests } = (await ask(`${path}/tests`)).body;
  t.match(tests, [{ state: 'out-of-date' }, { state: 'out-of-date' }, { state: 'out-of-date' }]);
  const [first] = tests;
  t.match(await run(path, { ids: [first.id] }), [
    { state: 'passing' },
    { state: 'out-of-date' },
    { state: 'out-of-date' },
  ]);
});

await t.test('[5.7] a changed test is new, and a deleted one is gone', async (t) => {
  const path = await create();
  const { id } = (await post(`${path}/tests`, { questions: ['When?'], expects: 'any' })).body;
  t.match(await run(path), [{ state: 'passing' }]);
  const changed = await ask(`${path}/tests/${id}`, {
    method: 'PUT',
    body: { questions: ['Where?'], expects: 'refusal' },
  });
  t.match(changed.body, { questions: ['Where?'], expects: 'refusal', state: 'new', result: null });
  t.equal((await ask(`${path}/tests/${id}`, { method: 'DELETE' })).status, 204);
  t.strictSame((await ask(`${path}/tests`)).body, { tests: [] });
  t.match((await ask(`${path}/tests/${id}`, { method: 'DELETE' })).body.error, {
    code: 'not-found',
  });
});

await t.test('[5.7] questions of a test are one conversation; a run is seen at work', async (t) => {
  const provider = {
    ...PLAIN_CONNECTOR,
    url: `${service.url}/chat`,
    body: '{"messages":"{{messages}}"}',
  };
  const path = await create({ provider });
  const questions = ['Do you have boots?', 'In red?'];
  await post(`${path}/tests`, { questions, contains: ['hi'] });
  const begun = await post(`${path}/tests/run`);
  t.match(begun.body.tests, [{ running: true, state: 'new' }]);
  // It is in one run already: another one leaves it alone.
  await post(`${path}/tests/run`);
  letGo();
  await services.savedTestRunner.idle();
  t.match((await ask(`${path}/tests`)).body.tests, [{ running: false, state: 'passing' }]);
  t.equal(exchanges.length, 2);
  t.match(exchanges[1]?.text, /Do you have boots\?.*Hi!.*In red\?/);

  // What is changed while it runs keeps no result of before.
  isHeld = true;
  const [{ id }] = (await post(`${path}/tests/run`)).body.tests;
  await ask(`${path}/tests/${id}`, { method: 'PUT', body: { questions: ['Hello?'] } });
  letGo();
  await services.savedTestRunner.idle();
  t.match((await ask(`${path}/tests`)).body.tests, [{ state: 'new', running: false }]);
});

await t.test(
  '[8.6] whatever a service answers, a test has a result, and holds nobody up',
  async (t) => {
    t.teardown(() => (said = 'Hi!'));
    const path = await create({ provider: { ...PLAIN_CONNECTOR, url: `${service.url}/chat` } });
    await post(`${path}/tests`, { questions: ['Hello?'], contains: ['hi'] });
    said = 'Hi\0!';
    t.match(await run(path), [{ state: 'passing', result: { answer: 'Hi\ufffd!' } }]);
    said = `Hi a${'\u0301\u0316'.repeat(100_000)}`;
    const longest = await longestStretch(async () => {
      t.match(await run(path), [{ state: 'passing' }]);
    });
    t.ok(longest <= 250, `${longest.toFixed(0)} ms`);
    said = `Hi${'x'.repeat(300_000)}`;
    t.match(await run(path), [{ state: 'failing', result: { faults: [/too long|longer/] } }]);
  },
);

await t.test('[5.7] what a process had not asked when it ended may be run again', async (t) => {
  const path = await create();
  await post(`${path}/tests`, { questions: ['When?'], expects: 'any' });
  await database.sql`update saved_tests set run = 'lost', run_until = now() - interval '1 s'`;
  t.match((await ask(`${path}/tests`)).body.tests, [{ running: false, state: 'new' }]);
  t.match(await run(path), [{ state: 'passing' }]);
});

await t.test(
  '[5.7] the gate may want saved tests to pass, and a review warns of them',
  async (t) => {
    const policy = { mode: 'block', tested: false, approved: false, noWarnings: false };
    const setPolicy = (savedTests: boolean, mode = 'block') =>
      ask('/v1/publish-policy', {
        method: 'PUT',
        token: admin,
        body: { ...policy, mode, savedTests },
      });
    t.match((await setPolicy(true)).body, { savedTests: true });
    t.teardown(() => setPolicy(false, 'off'));
    const path = await create();
    const refused = async () => (await post(`${path}/publish`)).body.error?.message;
    t.match(await refused(), /it has no saved test/);

    await write(path, 'Returns', 'Boots can be returned within 60 days.');
    const question = 'Can I return boots?';
    const { id } = (await post(`${path}/tests`, { questions: [question], contains: ['90'] })).body;
    t.match(await refused(), /1 of 1 saved tests do not pass/);
    t.match((await ask(`${path}/review`)).body, {
      warnings: [`The saved test “${question}” was not run on it as it is now.`],
      savedTests: { passing: [], failing: [], notRun: [question] },
    });
    await run(path);
    t.match((await ask(`${path}/review`)).body.warnings, [`The saved test “${question}” fails.`]);
    t.match(await refused(), /do not pass/);

    await ask(`${path}/tests/${id}`, { method: 'PUT', body: { questions: [question] } });
    await run(path);
    t.match((await ask(`${path}/review`)).body, {
      warnings: [],
      savedTests: { passing: [question] },
    });
    t.equal((await post(`${path}/publish`)).status, 200);
  },
);

await t.test('[8.3] tests are of their tenant; a viewer reads them only', async (t) => {
  const path = await create();
  const { id } = (await post(`${path}/tests`, { questions: ['When?'] })).body;
  const other = tokenFor({ tenantId: 'other', role: 'admin' });
  const elsewhere = tokenFor({ chatbots: ['bot_another'] });
  const change = { method: 'PUT', body: { questions: ['Mine?'] } };
  for (const token of [other, elsewhere]) {
    t.equal((await ask(`${path}/tests`, { token })).status, 404);
    t.equal((await ask(`${path}/tests/${id}`, { ...change, token })).status, 404);
    t.equal((await ask(`${path}/tests/${id}`, { method: 'DELETE', token })).status, 404);
    t.equal((await ask(`${path}/tests/run`, { method: 'POST', body: {}, token })).status, 404);
  }
  const another = await create();
  t.equal((await ask(`${another}/tests/${id}`, change)).status, 404, 'of another chatbot');
  const viewer = tokenFor({ role: 'viewer' });
  t.equal((await ask(`${path}/tests`, { token: viewer })).status, 200);
  t.equal((await ask(`${path}/tests/${id}`, { ...change, token: viewer })).status, 403);
  const run = { method: 'POST', body: {}, token: viewer };
  t.equal((await ask(`${path}/tests/run`, run)).status, 403);
  t.match((await ask(`${path}/tests`)).body.tests, [{ questions: ['When?'] }]);
});

await t.test('[8.6] tests are bounded in number and size', async (t) => {
  const path = await create();
  const { count, questions, questionLength, phrases } = SAVED_TEST_LIMITS;
  const sizes = [
    { questions: [] },
    { questions: [' '] },
    { questions: Array.from({ length: questions + 1 }, () => 'When?') },
    { questions: ['x'.repeat(questionLength + 1)] },
    { questions: ['When?'], contains: Array.from({ length: phrases + 1 }, () => 'x') },
  ];
  for (const body of sizes) t.equal((await post(`${path}/tests`, body)).status, 400);
  const made = Array.from({ length: count + 1 }, () =>
    post(`${path}/tests`, { questions: ['When?'] }),
  );
  const answers = await Promise.all(made);
  t.equal(answers.filter(({ status }) => status === 201).length, count);
  t.match(answers.find(({ status }) => status !== 201)?.body.error, { code: 'too-many-tests' });
});
