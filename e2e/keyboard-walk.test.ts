import type { Page } from '@playwright/test';
import { atRest } from './fixtures/at-rest.js';
import { focusOf } from './fixtures/focus.js';
import { expect, test } from './fixtures/tenant-test.js';
import { ChatbotForm } from './pages/chatbot-form.js';
import { Dashboard } from './pages/dashboard.js';
import { TestBench } from './pages/test-bench.js';

/** More than there are places for the cursor on any page. */
const PRESSES = 200;

// On the narrow screen more is folded, and more is on the way.
for (const [width, tag] of [
  [1280, ['@full']],
  [390, []],
] as const) {
  test.describe(`${width} px wide`, { tag: [...tag] }, () => {
    test.use({
      articles: 2,
      viewport: { width, height: width < 600 ? 844 : 800 },
      permissions: ['clipboard-read', 'clipboard-write'],
      // What nobody has tested is not published before that is confirmed.
      expectedComplaint: /status of 409/,
    });

    test(`[8.1] a chatbot is published and its embed code copied by keyboard alone, ${width} px wide, and every place of the cursor is seen`, async ({
      page,
      api,
      shop,
    }) => {
      await api.edit(shop, (config) => ({ ...config, allowedOrigins: ['https://shop.example'] }));
      await new Dashboard(page).open();
      await atRest(page);
      await walk(page, 'Tab', /^Edit\b/);
      await page.keyboard.press('Enter');
      const form = new ChatbotForm(page);
      await expect(form.name).toBeVisible();
      await atRest(page);
      expect((await focusOf(page)).name, 'on the page that was gone to').not.toBe('');

      await test.step('Publish, forwards and backwards', async () => {
        await walk(page, 'Tab', /^Publish$/);
        await walk(page, 'Shift+Tab', /^All chatbots$/);
        await walk(page, 'Tab', /^Placeholder/);
        await walk(page, 'Shift+Tab', /^Publish$/);
        await page.keyboard.press('Enter');
        await expect(page.getByRole('dialog', { name: 'Publish all the same?' })).toBeVisible();
        await walk(page, 'Tab', /^Publish anyway$/);
        await page.keyboard.press('Enter');
        await expect(form.state).toContainText('Live, revision');
        await expectPlace(page);
      });

      const bench = new TestBench(page);
      await test.step('the embed code', async () => {
        if (width < 720) {
          await walk(page, 'Shift+Tab', /^Test$/);
          await page.keyboard.press('Enter');
        }
        await bench.usable();
        const folded = !(await bench.embedCode.isVisible());
        if (folded) {
          await walk(page, 'Shift+Tab', /^Tools$/);
          await page.keyboard.press('Enter');
        }
        await walk(page, 'Tab', /^Embed code$/);
        await page.keyboard.press('Enter');
        const dialog = bench.root.getByRole('dialog', { name: /embed/i });
        await expect(dialog).toBeVisible();
        await walk(page, 'Tab', /^Copy/);
        await page.keyboard.press('Enter');
        await expect
          .poll(() => page.evaluate(() => navigator.clipboard.readText()))
          .toContain(`chatbot-id="${shop}"`);
        await page.keyboard.press('Escape');
        await expect(dialog).toBeHidden();
        await expectPlace(page);
        expect((await focusOf(page)).name).toMatch(folded ? /^Tools$/ : /^Embed code$/);
      });
    });
  });
}

/** Presses a key until the cursor is on what has that name; everything on the way is seen. */
async function walk(page: Page, key: string, name: RegExp): Promise<void> {
  const way: string[] = [];
  for (let presses = 0; presses < PRESSES; presses += 1) {
    const focus = await focusOf(page);
    if (name.test(focus.name)) return;
    way.push(focus.name || '(nothing)');
    await page.keyboard.press(key);
    await expectPlace(page, way);
  }
  throw new Error(`${name} was not reached by ${key}: ${way.join(' > ')}`);
}

async function expectPlace(page: Page, way: readonly string[] = []): Promise<void> {
  await expect
    .poll(async () => (await focusOf(page)).unseen, { message: way.slice(-4).join(' > ') })
    .toBe('');
}
