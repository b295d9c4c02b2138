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
});
