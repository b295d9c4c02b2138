import { atRest } from './fixtures/at-rest.js';
import { test } from './fixtures/common-gateway-test.js';
import { expect } from './fixtures/test.js';
import { Dashboard } from './pages/dashboard.js';
import { Panel } from './pages/panel.js';
import { TestBench } from './pages/test-bench.js';

const QUESTION = 'How long do I have to return something?';
const FACT = '60 days';
const SECOND = 'How long is the warranty on Fernway tents?';

test.slow();
test.use({ passage: 'no-sockets' });

// With the one on the warranty.
test.use({ articles: 3 });

test('[1.3] where sockets are blocked a test works over plain HTTP, by itself, and moves back', async ({
  page,
  shop,
  gateway,
}) => {
  const dashboard = new Dashboard(page);
  const bench = new TestBench(page);
  const { panel, root } = bench;
  const overHttp = root.getByText('Connected over HTTP').first();
  // Where a stream's first words take long, as on a slow machine, it asks for news instead.
  const orByPolling = root.getByText(/^Connected (by polling )?over HTTP$/).first();
  const sockets: string[] = [];
  page.on('websocket', (socket) => sockets.push(socket.url()));

  await test.step('it connects without being told, and streams word by word', async () => {
    await dashboard.open();
    await dashboard.testButton('Fernway Help').click();
    await expect(overHttp).toBeAttached();
    const paints = await panel.paintsWhile(() => panel.ask(QUESTION));
    expect(paints.filter((length, i) => length > (paints[i - 1] ?? 0)).length).toBeGreaterThan(3);
    await expect(panel.replies.first()).toContainText(FACT);
  });

  await test.step('no token is in any address', () => {
    const sent = gateway.passed.filter((line) => /\/test\//.test(line));
    // As it asks for news on a slow machine.
    const posts = sent.map((line) => line.replace(/\?once=true$/, ''));
    expect(new Set(posts)).toEqual(
      new Set([`POST /v1/chatbots/${shop}/test/stream`, `POST /v1/chatbots/${shop}/test/frames`]),
    );
  });

  await test.step('after a refresh it goes over HTTP at once, and the conversation is there', async () => {
    await page.reload();
    await expect(orByPolling).toBeAttached();
    await expect(panel.replies).toHaveCount(1);
    await expect(panel.replies.first()).toContainText(FACT);
  });

  await test.step('a stream that breaks in the middle of a reply loses nothing', async () => {
    await panel.composer.fill(SECOND);
    await panel.composer.press('Enter');
    await expect(panel.questions).toHaveCount(2);
    gateway.let('no-sockets');
    await expect(panel.replies).toHaveCount(2);
    await expect(panel.replies.last()).toContainText('3 years');
    await panel.ended();
  });

  await test.step('it goes back to a socket when one opens', async () => {
    await expect(orByPolling).toBeAttached();
    gateway.let('all');
    // What makes it look again before its time.
    await expect(async () => {
      await page.evaluate(() => window.dispatchEvent(new Event('online')));
      await expect(root.getByText('Connected', { exact: true }).first()).toBeAttached({
        timeout: 1_000,
      });
    }).toPass();
    expect(sockets.at(-1)).toBe(`${gateway.origin.replace('http', 'ws')}/v1/chatbots/${shop}/test`);
    await panel.ask('Do you ship to Norway?');
    await expect(panel.replies).toHaveCount(3);
    await expect(panel.questions).toHaveCount(3);
  });
});

test(
  '[1.3] visitors of a page elsewhere are answered over plain HTTP',
  { tag: '@full' },
  async ({ page, shop, gateway, elsewhere }) => {
    await page.goto(elsewhere);
    await page.getByRole('button', { name: 'Open the chat with Fernway Help' }).click();
    const panel = new Panel(page.locator('chatbot-widget'));
    await expect(await panel.ask(QUESTION)).toContainText(FACT);
    expect(gateway.passed).toContain(`OPTIONS /v1/chatbots/${shop}/live/frames`);
    await page.reload();
    await expect(panel.replies).toHaveCount(1);
  },
);

test('[1.3] where sockets are swallowed and answers gathered, it asks for news: told in the bench, not to visitors (P-HTTP-7)', async ({
  page,
  shop,
  gateway,
  elsewhere,
}) => {
  gateway.let('gathered');
  await page.goto(elsewhere);
  await page.getByRole('button', { name: 'Open the chat with Fernway Help' }).click();
  const panel = new Panel(page.locator('chatbot-widget'));
  await expect(await panel.ask(QUESTION)).toContainText(FACT);
  await expect(panel.root.locator('.subtitle')).not.toHaveAttribute('data-words');
  expect(gateway.attempts.slice(0, 4)).toEqual([
    `UPGRADE /v1/chatbots/${shop}/live`,
    `POST /v1/chatbots/${shop}/live/stream`,
    `POST /v1/chatbots/${shop}/live/stream?once=true`,
    `POST /v1/chatbots/${shop}/live/frames`,
  ]);

  const bench = await TestBench.open(page, shop);
  await expect(bench.root.getByText('Connected by polling over HTTP').first()).toBeAttached();
  await expect(await bench.panel.ask(QUESTION)).toContainText(FACT);
});

test(
  '[8.5] nobody who has a socket loads what is for those who have none',
  { tag: '@full' },
  async ({ page, gateway }) => {
    gateway.let('all');
    await new Dashboard(page).open();
    const bench = await new Dashboard(page).test('Fernway Help');
    await bench.panel.ask(QUESTION);
    await atRest(page);
    const chunks = gateway.passed.filter((line) => line.includes('/chunks/'));
    expect(chunks.some((line) => line.includes('/upkeep-'))).toBe(true);
    expect(chunks.filter((line) => line.includes('/http-socket-'))).toEqual([]);
  },
);
