import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { stillness } from './fixtures/stillness.js';
import { expect, test } from './fixtures/test.js';
import { ChatbotForm } from './pages/chatbot-form.js';
import { Dashboard } from './pages/dashboard.js';
import { Panel } from './pages/panel.js';

const FOLDER = fileURLToPath(new URL('../docs/screenshots/', import.meta.url));
const QUESTIONS = [
  'How long do I have to return an item?',
  'How long does standard shipping to Germany take?',
];

async function draw(page: Page, path: string): Promise<void> {
  await stillness(page);
  await page.screenshot({ path });
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1280, 390]) {
    test.describe(`${colorScheme}, ${width} px`, () => {
      const isPhone = width < 600;
      test.use({
        colorScheme,
        viewport: { width, height: isPhone ? 844 : 800 },
        hasTouch: isPhone,
        isMobile: isPhone,
      });
      const path = (name: string) => `${FOLDER}${name}-${width}-${colorScheme}.png`;

      test('dashboard', async ({ page }) => {
        const dashboard = new Dashboard(page);
        await dashboard.open();
        await draw(page, path('list'));
        const bench = await dashboard.test('Fernway Help');
        for (const question of QUESTIONS) await bench.panel.ask(question);
        if (isPhone) await draw(page, path('test'));
        await bench.showDebug();
        await page.mouse.move(0, 0);
        await draw(page, path('test-debug'));
      });

      test('editor', async ({ page }) => {
        const form = new ChatbotForm(page);
        await form.open('shop');
        if (isPhone) return draw(page, path('editor'));
        const bench = await form.test();
        await draw(page, path('editor'));
        await bench.panel.ask('How long does standard shipping to Germany take?');
        await form.name.fill('Fern the helper');
        await form.colour('Light', 'primary').fill('#7a1f5c');
        await form.colour('Dark', 'primary').fill('#e8a6d2');
        await form.name.focus();
        await page.mouse.move(0, 0);
        await draw(page, path('editor-test'));
      });

      test('site', async ({ page }) => {
        await page.goto('/site.html');
        const launcher = page.getByRole('button', { name: 'Open the chat with Fernway Help' });
        await expect(launcher).toBeVisible();
        await draw(page, path('site-closed'));
        await launcher.click();
        await new Panel(page.locator('chatbot-widget')).ask(QUESTIONS[1] ?? '');
        await draw(page, path('site-open'));
      });
    });
  }
}
