import { PLAIN_CONNECTOR } from '@chatbot-test/shared/config/connector-presets.js';
import { DEFAULT_CONFIG } from '@chatbot-test/shared/config/chatbot-config.js';
import type { Provider } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import t from 'tap';
import { pino } from 'pino';
import { TestClient } from '../../testing/sessions/test-client.js';
import { startTestServer } from '../../testing/server.js';
import { WireServer, type Exchange } from '../../testing/chatbot-service/wire-server.js';

const SECRET = 'hunter2 "quoted"/secret';
/** Traces of the secret in each of its forms. */
const TRACE = /hunter2|aHVudGVy|h1bnRlcj|odW50ZXIy|68756e746572/;
const FORMS = [
  SECRET,
  JSON.stringify(SECRET).slice(1, -1),
  encodeURIComponent(SECRET),
  Buffer.from(SECRET).toString('base64'),
  Buffer.from(`user:${SECRET}`).toString('base64'),
];

const logged: string[] = [];
const log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) });
const service = await WireServer.start(t, (exchange) => exchange.respond(404, ''));
const server = await startTestServer(t, { egressAllow: ['127.0.0.1'] }, log);

async function chatbotOf(provider: Provider): Promise<string> {
  const { body } = await server.ask('/v1/chatbots', {
    method: 'POST',
    body: { config: { ...DEFAULT_CONFIG, provider } },
  });
  const { status } = await server.ask(`/v1/chatbots/${body.id}/secrets`, {
    method: 'PUT',
    body: { values: { KEY: SECRET, OPENAI_API_KEY: SECRET }, origin: service.url },
  });
  t.equal(status, 200);
  return body.id;
}

const CONNECTOR: Provider = {
  ...PLAIN_CONNECTOR,
  url: '',
  headers: [{ name: 'x-key', value: '{{secrets.KEY}}' }],
  retries: 0,
  mapping: {
    ...PLAIN_CONNECTOR.mapping,
    delta: [{ path: 'choices.0.delta.content' }],
    end: [{ path: 'choices.0.finish_reason', is: ['stop'] }],
    error: [{ path: 'error' }],
    model: [{ path: 'model' }],
  },
};
const MODEL: Provider = {
  type: 'model',
  model: 'm',
  baseUrl: '',
  systemPrompt: '',
  knowledge: false,
  threshold: 0,
  temperature: 0,
  fallback: '',
};

/** The text in pieces of three, as a model's stream; the model's name repeats it, too. */
function stream(exchange: Exchange, text: string, model = text): void {
  exchange.beginEvents();
  for (const piece of text.match(/.{1,3}/gs) ?? []) {
    const choices = [{ index: 0, delta: { role: 'assistant', content: piece } }];
    exchange.events({ id: '1', object: 'chat.completion.chunk', created: 1, model, choices });
  }
  const choices = [{ index: 0, delta: {}, finish_reason: 'stop' }];
  exchange.events({ id: '1', object: 'chat.completion.chunk', created: 1, model, choices });
  exchange.write('data: [DONE]\n\n');
  exchange.end();
}

const ANSWERS: [name: string, answer: (exchange: Exchange, form: string) => void][] = [
  ['a stream', (exchange, form) => stream(exchange, `You sent ${form}, did you?`)],
  ['a stream that breaks off in it', (exchange, form) => stream(exchange, form.slice(0, -1), 'm')],
  [
    'a refusal',
    (exchange, form) => exchange.respond(401, { error: { message: `Bad key ${form}` } }),
  ],
  [
    'an error in the stream',
    (exchange, form) => {
      exchange.beginEvents();
      exchange.events({ error: { message: `bad ${form}`, code: 'x' } });
      exchange.end();
    },
  ],
];

for (const [kind, provider] of [
  ['http', { ...CONNECTOR, url: `${service.url}/chat/completions` }],
  ['model', { ...MODEL, baseUrl: service.url }],
] as [string, Provider][]) {
  await t.test(`[8.3] what a service says to its own secret is nowhere: ${kind}`, async (t) => {
    const id = await chatbotOf(provider);
    const url = `${server.url.replace('http', 'ws')}/v1/chatbots/${id}/test`;
    const client = await TestClient.connect({ url, origin: server.url, token: server.tokenFor() });
    await client.hello({ fresh: true });
    for (const [name, answer] of ANSWERS) {
      for (const form of FORMS) {
        service.handler = (exchange) => answer(exchange, form);
        client.send('a question');
        const { message } = await client.next('done');
        t.equal(message.state, name === 'a stream' ? 'done' : message.state, name);
        t.notMatch(JSON.stringify(message), TRACE, `${name}: ${form}`);
      }
    }
    const told = JSON.stringify(client.frames);
    t.notMatch(told, TRACE, 'not on the socket, in pieces and as a whole');
    const deltas = client.ofType('delta').map(({ text }) => text);
    t.notMatch(deltas.join(''), TRACE, 'nor put together again');
    const [row] = await server.database.sql<{ all: string }[]>`
      select string_agg(to_jsonb(m)::text, '') as all from test_messages m`;
    t.notMatch(row?.all, TRACE, 'not stored');
    for (const format of ['json', 'markdown']) {
      const path = `${server.url}/v1/test-sessions/${client.sessionId}/export?format=${format}`;
      const exported = await fetch(path, {
        headers: { authorization: `Bearer ${server.tokenFor()}` },
      });
      t.equal(exported.status, 200);
      t.notMatch(await exported.text(), TRACE, `not exported as ${format}`);
    }
    service.handler = (exchange) => stream(exchange, `It is ${SECRET}`);
    const check = await server.ask(`/v1/chatbots/${id}/check`, { method: 'POST', body: {} });
    t.equal(check.status, 200);
    t.notMatch(JSON.stringify(check.body), TRACE, 'not in a check');
    t.notMatch(logged.join(''), TRACE, 'not logged');
    const sent = kind === 'http' ? { 'x-key': SECRET } : { authorization: `Bearer ${SECRET}` };
    t.match(service.last.headers, sent, 'but it was sent');
    await client.close();
  });
}
