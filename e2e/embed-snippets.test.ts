import { DEFAULT_CONFIG } from '@chatbot-test/shared/config/chatbot-config.js';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/tenant-test.js';
import { Panel } from './pages/panel.js';
import { TestBench } from './pages/test-bench.js';

/** Ends attributes, literals and elements, and is code where a template or a page takes it for that. */
const HOSTILE = `Fern"'></title><img src=x onerror=top.isHacked=1>{{7*7}}`;

/** Page of somebody else around some code. */
const pageWith = (code: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Shop</title>
<link rel="icon" href="data:,"><h1>Shop</h1>
${code}
</html>`;

/** The text that PHP sends of a template: all that is outside of its own marks. */
const sentByPhp = (php: string) => `<?php ${php}`.replace(/<\?php[^]*?(\?>\n?|$)/g, '');

/** Tag Manager parses the HTML of a tag when its trigger fires, and makes its scripts anew: only so do they run. */
const byTagManager = (code: string) => `<script>
addEventListener('DOMContentLoaded', () => {
  const holder = document.createElement('div');
  holder.innerHTML = ${JSON.stringify(code).replaceAll('<', '\\u003c')};
  for (const inert of holder.querySelectorAll('script')) {
    const script = document.createElement('script');
    for (const { name, value } of inert.attributes) script.setAttribute(name, value);
    script.text = inert.text;
    inert.replaceWith(script);
  }
  document.body.append(...holder.childNodes);
});
</script>`;

/** Pages that a site of each platform makes of its code. */
const PLATFORMS = {
  html: { name: 'HTML', page: (code: string) => code },
  module: { name: 'ES module', page: (code: string) => `<script type="module">${code}</script>` },
  iframe: { name: 'iframe', page: (code: string) => code },
  wordpress: { name: 'WordPress', page: sentByPhp },
  // Its code has nothing that Liquid runs: what the theme has is what is sent.
  shopify: { name: 'Shopify', page: (code: string) => code },
  gtm: { name: 'Google Tag Manager', page: byTagManager },
} as const;

/** Reads the code of one platform as the dialog shows it. */
async function codeOf(page: Page, platform: string, updates: 'newest' | 'pinned'): Promise<string> {
  const dialog = page.locator('chatbot-embed-code').getByRole('dialog');
  await dialog.getByLabel('Where it goes').selectOption({ label: platform });
  const choice = dialog.getByLabel('Updates');
  if ((await choice.count()) > 0) await choice.selectOption(updates);
  return (await dialog.locator('.snippet pre').textContent()) ?? '';
}

test('[5.1] the embed code of each platform, copied to a site elsewhere, has a conversation', async ({
  page,
  context,
  server,
  api,
  sites,
  complaints,
}) => {
  test.slow();
  // A site of each kind, which gets its code once there is any.
  const cases = [
    ...Object.values(PLATFORMS).map((platform) => ({ ...platform, updates: 'newest' as const })),
    ...[PLATFORMS.html, PLATFORMS.gtm].map((it) => ({ ...it, updates: 'pinned' as const })),
  ];
  const codes = cases.map(() => '');
  const hosts = await Promise.all(cases.map((_, index) => sites.serve(() => codes[index] ?? '')));
  const { id } = await api.createChatbot({
    ...DEFAULT_CONFIG,
    name: HOSTILE,
    allowedOrigins: hosts.map(({ origin }) => origin),
  });
  const hours = { title: 'Opening hours', content: 'The shop opens at nine.' };
  await api.ask('POST', `/v1/chatbots/${id}/documents`, hours);
  await api.publish(id);

  await page.goto(`${server.origin}/#/chatbots/${id}/test`);
  const bench = new TestBench(page);
  await bench.usable();
  await bench.embedCode.click();
  for (const [index, { name, updates, page: make }] of cases.entries()) {
    const code = await codeOf(page, name, updates);
    expect(code.includes('/v/') && /integrity/.test(code), name).toBe(updates === 'pinned');
    codes[index] = pageWith(make(code));
  }

  for (const [index, { name, updates }] of cases.entries()) {
    await test.step(`${name}, ${updates}`, async () => {
      await page.goto(hosts[index]?.origin ?? '');
      const isFrame = name === 'iframe';
      const place = isFrame ? page.frameLocator('#chatbot-frame') : page;
      const panel = new Panel(place.locator('chatbot-widget'));
      if (!isFrame) await page.getByRole('button', { name: 'Open the chat with Fern' }).click();
      await expect(await panel.ask('When does the shop open?')).toContainText('nine');
      await expect(panel.title).toHaveText(HOSTILE);
      const isHacked = await page.evaluate(() => 'isHacked' in window);
      expect(isHacked, `${name}: a name became code`).toBe(false);
      if (!isFrame) return;
      // The frame takes no more of the page than it needs.
      await expect(page.locator('#chatbot-frame')).toHaveAttribute('height', '640');
      await panel.close.click();
      await expect(page.locator('#chatbot-frame')).toHaveAttribute('height', '96');
    });
  }

  // A pinned page would rather have no chat than another build.
  for (const index of [6, 7]) {
    const other = await context.newPage();
    await other.route('**/v/*/chatbot.js', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: `${await response.text()}\n;0;` });
    });
    const refused = other.waitForEvent('console', (message) => /integrity/.test(message.text()));
    await other.goto(hosts[index]?.origin ?? '');
    await refused;
    expect(await other.evaluate(() => customElements.get('chatbot-widget') === undefined)).toBe(
      true,
    );
    await other.close();
  }
  expect(complaints).toEqual([]);
});
