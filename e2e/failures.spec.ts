import { createServer, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { stillness } from './fixtures/stillness.js';
import { test as base } from './fixtures/test.js';
import { TestBench } from './pages/test-bench.js';

/** Draws what an operator sees of each failure of a chatbot service, into docs/screenshots/failures. */
const FOLDER = fileURLToPath(new URL('../docs/screenshots/failures/', import.meta.url));

type Answer = (response: ServerResponse) => void;

const refusal =
  (status: number, error: object, headers: Record<string, string> = {}): Answer =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify({ error }));
  };

const stream =
  (...events: unknown[]): Answer =>
  (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const event of events) {
      response.write(`data: ${typeof event === 'string' ? event : JSON.stringify(event)}\n\n`);
    }
    response.end();
  };

const chunk = (content: string, finish_reason: string | null = null) => ({
  id: 'c1',
  object: 'chat.completion.chunk',
  created: 0,
  model: 'small',
  choices: [{ index: 0, delta: { content }, finish_reason }],
});

const ANSWERS: Readonly<Record<string, Answer>> = {
  unauthorized: refusal(401, { message: 'Incorrect API key provided.' }),
  forbidden: refusal(403, { message: 'The project may not use this model.' }),
  'not-found': refusal(404, { message: 'No such path.' }),
  'rate-limited': refusal(429, { message: 'Rate limit reached.' }, { 'retry-after': '20' }),
  'server-error': refusal(500, { message: 'The server had an error.' }),
  'half-a-stream': stream(chunk('Shipping to Germany takes')),
  rubbish: (response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<!doctype html><title>Welcome</title>');
  },
  'empty-answer': stream(chunk('', 'stop'), '[DONE]'),
  'context-too-large': refusal(400, {
    code: 'context_length_exceeded',
    message: 'This model’s maximum context length is 4096 tokens.',
  }),
  'content-filter': stream(chunk('Shipping', 'content_filter'), '[DONE]'),
};

/** The service that fails is on this machine. */
const test = base.extend({
  server: async ({ startServer }, use) => {
    await use(await startServer({ env: { EGRESS_ALLOW: '127.0.0.1,localhost' } }));
  },
});

test.use({ colorScheme: 'light', viewport: { width: 1280, height: 800 } });
test.setTimeout(240_000);

test('what an operator sees when a chatbot service fails', async ({ page }) => {
  mkdirSync(FOLDER, { recursive: true });
  let answer: Answer = () => undefined;
  const service = createServer((_request, response) => answer(response));
  service.listen(0, '127.0.0.1');
  await once(service, 'listening');
  const { port } = service.address() as AddressInfo;
  const closed = createServer().listen(0, '127.0.0.1');
  await once(closed, 'listening');
  const { port: nobody } = closed.address() as AddressInfo;
  await new Promise((resolve) => closed.close(resolve));

  await page.goto('/#/chatbots/shop/test');
  const bench = new TestBench(page);
  await bench.usable();
  const draw = async (name: string, baseUrl: string) => {
    const provider = { type: 'model', model: 'small', baseUrl, systemPrompt: '', knowledge: true };
    await bench.root.evaluate((element, values) => {
      (element as HTMLElement & { config: object }).config = {
        provider: { ...values, threshold: 0.5, temperature: 0.2, fallback: '' },
      };
    }, provider);
    await bench.reset.click();
    const confirm = bench.root.getByRole('button', { name: 'Clear conversation' }).last();
    if (await confirm.isVisible()) await confirm.click();
    await bench.panel.ask('How long does standard shipping to Germany take?');
    await stillness(page);
    await page.screenshot({ path: `${FOLDER}${name}.png` });
  };

  await draw('unreachable', `http://127.0.0.1:${nobody}/v1`);
  await draw('name-unknown', 'http://chat.invalid/v1');
  await draw('no-tls', `https://localhost:${port}/v1`);
  for (const [name, given] of Object.entries(ANSWERS)) {
    answer = given;
    await draw(name, `http://127.0.0.1:${port}/v1`);
  }
  service.closeAllConnections();
  service.close();
});
