import { chromiumArgs, findTestChromium } from '../scripts/provision/find.mjs';
import { cutOff } from './fixtures/cut-off.js';
import { expect, test } from './fixtures/reading-test.js';
import { Panel } from './pages/panel.js';

const executablePath = findTestChromium();
/**
 * Settings of Blink. There is one switch for all of them, so those that the runner sets for a
 * desktop's mouse are repeated.
 */
const SETTINGS = [
  'defaultFontSize=32',
  ...['primaryHoverType=2', 'availableHoverTypes=2'],
  ...['primaryPointerType=4', 'availablePointerTypes=4'],
].join();

// A reader who has set the browser's font size to twice the usual one: text grows, the page does not.
test.use({
  launchOptions: {
    args: [...chromiumArgs, `--blink-settings=${SETTINGS}`],
    ...(executablePath ? { executablePath } : {}),
  },
});

for (const [width, height, full] of [
  [1280, 800, '@full'],
  [390, 844, ''],
  [320, 568, '@full'],
] as const) {
  test.describe(`${width} px`, () => {
    test.use({ viewport: { width, height } });

    test(
      `[8.1] text of 200 % is read and written in a window of ${width} px, and nothing is cut off`,
      { tag: full || [] },
      async ({ page }) => {
        await page.goto('/site.html');
        // What a page does with its own text is not the reader's wish.
        await page.locator('html').evaluate(({ style }) => (style.fontSize = '7px'));
        await page.getByRole('button', { name: 'Open the chat with Fernway Help' }).click();
        const panel = new Panel(page.locator('chatbot-widget'));
        await expect(panel.composer).toHaveCSS('font-size', '30px');
        const starter = panel.root.locator('.starters button').last();
        await starter.scrollIntoViewIfNeeded();
        await expect(starter).toBeInViewport({ ratio: 1 });
        expect(await cutOff(panel), 'empty').toEqual([]);

        const reply = await panel.ask('How long do I have to return an item?');
        await expect(reply.locator('.body')).toHaveCSS('font-size', '30px');
        await reply.locator('.source').first().click();
        await expect(reply.locator('.passage')).toBeVisible();
        await expect(panel.composer).toBeInViewport({ ratio: 1 });
        await expect(panel.close).toBeInViewport({ ratio: 1 });
        expect(await cutOff(panel), 'with a reply and its sources').toEqual([]);

        await panel.root.getByRole('button', { name: 'More' }).click();
        await panel.root.getByRole('button', { name: 'Keyboard shortcuts' }).click();
        await expect(panel.root.locator('chatbot-shortcut-list')).toBeFocused();
        expect(await cutOff(panel), 'with the keys').toEqual([]);
      },
    );
  });
}
