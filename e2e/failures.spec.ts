import { createServer, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { stillness } from './fixtures/stillness.js';
import { expect, test as base } from './fixtures/test.js';
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
  'stall-before-first-token': (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
  },
  'stall-after-first-token': (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(`data: ${JSON.stringify(chunk('Shipping to Germany takes'))}\n\n`);
  },
  'too-long': (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const more = () => {
      const text = `data: ${JSON.stringify(chunk('And so on. '.repeat(400)))}\n\n`;
      if (!response.destroyed) response.write(text, () => setImmediate(more));
    };
    more();
  },
};

/** Those whose looks are tried on a phone and in the dark, too. */
const TYPICAL = ['unreachable', 'rate-limited', 'half-a-stream'];

/** The service that fails is on this machine. */
const test = base.extend<{ draw: (names: readonly string[], suffix: string) => Promise<void> }>({
  server: async ({ startServer }, use) => {
    await use(await startServer({ env: { EGRESS_ALLOW: '127.0.0.1,localhost' } }));
  },
  draw: async ({ page, api }, use) => {
    let answer: Answer = () => undefined;
    const service = createServer((_request, response) => answer(response));
    const { port } = await listening(service);
    const addresses: Record<string, string> = {
      unreachable: `http://127.0.0.1:${await unusedPort()}/v1`,
      'name-unknown': 'http://chat.invalid/v1',
      'no-tls': `https://localhost:${port}/v1`,
    };
    mkdirSync(FOLDER, { recursive: true });
    const { config } = await api.chatbot('shop');
    const bench = new TestBench(page);
    await use(async (names, suffix) => {
      for (const name of names) {
        answer = ANSWERS[name] ?? answer;
        const baseUrl = addresses[name] ?? `http://127.0.0.1:${port}/v1`;
        // One of its own, so that there is nothing else in its conversation.
        const provider = { ...MODEL, baseUrl };
        const { id } = await api.createChatbot({ ...config, provider });
        await page.goto(`/#/chatbots/${id}/test`);
        await bench.usable();
        await bench.panel.composer.fill('How long does standard shipping to Germany take?');
        await bench.panel.composer.press('Enter');
        await expect(bench.panel.replies).toHaveCount(1);
        // A service may be silent for 25 s.
        const stop = bench.panel.root.getByRole('button', { name: 'Stop the reply' });
        await expect(stop).toHaveCount(0, { timeout: 60_000 });
        await page.mouse.move(0, 0);
        await stillness(page);
        await page.screenshot({ path: `${FOLDER}${name}${suffix}.png` });
        await bench.close.click();
      }
    });
    service.closeAllConnections();
    service.close();
  },
});

const MODEL = {
  type: 'model',
  model: 'small',
  systemPrompt: '',
  knowledge: true,
  threshold: 0.5,
  temperature: 0.2,
  fallback: '',
} as const;

async function listening(server: Server): Promise<AddressInfo> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server.address() as AddressInfo;
}

async function unusedPort(): Promise<number> {
  const server = createServer();
  const { port } = await listening(server);
  server.close();
  await once(server, 'close');
  return port;
}

test.setTimeout(600_000);

test.describe('at 1280 px, light', () => {
  test.use({ colorScheme: 'light', viewport: { width: 1280, height: 800 } });
  test('each failure of a chatbot service', async ({ draw }) => {
    await draw(['unreachable', 'name-unknown', 'no-tls', ...Object.keys(ANSWERS)], '');
  });
});

for (const [width, colorScheme] of [
  [1280, 'dark'],
  [390, 'light'],
  [390, 'dark'],
] as const) {
  test.describe(`at ${width} px, ${colorScheme}`, () => {
    const isPhone = width < 600;
    const viewport = { width, height: isPhone ? 844 : 800 };
    test.use({ colorScheme, viewport, hasTouch: isPhone, isMobile: isPhone });
    test('typical failures', async ({ draw }) => {
      await draw(TYPICAL, `-${width}-${colorScheme}`);
    });
  });
}
