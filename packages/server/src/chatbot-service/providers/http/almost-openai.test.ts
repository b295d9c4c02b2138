import t from 'tap';
import { startPresets } from '../../../../testing/chatbot-service/start-presets.js';

const { server, ask } = await startPresets(t);

/** Answers with events of a completion, each with this choice. */
function streams(...choices: readonly object[]): void {
  server.handler = (exchange) => {
    exchange.beginEvents();
    exchange.events(...choices.map((choice) => ({ choices: [{ index: 0, ...choice }] })));
    exchange.end('data: [DONE]\n\n');
  };
}

const thoughtsOf = ({ of }: Awaited<ReturnType<typeof ask>>) =>
  of('thoughts').map(({ text }) => text);

await t.test('[1.4] content in parts is text and thoughts, never JSON', async (t) => {
  const thinking = { type: 'thinking', thinking: [{ type: 'text', text: 'Let me see.' }] };
  const answer = { type: 'text', text: 'Two days.' };
  streams({ delta: { content: [thinking] } }, { delta: { content: [answer] } });
  const streamed = await ask('openai-chat', 'x');
  t.same(
    [streamed.error, streamed.text, thoughtsOf(streamed)],
    [null, 'Two days.', ['Let me see.']],
    'as Mistral streams them',
  );
  server.handler = (exchange) =>
    exchange.respond(200, { choices: [{ message: { content: [thinking, answer] } }] });
  const whole = await ask('openai-chat', 'x');
  t.same([whole.error, whole.text, thoughtsOf(whole)], [null, 'Two days.', ['Let me see.']]);
});

await t.test('[1.4] thoughts that come under two names are kept once', async (t) => {
  const both = (thought: string) => ({ reasoning: thought, reasoning_content: thought });
  streams({ delta: both('Let me ') }, { delta: both('see.') }, { delta: { content: 'Yes' } });
  t.same(thoughtsOf(await ask('openai-chat', 'x')), ['Let me see.'], 'as vLLM writes them');
  const message = { content: 'Yes', reasoning: 'Let me see.' };
  server.handler = (exchange) => exchange.respond(200, { choices: [{ message }] });
  t.same(thoughtsOf(await ask('openai-chat', 'x')), ['Let me see.'], 'as OpenRouter and Groq do');
});

await t.test('[1.4] a refusal in a field of its own is said', async (t) => {
  const refusal = 'I cannot help with that.';
  streams({ delta: { refusal: 'I cannot ' } }, { delta: { refusal: 'help with that.' } });
  t.equal((await ask('openai-chat', 'x')).text, refusal);
  server.handler = (exchange) =>
    exchange.respond(200, { choices: [{ message: { content: null, refusal } }] });
  t.equal((await ask('openai-chat', 'x')).text, refusal);
  server.handler = (exchange) => {
    const content = [{ type: 'refusal', refusal }];
    exchange.respond(200, { object: 'response', output: [{ type: 'message', content }] });
  };
  t.equal((await ask('openai-responses', 'x')).text, refusal);
});

await t.test('[1.4] a stream that says why it stopped is whole without [DONE]', async (t) => {
  const stream = (finish_reason: string | null) => {
    server.handler = (exchange) => {
      exchange.beginEvents();
      exchange.events({ choices: [{ delta: { content: 'Two days.' }, finish_reason }] });
      exchange.end();
    };
    return ask('openai-chat', 'x');
  };
  const stopped = await stream('stop');
  t.same([stopped.error, stopped.text], [null, 'Two days.'], 'as Perplexity ends it');
  t.match((await stream(null)).error, { code: 'service-cut-off' });
});

await t.test('[1.4] the most that may be written has many names', async (t) => {
  for (const finish_reason of ['length', 'model_length', 'max_tokens']) {
    streams({ delta: { content: 'Two days' }, finish_reason });
    t.match((await ask('openai-chat', 'x')).warnings, [{ code: 'length-limit' }], finish_reason);
  }
  server.handler = (exchange) => {
    const incomplete_details = { reason: 'max_output_tokens' };
    exchange.beginEvents();
    exchange.events(
      { type: 'response.output_text.delta', delta: 'Two days' },
      { type: 'response.incomplete', response: { incomplete_details } },
    );
    exchange.end();
  };
  t.match((await ask('openai-responses', 'x')).warnings, [{ code: 'length-limit' }]);
});

await t.test('[4.5] an error before [DONE] is told in the words of the service', async (t) => {
  const message = 'The engine is dead.';
  for (const event of [
    { object: 'error', message, type: 'InternalServerError', code: 500 },
    { detail: message },
  ]) {
    server.handler = (exchange) => {
      exchange.beginEvents();
      exchange.events(event);
      exchange.end('data: [DONE]\n\n');
    };
    const { error, warnings } = await ask('openai-chat', 'x');
    t.match(error, { code: 'service-error' });
    t.match(warnings.at(-1), { message: /said: “The engine is dead\.”/ });
  }
});

await t.test('[4.5] an error behind the first words, as vLLM writes it, is one', async (t) => {
  server.handler = (exchange) => {
    exchange.beginEvents();
    exchange.events(
      { choices: [{ delta: { content: 'Two' } }] },
      { object: 'error', message: 'The engine is dead.', code: 500 },
    );
    exchange.end('data: [DONE]\n\n');
  };
  t.match((await ask('openai-chat', 'x')).error, { code: 'service-error' });
});

await t.test('[1.4] a field is left out only where it is what was refused', async (t) => {
  const bodies: object[] = [];
  server.handler = (exchange) => {
    bodies.push(exchange.json);
    exchange.respond(404, { error: { message: 'The vector store vs_1 was not found.' } });
  };
  const { error, warnings } = await ask('openai-responses', 'x');
  t.match(error, { code: 'service-not-found' });
  t.same([bodies.length, warnings.map(({ code }) => code)], [1, ['endpoint-said']]);

  bodies.length = 0;
  server.handler = (exchange) => {
    bodies.push(exchange.json);
    const entry = { loc: ['body', 'stream'], msg: 'Extra inputs are not permitted' };
    exchange.respond(422, { object: 'error', message: { detail: [entry] }, param: null });
  };
  await ask('openai-chat', 'x');
  t.match(bodies[1], { stream_options: {} }, 'named in the structure that Mistral writes');
});

await t.test('[1.4] the field is found however a service writes of it', async (t) => {
  const field = 'stream_options';
  const refusals: [status: number, body: unknown][] = [
    [400, { error: { message: `Unrecognized request argument supplied: ${field}` } }],
    [400, 'json: unknown field "include_usage"'],
    [400, { errors: [{ instancePath: `/${field}`, message: 'must be null' }] }],
    [400, { error: { issues: [{ path: [field], message: 'Invalid input' }], name: 'ZodError' } }],
    [400, { statusCode: 400, message: [`property ${field} should not exist`] }],
    [422, { detail: [{ loc: ['body', field, 'include_usage'], msg: 'Extra inputs' }] }],
    [422, { errors: { [field]: [`${field} is not allowed`] } }],
    [422, { field, reason: 'unsupported' }],
    [500, { detail: `create() got an unexpected keyword argument '${field}'` }],
  ];
  for (const [index, [status, body]] of refusals.entries()) {
    let asked = 0;
    server.handler = (exchange) => {
      asked += 1;
      if (field in exchange.json) exchange.respond(status, body);
      else exchange.respond(200, { choices: [{ message: { content: 'Yes' } }] });
    };
    const { text, warnings } = await ask('openai-chat', 'x', { tenantId: `tenant ${index}` });
    t.same([text, asked, warnings.map(({ code }) => code)], ['Yes', 2, ['field-refused']]);
  }
  server.handler = (exchange) => exchange.respond(500, { detail: 'stream_options was None' });
  const failed = await ask('openai-chat', 'x', { tenantId: 'last' });
  t.match(failed.error, { code: 'service-error' }, 'a failure is no refusal');
});
