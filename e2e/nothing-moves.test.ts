import type { Page } from '@playwright/test';
import { atRest } from './fixtures/at-rest.js';
import { openAnew } from './fixtures/answers.js';
import { expect, test } from './fixtures/reading-test.js';
import { stillness } from './fixtures/stillness.js';
import { Panel } from './pages/panel.js';
import { TestBench } from './pages/test-bench.js';

interface Shift {
  /** Share of the window that moved, by how far. */
  readonly value: number;
  /** Elements that moved; those in a shadow tree have no name. */
  readonly moved: readonly string[];
}

/** Words of the link's state change their length, and what follows them in their line; a row is 0.17. */
const WORDS = 0.01;

/**
 * Widths, with tags of the bench and of a visitor's page: each is looked at in one of them every day. In the one
 * between, the bench folds its tools beside the panel.
 */
const WIDTHS = [
  [1280, [], ['@full']],
  [698, ['@full'], ['@full']],
  [390, ['@full'], []],
] as const;
const QUESTIONS = ['How long do I have to return an item?', 'Do you ship to Norway?'];

test.use({ contextOptions: { reducedMotion: 'no-preference' } });

for (const [width, benchTags, visitorTags] of WIDTHS) {
  test.describe(`${width} px wide`, () => {
    test.use({ viewport: { width, height: width < 600 ? 844 : 800 } });
    test.beforeEach(({ page }) => page.addInitScript(recordShifts));

    test(
      `[1.2] nothing moves by itself while the bench starts, ${width} px wide, with a conversation from before too`,
      { tag: [...benchTags] },
      async ({ page }) => {
        await page.goto('/#/chatbots/shop/test');
        const bench = new TestBench(page);
        await bench.usable();
        await expectStill(page);
        for (const question of QUESTIONS) await bench.panel.ask(question);
        await openAnew(page, '/#/chatbots/shop/test');
        await expect(bench.panel.replies).toHaveCount(QUESTIONS.length);
        await expectStill(page);
      },
    );

    test(
      `[1.4] nothing moves by itself while a visitor's conversation comes back, ${width} px wide`,
      { tag: [...visitorTags] },
      async ({ page }) => {
        await page.goto('/site.html');
        const widget = page.locator('chatbot-widget');
        const panel = new Panel(widget);
        await widget.getByRole('button').first().click();
        for (const question of QUESTIONS) await panel.ask(question);
        await test.step('on a page on which it was open', async () => {
          await openAnew(page, '/site.html');
          await expect(panel.replies).toHaveCount(QUESTIONS.length);
          await expectStill(page);
        });
        await test.step('and when it is opened', async () => {
          await panel.close.click();
          await openAnew(page, '/site.html');
          await widget.getByRole('button').first().click();
          await expect(panel.replies).toHaveCount(QUESTIONS.length);
          await expectStill(page);
        });
      },
    );
  });
}

test('[1.2] nothing moves by itself while the bench starts beside the form, and what moves is seen', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.addInitScript(recordShifts);
  await page.goto('/#/chatbots/shop');
  await new TestBench(page).usable();
  await expectStill(page);
  await page.evaluate(() => document.body.style.setProperty('padding-top', '40px'));
  await expect
    .poll(async () => (await shiftsOf(page)).some(({ value }) => value > WORDS))
    .toBe(true);
});

/** Expects that nothing has moved since the page began, once all that it asked for is there and drawn. */
async function expectStill(page: Page): Promise<void> {
  await atRest(page);
  await stillness(page);
  const shifts = await shiftsOf(page);
  const sum = shifts.reduce((all, { value }) => all + value, 0);
  expect(sum, JSON.stringify(shifts)).toBeLessThan(WORDS);
}

/** https://wicg.github.io/layout-instability; TypeScript does not know it. */
interface LayoutShift extends PerformanceEntry {
  readonly value: number;
  readonly sources: readonly { readonly node: Node | null }[];
}

/** Runs in the page. */
function recordShifts(): void {
  const shifts: Shift[] = [];
  Object.assign(window, { shifts });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as LayoutShift[]) {
      const moved = entry.sources.map(({ node }) => (node as Element | null)?.className ?? '');
      shifts.push({ value: entry.value, moved });
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

/** All that have been painted by now. */
function shiftsOf(page: Page): Promise<readonly Shift[]> {
  return page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return (window as unknown as { shifts: readonly Shift[] }).shifts;
  });
}
