import type { Browser, Page } from '@playwright/test';
import { Api, messagesPath } from './fixtures/api.js';
import { recordFrames, placeOf } from './fixtures/frames.js';
import { operatorToken, signIn } from './fixtures/operator-token.js';
import { test } from './fixtures/reading-test.js';
import { expect, test as editing } from './fixtures/tenant-test.js';
import { Dashboard } from './pages/dashboard.js';
import { TestBench } from './pages/test-bench.js';

const QUESTION = 'How long do I have to return something?';

/** The dashboard as another operator uses it, in a browser of their own. */
async function signedIn(browser: Browser, baseURL: string, token: string): Promise<Page> {
  const context = await browser.newContext({ baseURL });
  await signIn(context, { operator: token });
  return context.newPage();
}

editing(
  '[6.4] two operators who test one chatbot do not see each other, and a saved change reaches both',
  async ({ page, browser, server, tenant, shop, api }) => {
    const token = operatorToken({ tenant, sub: 'second-operator' });
    const other = await signedIn(browser, server.origin, token);
    const frames = recordFrames(page);
    const otherFrames = recordFrames(other);
    const [first, second] = [new Dashboard(page), new Dashboard(other)];
    await Promise.all([first.open(), second.open()]);
    const bench = await first.test('Fernway Help');
    const otherBench = await second.test('Fernway Help');

    await bench.panel.ask(QUESTION);
    expect(placeOf(otherFrames).session).not.toBe(placeOf(frames).session);
    await api.edit(shop, (config) => ({ ...config, name: 'Fern' }));
    // What was sent before the change would have come before it.
    await expect(otherBench.panel.title).toHaveText('Fern');
    await expect(bench.panel.title).toHaveText('Fern');
    await expect(otherBench.panel.questions).toHaveCount(0);
    await expect(bench.panel.questions).toHaveCount(1);

    // Nor may one read the other's session by its id.
    const theirs = new Api(server.origin, token);
    const place = placeOf(frames);
    const missing = await theirs.ask('GET', '/v1/test-sessions/nobody-has-this-one');
    expect(missing.status).toBe(404);
    for (const [method, path] of [
      ['GET', `/v1/test-sessions/${place.session}`],
      ['GET', messagesPath(place)],
      ['POST', `/v1/test-sessions/${place.session}/reset`],
    ] as const) {
      const { status, body } = await theirs.ask(method, path);
      expect([status, body.error.code, body.error.message]).toEqual([
        404,
        missing.body.error.code,
        missing.body.error.message,
      ]);
    }
    await other.context().close();
  },
);

test('[6.4] two chatbots under test in two tabs share nothing', async ({ page, context, api }) => {
  const { config } = await api.chatbot('shop');
  const garden = await api.createChatbot({ ...config, name: 'Garden desk' });
  const tab = await context.newPage();
  await page.goto('/#/chatbots/shop/test');
  await tab.goto(`/#/chatbots/${garden.id}/test`);
  const [shop, other] = [new TestBench(page), new TestBench(tab)];
  await Promise.all([shop.usable(), other.usable()]);
  await expect(await shop.panel.ask(QUESTION)).toContainText('60 days');
  // The other one has no articles, and says so instead of answering from its neighbour's.
  await expect(await other.panel.ask(QUESTION)).not.toContainText('60 days');
  await expect(shop.panel.questions).toHaveCount(1);
  await expect(other.panel.questions).toHaveCount(1);

  await api.edit(garden.id, (before) => ({ ...before, name: 'Garden' }));
  await expect(other.panel.title).toHaveText('Garden');
  await expect(shop.panel.title).toHaveText('Fernway Help');
});

test('[8.3] another tenant sees neither chatbot nor session, only that there is none', async ({
  page,
  server,
}) => {
  const frames = recordFrames(page);
  const dashboard = new Dashboard(page);
  await dashboard.open();
  const { panel } = await dashboard.test('Fernway Help');
  await panel.ask(QUESTION);

  const stranger = new Api(server.origin, operatorToken({ tenant: 'other', sub: 'somebody' }));
  expect((await stranger.ask('GET', '/v1/chatbots')).body).toEqual({ chatbots: [], cursor: null });
  const missing = await stranger.ask('GET', '/v1/chatbots/there-is-none');
  for (const [method, path] of [
    ['GET', '/v1/chatbots/shop'],
    ['POST', '/v1/chatbots/shop/publish'],
    ['POST', '/v1/chatbots/shop/test-sessions'],
    ['GET', `/v1/test-sessions/${placeOf(frames).session}`],
    ['GET', messagesPath(placeOf(frames))],
  ] as const) {
    const { status, body } = await stranger.ask(method, path);
    expect([status, body.error.code], path).toEqual([404, missing.body.error.code]);
  }
  const limited = new Api(
    server.origin,
    operatorToken({ tenant: 'demo', sub: 'limited', chatbots: ['another'] }),
  );
  expect((await limited.ask('GET', '/v1/chatbots')).body).toEqual({ chatbots: [], cursor: null });
  expect((await limited.ask('GET', '/v1/chatbots/shop')).status).toBe(404);
});

test("[8.3] the demo's token ends when it says, and other sites get none", async ({ server }) => {
  const ask = (origin: string) =>
    fetch(`${server.origin}/dev/token`, { method: 'POST', headers: { origin } });
  const { token, expiresIn } = await (await ask(server.origin)).json();
  const [, body = ''] = String(token).split('.');
  const { iat, exp } = JSON.parse(Buffer.from(body, 'base64url').toString());
  expect(exp - iat).toBe(expiresIn);
  expect(expiresIn).toBeLessThanOrEqual(3_600);
  expect((await ask('https://elsewhere.example')).status).toBe(403);
});
