import { chromiumArgs, findWholeChromium } from '../scripts/provision/find.mjs';
import { expect, test } from './fixtures/reading-test.js';
import { Panel } from './pages/panel.js';

const executablePath = findWholeChromium();

test.skip(!executablePath, 'no whole Chromium here: only its headless shell, which keeps no pages');
// The runner switches it off; people have it on.
test.use({
  launchOptions: {
    args: chromiumArgs,
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
    ...(executablePath ? { executablePath } : {}),
  },
});

test('[6.6] a page with an open chat is kept for who goes back to it, and the chat goes on', async ({
  page,
}) => {
  await page.goto('/site.html');
  await page.getByRole('button', { name: 'Open the chat with Fernway Help' }).click();
  const panel = new Panel(page.locator('chatbot-widget'));
  await panel.ask('How long does standard shipping to Germany take?');
  await panel.composer.fill('A draft');
  await page.evaluate(() => {
    addEventListener('pageshow', ({ persisted }) => {
      document.documentElement.dataset['kept'] = String(persisted);
    });
  });
  await page.goto('/site.html?page=2');
  await page.goBack({ waitUntil: 'commit' });
  await expect(page.locator('html')).toHaveAttribute('data-kept', 'true');
  await expect(panel.composer).toHaveValue('A draft');
  await expect(panel.replies).toHaveCount(1);
  await panel.composer.press('Enter');
  await expect(panel.replies).toHaveCount(2);
  await panel.ended();
});
