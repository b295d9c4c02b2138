import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import { stillness } from './fixtures/stillness.js';
import { expect, test } from './fixtures/reading-test.js';
import { ChatbotForm } from './pages/chatbot-form.js';
import { Dashboard } from './pages/dashboard.js';
import { Panel } from './pages/panel.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const QUESTION = 'How long does standard shipping to Germany take?';

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly help: string;
    readonly nodes: readonly { readonly target: unknown; readonly failureSummary?: string }[];
  }[];
}

/** What axe finds wrong with all that is in the page, shadow roots too. */
async function violations(page: Page): Promise<string[]> {
  await stillness(page);
  // Playwright runs it through the debugger, which the page's security policy does not hold back.
  await page.evaluate(AXE);
  const results = await page.evaluate(() =>
    (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  );
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) =>
      [id, help, JSON.stringify(target), failureSummary].join('\n'),
    ),
  );
}

/** The same, in light and dark, on a wide screen and a narrow one. */
async function violationsInEveryLook(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 800 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const look = `${colorScheme}, ${width} px`;
      found.push(...(await violations(page)).map((violation) => `${look}: ${violation}`));
    }
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  return found;
}

// Each of these looks at a page or two eight times.
test.slow();

test('[8.1] axe finds nothing wrong with the list and the test session with its debug panel', async ({
  page,
}) => {
  const dashboard = new Dashboard(page);
  await dashboard.open();
  expect(await violationsInEveryLook(page)).toEqual([]);
  const bench = await dashboard.test('Fernway Help');
  await bench.panel.ask(QUESTION);
  await bench.showDebug();
  expect(await violationsInEveryLook(page)).toEqual([]);
});

test('[8.1] axe finds nothing wrong with the edit form and the test session in it', async ({
  page,
}) => {
  const form = new ChatbotForm(page);
  await form.open('shop');
  await form.name.fill('');
  expect(await violationsInEveryLook(page)).toEqual([]);
  const bench = await form.test();
  await bench.panel.ask(QUESTION);
  expect(await violationsInEveryLook(page)).toEqual([]);
});

test('[8.1] axe finds nothing wrong with the plain page and the open embed', async ({ page }) => {
  await page.goto('/site.html');
  await page.getByRole('button', { name: 'Open the chat with Fernway Help' }).click();
  const reply = await new Panel(page.locator('chatbot-widget')).ask(QUESTION);
  await reply
    .getByRole('button', { name: /^Source 1/ })
    .last()
    .click();
  expect(await violationsInEveryLook(page)).toEqual([]);
});
