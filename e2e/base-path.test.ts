import { htmlEmbed } from '@chatbot-test/shared/embed-code/html.js';
import { Nginx, withoutNginx } from './fixtures/nginx.js';
import { recordFrames } from './fixtures/frames.js';
import { freePort } from '../packages/server/testing/free-port.js';
import { expect, test as base } from './fixtures/test.js';
import { Dashboard } from './pages/dashboard.js';
import { Panel } from './pages/panel.js';

interface Fixtures {
  readonly proxyPort: number;
  /** Address of the chat, below a path of a site whose proxy takes that off. */
  readonly chat: string;
}

const test = base.extend<Fixtures>({
  proxyPort: async ({}, use) => use(await freePort()),
  chat: async ({ proxyPort }, use) => use(`http://127.0.0.1:${proxyPort}/chat/`),
  ownServer: async ({ startServer, chat, proxyPort }, use) => {
    const server = await startServer({ env: { PUBLIC_URL: chat, TRUSTED_PROXIES: 'loopback' } });
    const nginx = await Nginx.start(proxyPort, server.port);
    await use(server);
    await nginx.end();
  },
  baseURL: async ({ server, chat }, use) => use(server && chat),
});

test.skip(withoutNginx !== false, withoutNginx || '');

test('[6.3] below a path, behind nginx, the demo, the docs and the API are there, and a session works', async ({
  page,
  server,
  chat,
}) => {
  const frames = recordFrames(page);
  expect(server.port).toBeGreaterThan(0);

  await page.goto('./');
  const { panel } = await new Dashboard(page).test('Fernway Help');
  await expect(await panel.ask('How long do I have to return something?')).toContainText('60 days');
  expect(frames.map(({ type }) => type)).toContain('delta');

  // That the reference opens, e2e/reference shows; here it finds its files and the document.
  const reference = await page.request.get('docs');
  const links = (await reference.text()).matchAll(/(?:href|src)="([^"]+)"/g);
  const files = [...links].map(([, file = '']) => new URL(file, reference.url()).href);
  expect(files.length).toBeGreaterThan(3);
  for (const file of [...files, new URL('json', reference.url()).href]) {
    expect(file).toContain(`${chat}docs/`);
    expect((await page.request.get(file)).status(), file).toBe(200);
  }
  await page.goto('docs/errors#not-found');
  await expect(page.getByRole('heading', { name: 'not-found', exact: true })).toBeVisible();
});

test(
  '[5.1] a site elsewhere embeds the chat from below that path, and visitors are answered',
  { tag: '@full' },
  async ({ page, chat, api, sites }) => {
    const site = await sites.serve(`<!doctype html><html lang="en"><title>Site</title><h1>Site</h1>
${htmlEmbed({ server: chat, chatbotId: 'shop' })}</html>`);
    await api.edit('shop', (config) => ({ ...config, allowedOrigins: [site.origin] }));
    await api.publish('shop');
    const sockets: string[] = [];
    page.on('websocket', (socket) => sockets.push(socket.url()));
    await page.goto(site.origin);
    await page.getByRole('button', { name: /^Open the chat/ }).click();
    const panel = new Panel(page.locator('chatbot-widget'));
    await expect(await panel.ask('How long do I have to return something?')).toContainText(
      '60 days',
    );
    expect(sockets).toContainEqual(`${chat.replace('http', 'ws')}v1/chatbots/shop/live`);
  },
);
