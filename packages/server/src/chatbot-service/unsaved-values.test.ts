import { DEFAULT_CONFIG } from '@chatbot-test/shared/config/chatbot-config.js';
import type { ModelProvider } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import t, { type Test } from 'tap';
import { readSettings } from '../env.js';
import { TestClient } from '../../testing/sessions/test-client.js';
import { startTestServer } from '../../testing/server.js';
import { chunk, sayPieces } from '../../testing/chatbot-service/chat-completion.js';
import { WireServer, type Exchange } from '../../testing/chatbot-service/wire-server.js';

/** The whole way of unsaved values: from a socket into what a model is asked over the wire. */

const SAVED: ModelProvider = {
  type: 'model',
  model: 'saved-model',
  baseUrl: '',
  systemPrompt: 'You sell shoes.',
  knowledge: false,
  threshold: 0,
  temperature: 0.2,
  fallback: '',
};
const UNSAVED: ModelProvider = {
  ...SAVED,
  model: 'unsaved-model',
  systemPrompt: 'You sell boats.',
  knowledge: true,
};
const PASSAGE = 'Parcels to the moon take nine days.';
const QUESTION = 'How long do parcels to the moon take?';

const model = await WireServer.start(t, (exchange) => sayPieces(exchange, ['Nine ', 'days.']));
const server = await startTestServer(t, {
  model: readSettings({ OPENAI_BASE_URL: `${model.url}/v1`, OPENAI_API_KEY: 'sk-1' }).model,
});
const created = await server.ask('/v1/chatbots', {
  method: 'POST',
  body: { config: { ...DEFAULT_CONFIG, provider: SAVED } },
});
const path = `/v1/chatbots/${created.body.id}`;
await server.ask(`${path}/documents`, {
  method: 'POST',
  body: { title: 'Shipping', content: PASSAGE },
});

async function open(): Promise<TestClient> {
  const url = `${server.url.replace('http', 'ws')}${path}/test`;
  const client = await TestClient.connect({ url, origin: server.url, token: server.tokenFor() });
  await client.hello({ fresh: true });
  return client;
}

async function preview(client: TestClient, changes: Record<string, unknown>): Promise<void> {
  client.write({ type: 'preview', changes });
  await client.next('overrides');
}

/** The end of the next reply, and what the model was asked for it. */
async function answer(client: TestClient) {
  client.send(QUESTION);
  const { message } = await client.next('done');
  return { debug: message.debug, asked: model.last };
}

function askedBy(t: Test, { json }: Exchange, provider: ModelProvider): void {
  const text = JSON.stringify(json.messages);
  t.equal(json.model, provider.model);
  for (const { systemPrompt } of [SAVED, UNSAVED]) {
    t.equal(text.includes(systemPrompt), systemPrompt === provider.systemPrompt, systemPrompt);
  }
  t.equal(text.includes(PASSAGE), provider.knowledge, 'passages');
}

await t.test(
  '[2.4] a model is asked with the unsaved prompt, model and knowledge switch',
  async (t) => {
    const client = await open();
    const other = await open();
    askedBy(t, (await answer(client)).asked, SAVED);

    await preview(client, { provider: UNSAVED });
    const changed = await answer(client);
    askedBy(t, changed.asked, UNSAVED);
    t.match(changed.debug, { preview: true, hits: [{ title: 'Shipping' }] });

    const elsewhere = await answer(other);
    askedBy(t, elsewhere.asked, SAVED);
    t.match(elsewhere.debug, { preview: false }, 'other sessions have what is saved');

    const off = { ...UNSAVED, knowledge: false };
    await preview(client, { provider: off });
    const without = await answer(client);
    askedBy(t, without.asked, off);
    t.match(without.debug, { preview: true, warnings: [{ code: 'knowledge-off' }] });

    await preview(client, {});
    const again = await answer(client);
    askedBy(t, again.asked, SAVED);
    t.match(again.debug, { preview: false });
    for (const each of [client, other]) await each.close();
  },
);

await t.test('[2.4] a reply that runs keeps what it was asked with', async (t) => {
  const client = await open();
  const sayAll = model.handler;
  model.handler = (exchange) => {
    exchange.beginEvents();
    exchange.events(chunk({ content: 'Nine ' }));
  };
  client.send(QUESTION);
  await client.next('delta');
  const running = model.last;
  const asked = model.exchanges.length;
  model.handler = sayAll;
  await preview(client, { provider: UNSAVED });
  running.events(chunk({ content: 'days.' }), chunk({}, 'stop'));
  running.end('data: [DONE]\n\n');

  const { message } = await client.next('done');
  t.equal(model.exchanges.length, asked, 'it is not begun anew');
  t.equal(client.transcript.at(-1), 'Nine days.');
  askedBy(t, running, SAVED);
  t.match(message.debug, { preview: false, requestedModel: SAVED.model, hits: [] });

  const next = await answer(client);
  askedBy(t, next.asked, UNSAVED);
  t.match(next.debug, { preview: true, requestedModel: UNSAVED.model });
  await client.close();
});
