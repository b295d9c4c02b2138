import type { Page } from '@playwright/test';
import { Model } from './engines/model.js';
import { atRest } from './fixtures/at-rest.js';
import { expect, test as base } from './fixtures/tenant-test.js';
import { Panel } from './pages/panel.js';

/** The built bundle on pages and in replies that other chat widgets failed on. */
const test = base.extend<{ model: Model; serve: (body: string) => Promise<string> }>({
  model: async ({}, use) => {
    const model = await Model.start();
    await use(model);
    model.end();
  },
  shop: async ({ api, shop, model }, use) => {
    const { provider } = model;
    await api.edit(shop, (config) => ({ ...config, provider }));
    await use(shop);
  },
  /** Serves a page with the embed, which is published for it; WIDGET stands for the element. */
  serve: async ({ server, api, shop, sites }, use) => {
    await use(async (body) => {
      const widget = `<chatbot-widget chatbot-id="${shop}"></chatbot-widget>`;
      const { origin } = await sites.serve(`<!doctype html><html lang="en"><title>Shop</title>
<link rel="icon" href="data:,"><script type="module" src="${server.origin}/chatbot.js"></script>
${body.replace('WIDGET', widget)}</html>`);
      await api.edit(shop, (config) => ({ ...config, allowedOrigins: [origin] }));
      await api.publish(shop);
      return origin;
    });
  },
});

test.use({ articles: 1 });

const panelOf = (page: Page): Panel => new Panel(page.locator('chatbot-widget'));
const launcherOf = (page: Page) =>
  page.locator('chatbot-widget').getByRole('button', { name: 'Open the chat' });

test('[2.6] all that is typed is in the chat, on a page whose shortcuts are single keys', async ({
  page,
  serve,
}) => {
  await page.goto(
    await serve(`<input id="search" aria-label="Search">WIDGET<script>
document.addEventListener('keydown', (e) => {
  if (/^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName)) return;
  if (e.key === 's' || e.key === '/') { e.preventDefault(); search.focus(); }
});</script>`),
  );
  await launcherOf(page).click();
  const { composer } = panelOf(page);
  await expect(composer).toBeFocused();
  await page.keyboard.type('fast /path');
  await expect(composer).toHaveValue('fast /path');
  await expect(page.getByLabel('Search')).toHaveValue('');
});

test('[1.3] a reply that a page translator changes while it grows goes on growing', async ({
  page,
  serve,
  model,
}) => {
  await page.goto(await serve('WIDGET'));
  await launcherOf(page).click();
  const panel = panelOf(page);
  await panel.composer.fill('Tell me');
  await panel.composer.press('Enter');
  const reply = await model.asked();
  reply.say('Shipping takes two days');
  await expect(panel.replies).toContainText('two days');
  await page.evaluate(translate);
  await expect(panel.replies).toContainText('TWO DAYS');
  reply.say(' to Norway');
  await expect(panel.replies).toContainText(/shipping takes two days to Norway/i);
  reply.end(', and one to Sweden.');
  await panel.ended();
  await expect(panel.replies).toContainText(
    /shipping takes two days to Norway, and one to Sweden/i,
  );
  await page.evaluate(translate);
  await expect(panel.replies).toContainText('ONE TO SWEDEN');
  await panel.close.click();
  await launcherOf(page).click();
  await expect(panel.replies).toContainText(/two days to Norway, and one to Sweden/i);
});

test('[2.6] a page with a service worker that passes requests on has a conversation, and nothing in its console', async ({
  page,
  server,
  api,
  shop,
  sites,
  model,
}) => {
  const site = await sites.serve(({ url }, response) => {
    const isWorker = url === '/worker.js';
    response.setHeader('content-type', isWorker ? 'text/javascript' : 'text/html');
    response.end(isWorker ? WORKER : pageWithWorker(server.origin, shop));
  });
  await api.edit(shop, (config) => ({ ...config, allowedOrigins: [site.origin] }));
  await api.publish(shop);
  await page.goto(site.origin);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.reload();
  await launcherOf(page).click();
  const panel = panelOf(page);
  await panel.composer.fill('Do you ship to Norway?');
  await panel.composer.press('Enter');
  (await model.asked()).end('Yes.');
  await expect(panel.replies.last()).toContainText('Yes.');
  const seen = await page.evaluate(() => caches.match('/seen').then((found) => found?.text()));
  expect(seen, 'the worker has seen the widget’s requests').toContain('/chatbot.js');
  // That nothing was logged, every test asks in the end.
});

test('[2.6] in a sandboxed frame without an origin the widget fires an event, asks nothing and logs nothing', async ({
  page,
  server,
  serve,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const frame = `<link rel='icon' href='data:,'><script>
addEventListener('chatbot-error', (e) => parent.postMessage(e.problem.code, '*'));
</script><script type='module' src='${server.origin}/chatbot.js'></script>WIDGET`;
  const origin = await serve(`<script>
window.codes = [];
addEventListener('message', ({ data }) => codes.push(data));
</script><iframe sandbox="allow-scripts" srcdoc="${frame.replace('WIDGET', "<chatbot-widget chatbot-id='shop'></chatbot-widget>")}"></iframe>`);
  await page.goto(origin);
  const codes = () => page.evaluate(() => Reflect.get(window, 'codes') as unknown);
  await expect.poll(codes).toEqual(['origin-not-allowed']);
  await atRest(page);
  expect(asked.filter((path) => path.startsWith('/v1/'))).toEqual([]);
  await expect(page.frameLocator('iframe').locator('chatbot-widget .launcher')).toBeHidden();
});

/** Passes on what it is asked for, and takes note of it. */
const WORKER = `
let seen = '';
addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('fetch', (event) => {
  seen += new URL(event.request.url).pathname + ' ';
  const noted = caches.open('noted').then((cache) => cache.put('/seen', new Response(seen)));
  event.respondWith(fetch(event.request));
  event.waitUntil(noted);
});`;

const pageWithWorker = (server: string, chatbot: string): string =>
  `<!doctype html><html lang="en"><title>Shop</title><link rel="icon" href="data:,">
<script>navigator.serviceWorker.register('/worker.js')</script>
<script type="module" src="${server}/chatbot.js"></script>
<chatbot-widget chatbot-id="${chatbot}"></chatbot-widget></html>`;

/** Places that are shown over a page, each with what takes that away again, in the page. */
const AROUND = {
  'a dialog': {
    page: `<button onclick="d.showModal()">help</button>
<dialog id="d"><p>Help</p><button onclick="d.close()">Enough</button>WIDGET</dialog>`,
    isShown: () => document.querySelector('dialog')?.open === true,
  },
  'a popover': {
    page: `<button popovertarget="p">help</button>
<div id="p" popover><p>Help</p><button popovertarget="p" popovertargetaction="hide">Enough</button>WIDGET</div>`,
    isShown: () => document.querySelector(':popover-open') !== null,
  },
  'full screen': {
    page: `<main><button onclick="this.parentElement.requestFullscreen()">help</button><p>Help</p>
<button onclick="document.exitFullscreen()">Enough</button>WIDGET</main>`,
    isShown: () => document.fullscreenElement !== null,
  },
} as const;

for (const [what, { page: body, isShown }] of Object.entries(AROUND)) {
  // To the embed a popover is what a dialog is: the top layer, and an Esc of its own.
  const tag = what === 'a popover' ? ' @full' : '';
  test(`[2.6] [8.1] the embed is usable in ${what} that is shown after it is ready, and again, and has its own Esc${tag}`, async ({
    page,
    serve,
    model,
  }) => {
    await page.goto(await serve(body));
    const panel = panelOf(page);
    // What is not shown has no name.
    await expect(page.locator('chatbot-widget .launcher')).toBeAttached();
    for (const question of ['Do you ship to Norway?', 'And to Sweden?']) {
      await page.getByRole('button', { name: 'help', exact: true }).click();
      await expect.poll(() => page.evaluate(isShown)).toBe(true);
      // Playwright clicks only what nothing lies over.
      await launcherOf(page).click();
      await expect(panel.composer).toBeFocused();
      await page.keyboard.type(question);
      await page.keyboard.press('Enter');
      (await model.asked()).end(`Yes: ${question}`);
      await expect(panel.replies.last()).toContainText(`Yes: ${question}`);
      await page.keyboard.press('Escape');
      await expect(launcherOf(page)).toBeFocused();
      expect(await page.evaluate(isShown), 'after the Esc that closed the panel').toBe(true);
      // Chromium's own Esc out of the full screen is no key of the page's: Playwright cannot press it.
      if (what === 'full screen') await page.getByRole('button', { name: 'Enough' }).click();
      else await page.keyboard.press('Escape');
      await expect.poll(() => page.evaluate(isShown)).toBe(false);
    }
  });
}

test('[2.6] the embed is usable in a dialog that is shown before it is ready', async ({
  page,
  serve,
}) => {
  const origin = await serve(`<dialog id="d"><p>Help</p>WIDGET</dialog><script>
d.showModal();
window.early = !document.querySelector('chatbot-widget').shadowRoot;
</script>`);
  await page.goto(origin);
  expect(await page.evaluate(() => Reflect.get(window, 'early')), 'shown first').toBe(true);
  await launcherOf(page).click();
  const { composer } = panelOf(page);
  await expect(composer).toBeFocused();
  await page.keyboard.type('Hello');
  await expect(composer).toHaveValue('Hello');
  const isShown = () => page.evaluate(() => document.querySelector('dialog')?.open);
  await page.keyboard.press('Escape');
  expect(await isShown()).toBe(true);
  await page.keyboard.press('Escape');
  expect(await isShown()).toBe(false);
});

test('[2.6] a panel that was open when its dialog closed is on top when that is shown again', async ({
  page,
  serve,
}) => {
  await page.goto(await serve(AROUND['a dialog'].page));
  await page.getByRole('button', { name: 'help', exact: true }).click();
  await launcherOf(page).click();
  await panelOf(page).composer.fill('A draft');
  await page.evaluate(() => document.querySelector('dialog')?.close());
  await page.getByRole('button', { name: 'help', exact: true }).click();
  await panelOf(page).composer.click();
  await expect(panelOf(page).composer).toHaveValue('A draft');
});

test('[6.6] the panel is open, or closed, on the next page as the visitor left it, and the title is the page’s own', async ({
  page,
  serve,
}) => {
  await page.goto(await serve('WIDGET'));
  const { composer, close } = panelOf(page);
  await launcherOf(page).click();
  await expect(composer).toBeVisible();
  await page.reload();
  await expect(composer).toBeVisible();
  await expect(page).toHaveTitle('Shop');
  await close.click();
  await page.reload();
  await expect(launcherOf(page)).toBeVisible();
  await expect(composer).toBeHidden();
});

const WRITTEN: readonly (readonly [string, string, readonly string[], readonly string[]])[] = [
  [
    'Chinese and Japanese',
    '**注意：**正文。\n\n**「重要」**です。\n\n请看 https://example.com/docs，谢谢。\n',
    ['<strong>注意：</strong>正文。', '<strong>「重要」</strong>です。'],
    ['https://example.com/docs'],
  ],
  [
    'tildes',
    '价格约为10~20元，批量价为30~40元。 Open Mon~Fri 9~17.\n',
    ['10~20元，批量价为30~40元。 Open Mon~Fri 9~17.'],
    [],
  ],
  [
    'links that are no pages',
    'Call [us](tel:+4930123456) or see [Returns](/returns).\n',
    ['>us</a>', '>Returns<'],
    ['tel:+4930123456', 'ORIGIN/returns'],
  ],
];

test('[1.6] replies as models write them, letter by letter and when they have ended', async ({
  page,
  serve,
  model,
}) => {
  test.slow();
  const origin = await serve('WIDGET');
  await page.goto(origin);
  await launcherOf(page).click();
  const panel = panelOf(page);
  for (const [what, text, shown, links] of WRITTEN) {
    await test.step(what, async () => {
      await panel.composer.fill(what);
      await panel.composer.press('Enter');
      const reply = await model.asked();
      const body = panel.replies.last().locator('.body');
      for (const letter of text) reply.say(letter);
      const right = async () => {
        const html = (await body.innerHTML()).replace(/<!--.*?-->/g, '');
        for (const words of shown) expect(html).toContain(words);
        expect(html).not.toContain('<del');
        const hrefs = await body
          .locator('a')
          .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
        expect(hrefs).toEqual(links.map((link) => link.replace('ORIGIN', origin)));
      };
      await expect(right).toPass({ timeout: 60_000 });
      reply.end();
      await panel.ended();
      await right();
    });
  }
});

/** Changes the texts of replies as translators of pages do. Runs in the page. */
function translate(): void {
  const walk = (root: ParentNode): void => {
    for (const element of root.querySelectorAll('*')) {
      if (element.getAttribute('part')?.includes('bot-message')) {
        for (const paragraph of element.querySelectorAll('p')) {
          for (const node of [...paragraph.childNodes]) {
            if (!(node instanceof Text) || !node.data.trim()) continue;
            const font = document.createElement('font');
            font.textContent = node.data.toUpperCase();
            node.replaceWith(font);
          }
        }
      }
      if (element.shadowRoot) walk(element.shadowRoot);
    }
  };
  walk(document);
}
