import t from 'tap';
import { startPresets } from '../../../../testing/chatbot-service/start-presets.js';
import type { Exchange } from '../../../../testing/chatbot-service/wire-server.js';
import { answerAsResponses } from '../../../../testing/chatbot-service/system-answers.js';

const { server, ask } = await startPresets(t);

await t.test('[1.4] a field that a service refuses is left out, from then on', async (t) => {
  const bodies: object[] = [];
  server.handler = (exchange) => {
    bodies.push(exchange.json);
    if (!('background' in exchange.json)) return answerAsResponses(exchange);
    const message = 'Background mode is not supported for this organization.';
    exchange.respond(400, { error: { message, param: 'background' } });
  };
  const first = await ask('openai-responses', 'x');
  t.same([first.error, first.text], [null, 'Good day']);
  t.match(first.warnings, [{ code: 'field-refused', message: /no “background”/ }]);
  const second = await ask('openai-responses', 'x');
  t.same([second.text, second.warnings], ['Good day', []]);
  t.equal(bodies.length, 3, 'asked once more, the first time');
  t.match(bodies[2], { store: true, stream: true });
  await ask('openai-responses', 'x', { tenantId: 'other' });
  t.match(bodies[3], { background: true }, 'another tenant’s account may have other terms');
});

await t.test(
  '[4.5] an error in place of a stream is told in the words of the service',
  async (t) => {
    const said = 'The quota of this key is used up.';
    for (const body of [
      { error: said },
      { error: { message: said } },
      { detail: [{ msg: said }] },
    ]) {
      for (const preset of ['ag-ui', 'ai-sdk', 'langserve', 'openai-responses']) {
        server.handler = (exchange) => exchange.respond(200, body);
        const { error, warnings } = await ask(preset, 'x');
        t.match(error, { code: 'service-error' }, preset);
        t.match(warnings.at(-1), {
          message: /said: “The quota of this key is used up\.” \(by its own answer\)/,
        });
      }
    }
  },
);

const REFUSAL = { message: 'Unrecognized request argument supplied: stream_options' };
const FAILURE_LATER = { message: 'The engine is dead.' };
/** Answers that are called good ones and refuse a field, by how they do. */
const REFUSALS: Readonly<Record<string, (exchange: Exchange) => void>> = {
  'a JSON body': (exchange) => exchange.respond(200, { error: REFUSAL }),
  'words in a field that nobody agreed upon': (exchange) =>
    exchange.respond(200, { success: false, errorMessage: REFUSAL.message }),
  'a text': (exchange) => exchange.respond(200, REFUSAL.message),
  'the first event of a stream': (exchange) => {
    exchange.beginEvents();
    exchange.events({ error: REFUSAL });
    exchange.end();
  },
  'an event with the name of an error': (exchange) => {
    exchange.beginEvents();
    exchange.end(`event: error\ndata: ${JSON.stringify({ error: REFUSAL })}\n\n`);
  },
};

for (const [how, refuse] of Object.entries(REFUSALS)) {
  await t.test(`[1.4] a field that a good answer refuses is left out: ${how}`, async (t) => {
    const bodies: object[] = [];
    server.handler = (exchange) => {
      bodies.push(exchange.json);
      if ('stream_options' in exchange.json) return refuse(exchange);
      exchange.respond(200, { choices: [{ message: { content: 'Good day' } }] });
    };
    const who = { tenantId: how };
    const first = await ask('openai-chat', 'x', who);
    t.same([first.error, first.text], [null, 'Good day']);
    t.match(first.warnings, [{ code: 'field-refused', message: /no “stream_options”/ }]);
    const second = await ask('openai-chat', 'x', who);
    t.same([second.text, second.warnings], ['Good day', []]);
    t.equal(bodies.length, 3, 'asked once more, the first time');
  });
}

await t.test('[1.4] nothing is asked again once something was said', async (t) => {
  let asked = 0;
  server.handler = (exchange) => {
    asked += 1;
    exchange.beginEvents();
    exchange.events({ choices: [{ delta: { content: 'Good' } }] }, { error: REFUSAL });
    exchange.end();
  };
  const { error, text } = await ask('openai-chat', 'x', { tenantId: 'spoken' });
  t.match(error, { code: /^service-/ });
  t.same([asked, text], [1, 'Good']);
});

await t.test(
  '[4.5] an error in a good answer that is about no field is told at once',
  async (t) => {
    let asked = 0;
    server.handler = (exchange) => {
      asked += 1;
      exchange.respond(200, { error: FAILURE_LATER });
    };
    t.match((await ask('openai-chat', 'x', { tenantId: 'dead' })).error, { code: 'service-error' });
    t.equal(asked, 1);
  },
);
