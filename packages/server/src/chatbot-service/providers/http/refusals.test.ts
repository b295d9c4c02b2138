import t from 'tap';
import { startPresets } from '../../../../testing/chatbot-service/start-presets.js';
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
