import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/reading-test.js';
import { TestBench } from './pages/test-bench.js';

interface Shift {
  /** Share of the window that moved, by how far. */
  readonly value: number;
  /** Elements that moved; those in a shadow tree have no name. */
  readonly moved: readonly string[];
}

/** Words of the link's state change their length, and what follows them in their line; a row is 0.17. */
const WORDS = 0.01;

const ADDRESSES: readonly (readonly [string, string, readonly number[]])[] = [
  ['over the list', '/#/chatbots/shop/test', [1280, 698, 390]],
  ['beside the form', '/#/chatbots/shop', [1280]],
];

for (const [where, address, widths] of ADDRESSES) {
  for (const width of widths) {
    test(`[1.2] nothing moves by itself while the bench starts ${where}, ${width} px wide`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height: width < 600 ? 844 : 800 });
      await page.addInitScript(recordShifts);
      await page.goto(address);
      await new TestBench(page).usable();
      await page.waitForLoadState('networkidle');
      const shifts = await shiftsOf(page);
      const sum = shifts.reduce((all, { value }) => all + value, 0);
      expect(sum, JSON.stringify(shifts)).toBeLessThan(WORDS);
    });
  }
}

test('[1.2] what moves by itself is seen', async ({ page }) => {
  await page.addInitScript(recordShifts);
  await page.goto('/#/chatbots/shop');
  await new TestBench(page).usable();
  await page.evaluate(() => document.body.style.setProperty('padding-top', '40px'));
  await expect
    .poll(async () => (await shiftsOf(page)).some(({ value }) => value > WORDS))
    .toBe(true);
});

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
