import type { Page } from '@playwright/test';
import { cutOff } from './fixtures/cut-off.js';
import { stillness } from './fixtures/stillness.js';
import { expect, test } from './fixtures/reading-test.js';
import { Panel } from './pages/panel.js';

const QUESTION = 'How long does standard shipping to Germany take?';

/** Opens the embed on the plain page. */
async function open(page: Page): Promise<Panel> {
  await page.goto('/site.html');
  await page.getByRole('button', { name: 'Open the chat with Fernway Help' }).click();
  const panel = new Panel(page.locator('chatbot-widget'));
  await expect(panel.composer).toBeVisible();
  return panel;
}

for (const [what, viewport, deviceScaleFactor, full] of [
  ['a window of 320 px', { width: 320, height: 568 }, 1, '@full'],
  ['a phone on its side', { width: 568, height: 320 }, 1, '@full'],
  ['a page at 200 % in a window of 1280 px', { width: 640, height: 400 }, 2, '@full'],
  ['a page at 400 % in a window of 1280 px', { width: 320, height: 200 }, 4, ''],
] as const) {
  test.describe(what, () => {
    test.use({ viewport, deviceScaleFactor });

    test(
      `[1.2] [8.1] nothing is cut off, and a question can be asked: ${what}`,
      { tag: full || [] },
      async ({ page }) => {
        const panel = await open(page);
        const reply = await panel.ask(QUESTION);
        await expect(panel.close).toBeInViewport({ ratio: 1 });
        await expect(panel.composer).toBeInViewport({ ratio: 1 });
        await expect(reply).toBeInViewport();
        expect(await cutOff(panel)).toEqual([]);
      },
    );
  });
}

test.describe('with less motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('[8.1] nothing moves, from the launcher to the last word', async ({ page }) => {
    await page.addInitScript(() => {
      const moved = new Set<string>();
      const look = (): void => {
        const { shadowRoot } = document.querySelector('chatbot-widget') ?? {};
        const roots = [shadowRoot, shadowRoot?.querySelector('chatbot-panel')?.shadowRoot];
        for (const animation of roots.flatMap((root) => root?.getAnimations() ?? [])) {
          const { effect } = animation;
          moved.add(effect instanceof KeyframeEffect ? (effect.target?.className ?? '') : '');
        }
        requestAnimationFrame(look);
      };
      look();
      Object.assign(window, { moved });
    });
    const panel = await open(page);
    await panel.ask(QUESTION);
    await panel.close.click();
    await expect(panel.composer).toBeHidden();
    const moved = await page.evaluate(() => [
      ...(window as unknown as { moved: Set<string> }).moved,
    ]);
    expect(moved).toEqual([]);
  });
});

test.describe('in forced colours', () => {
  test.use({ contextOptions: { forcedColors: 'active' } });

  test('[8.1] what is told apart by its fill has an edge, and the focus can be seen', async ({
    page,
  }) => {
    const panel = await open(page);
    await panel.ask(QUESTION);
    await stillness(page);
    const edges = await panel.root.evaluate(({ shadowRoot }) =>
      Object.fromEntries(
        ['.message.user .bubble', '.field', '.send', '.chip', 'header'].map((selector) => {
          const part = shadowRoot?.querySelector(selector);
          const { borderBottomStyle = 'none' } = part ? getComputedStyle(part) : {};
          return [selector, borderBottomStyle];
        }),
      ),
    );
    expect(Object.values(edges), JSON.stringify(edges)).toEqual(Array(5).fill('solid'));
    const launcher = page.locator('chatbot-widget').getByRole('button').first();
    await expect(launcher).toHaveCSS('border-bottom-style', 'solid');
    await expect(panel.root).toHaveCSS('outline-style', 'solid');
    await panel.close.focus();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    await expect(panel.close).toHaveCSS('outline-style', 'solid');
  });
});
