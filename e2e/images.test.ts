import { readFileSync } from 'node:fs';
import type { Page, Route } from '@playwright/test';
import { Model, type ModelReply } from './engines/model.js';
import { expect, test as base } from './fixtures/tenant-test.js';
import { ChatbotForm } from './pages/chatbot-form.js';
import { Panel } from './pages/panel.js';

const ALLOWED = 'https://images.example.com';
const TRACKER = 'https://tracker.example.net';
const PICTURE = readFileSync(new URL('../examples/demo/site/tent.svg', import.meta.url));

/** Every request that leaves the page for another host; those for `ALLOWED` get a picture. */
class Elsewhere {
  readonly asked: string[] = [];
  readonly referrers: (string | undefined)[] = [];
  #held: (() => void)[] | null = null;

  static async of(page: Page): Promise<Elsewhere> {
    const elsewhere = new Elsewhere();
    await page.context().route(/^https?:\/\/(?!127\.0\.0\.1)/, (route) => elsewhere.#answer(route));
    return elsewhere;
  }

  /** Lets pictures come no sooner than they are let go. */
  hold(): void {
    this.#held = [];
  }

  letGo(): void {
    this.#held?.forEach((answer) => answer());
    this.#held = null;
  }

  async #answer(route: Route): Promise<void> {
    const request = route.request();
    this.asked.push(request.url());
    this.referrers.push((await request.allHeaders())['referer']);
    if (this.#held) await new Promise<void>((resolve) => this.#held?.push(resolve));
    const isThere = request.url().startsWith(`${ALLOWED}/`) && !request.url().includes('missing');
    if (!isThere) return route.abort();
    return route.fulfill({ body: PICTURE, contentType: 'image/svg+xml' });
  }
}

const test = base.extend<{ model: Model; elsewhere: Elsewhere; site: string }>({
  model: async ({}, use) => {
    const model = await Model.start();
    await use(model);
    model.end();
  },
  /** Address of a page with the embed, which is published for it. */
  site: async ({ server, api, shop, sites }, use) => {
    const { origin } =
      await sites.serve(`<!doctype html><html lang="en"><title>Shop</title><h1>Shop</h1>
<link rel="icon" href="data:,">
<script type="module" src="${server.origin}/chatbot.js"></script>
<chatbot-widget chatbot-id="${shop}"></chatbot-widget></html>`);
    await api.edit(shop, (config) => ({ ...config, allowedOrigins: [origin] }));
    await api.publish(shop);
    await use(origin);
  },
  shop: async ({ api, shop, model }, use) => {
    const { provider } = model;
    await api.edit(shop, (config) => ({
      ...config,
      provider,
      imageHosts: ['images.example.com'],
    }));
    await api.publish(shop);
    await use(shop);
  },
  elsewhere: async ({ page }, use) => {
    await use(await Elsewhere.of(page));
  },
});

test.use({ articles: 1 });

/** Asks, and has the model begin its reply. */
async function begin(panel: Panel, model: Model, words: string): Promise<ModelReply> {
  await panel.composer.fill('What does it look like?');
  await panel.composer.press('Enter');
  const reply = await model.asked();
  reply.say(words);
  return reply;
}

const isAtEnd = (panel: Panel): Promise<boolean> =>
  panel.root.locator('[part=messages]').evaluate(({ scrollHeight, scrollTop, clientHeight }) => {
    return scrollHeight - scrollTop - clientHeight < 2;
  });

test('[8.3] [1.6] of the images in a reply those of allowed hosts are asked for, and nothing else', async ({
  page,
  site,
  shop,
  api,
  model,
  elsewhere,
}) => {
  await page.goto(site);
  await page.locator('chatbot-widget').getByRole('button').first().click();
  const panel = new Panel(page.locator('chatbot-widget'));
  const images = panel.replies.locator('img[part=image]');
  const lines = Array.from({ length: 12 }, (_, line) => `Line ${line + 1} of the reply.`);

  const reply = await begin(panel, model, `${lines.join('\n\n')}\n\n`);
  await expect(panel.replies).toContainText('Line 12');
  elsewhere.hold();
  for (const piece of ['![the ', 'tent](https', '://images.exam', 'ple.com/te', 'nt.svg']) {
    reply.say(piece);
  }
  await expect(panel.replies).toContainText('the tent');
  expect(elsewhere.asked, 'for half an address').toEqual([]);
  reply.say(')\n\nMore ');
  await expect(images).toHaveCount(1);
  await expect.poll(() => elsewhere.asked).toEqual([`${ALLOWED}/tent.svg`]);
  expect(await isAtEnd(panel), 'where the picture is to come').toBe(true);
  elsewhere.letGo();
  await expect(images).toHaveAttribute('data-loaded');
  await expect.poll(() => isAtEnd(panel), 'with the picture').toBe(true);

  reply.end(
    [
      'of it:',
      `![tracked](${TRACKER}/pixel.png?who=me)`,
      `![tracked](${ALLOWED}@tracker.example.net/pixel.png)`,
      `![tracked](${ALLOWED}.tracker.example.net/pixel.png)`,
      `![tracked](${ALLOWED}:8443/pixel.png)`,
      `![tracked](http://images.example.com/pixel.png)`,
      `<img src="${TRACKER}/raw.png">`,
      `[![the tent](${ALLOWED}/tent.svg)](${TRACKER}/page)`,
      'That is all.',
    ].join('\n\n'),
  );
  await panel.ended();
  await expect(panel.replies).toContainText('That is all.');
  await expect(images).toHaveCount(2);
  // An address with a name in it is shown, and nothing to follow.
  await expect(panel.replies.getByRole('link', { name: 'tracked' })).toHaveCount(4);
  await expect(panel.replies).toContainText('images.example.com@tracker.example.net');
  await expect.poll(() => isAtEnd(panel)).toBe(true);

  // Published while the reply is on the screen: the one host goes, the other comes.
  await api.edit(shop, (config) => ({ ...config, imageHosts: [] }));
  await api.publish(shop);
  await expect(images).toHaveCount(0);
  await expect(panel.replies.getByRole('link', { name: 'the tent' })).toHaveCount(2);
  expect(new Set(elsewhere.asked)).toEqual(new Set([`${ALLOWED}/tent.svg`]));
  await api.edit(shop, (config) => ({ ...config, imageHosts: ['*.example.com'] }));
  await api.publish(shop);
  await expect(images).toHaveCount(2);
  expect(new Set(elsewhere.asked)).toEqual(new Set([`${ALLOWED}/tent.svg`]));
  expect(elsewhere.referrers.filter(Boolean), 'who asks is not told').toEqual([]);
});

test(
  '[1.6] an image that cannot be loaded becomes a link',
  { tag: '@full' },
  async ({ page, site, shop, api, model, elsewhere, complaints }) => {
    await page.goto(site);
    await page.locator('chatbot-widget').getByRole('button').first().click();
    const panel = new Panel(page.locator('chatbot-widget'));
    const reply = await begin(panel, model, '');
    reply.end(`Look: ![the tent](${ALLOWED}/missing.png)`);
    await panel.ended();
    const link = panel.replies.getByRole('link', { name: 'the tent' });
    await expect(link).toHaveAttribute('href', `${ALLOWED}/missing.png`);
    await expect(panel.replies.locator('img[part=image]')).toHaveCount(0);
    await expect(panel.replies).toContainText('the tent, opens in a new tab (images.example.com)');
    expect(elsewhere.asked).toEqual([`${ALLOWED}/missing.png`]);
    expect((await api.chatbot(shop)).live).toBe(3);
    // The browser itself reports what it could not load.
    expect(complaints).toEqual([expect.stringContaining('ERR_FAILED')]);
    complaints.length = 0;
  },
);

test(
  '[2.4] [6.2] image hosts are checked at their field, and tried before they are saved',
  { tag: '@full' },
  async ({ page, shop, api, model, elsewhere }) => {
    await api.edit(shop, (config) => ({ ...config, imageHosts: [] }));
    const form = new ChatbotForm(page);
    await form.open(shop);
    const { panel, root } = await form.test();
    const images = panel.replies.locator('img[part=image]');
    const reply = await begin(panel, model, '');
    reply.end(`![the tent](${ALLOWED}/tent.svg)`);
    await panel.ended();
    await expect(panel.replies.getByRole('link', { name: 'the tent' })).toBeVisible();

    const field = page.getByRole('group', { name: 'Image hosts' });
    await field.getByRole('button', { name: 'Add host' }).click();
    const host = field.getByRole('textbox', { name: 'Image hosts: host 1' });
    await host.fill(`${ALLOWED}/`);
    await expect(field).toHaveAccessibleDescription(/: write the host only, in lower case/);
    await form.save.click();
    await expect(host).toBeFocused();
    await expect(images).toHaveCount(0);
    expect(elsewhere.asked).toEqual([]);

    await host.fill('images.example.com');
    await expect(field).not.toHaveAccessibleDescription(/write the host only/);
    await expect(images).toHaveAttribute('data-loaded');
    await expect(form.state).toHaveText(/^Unsaved changes \(1\): image hosts$/);
    await expect(root.locator('chatbot-preview-note')).toContainText('image hosts');
    await form.save.click();
    await expect(form.state).toHaveText(/^Unpublished changes, revision/);
    expect((await api.chatbot(shop)).config.imageHosts).toEqual(['images.example.com']);
    await expect(images).toHaveCount(1);
    expect(new Set(elsewhere.asked)).toEqual(new Set([`${ALLOWED}/tent.svg`]));
  },
);
