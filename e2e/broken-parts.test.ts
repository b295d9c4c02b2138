import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/reading-test.js';
import { TestBench } from './pages/test-bench.js';

const QUESTION = 'How long does standard shipping to Germany take?';

/** A part of the bench cannot be fetched, until the test lets it. */
async function withhold(page: Page, part: string): Promise<() => Promise<void>> {
  const chunk = new RegExp(`/chunks/${part}-[^/]+\\.js$`);
  await page.route(chunk, (route) => route.abort());
  return () => page.unroute(chunk);
}

test.afterEach(({ complaints }) => {
  // The browser tells of what it could not fetch, and the page's error handlers of the same.
  const others = complaints.filter((text) => !/ERR_FAILED|dynamically imported/.test(text));
  expect(others).toEqual([]);
  complaints.length = 0;
});

test('[4.4] an embed code that cannot be loaded says so, is reported, and loads on another try', async ({
  page,
}) => {
  const bench = await TestBench.open(page);
  const allow = await withhold(page, 'embed-code-dialog');
  await bench.embedCode.click();
  const note = bench.root.getByRole('note').filter({ hasText: '“Embed code” did not work.' });
  await expect(note).toContainText('part-failed');
  await expect(note).toContainText('Failed to fetch dynamically imported module');

  const reported = page.waitForRequest((request) => request.url().endsWith('/reports'));
  await note.getByRole('button', { name: 'Report' }).click();
  const report = (await reported).postDataJSON() as { events: { text: string }[] };
  expect(report.events.at(-1)?.text).toContain('embed-code-dialog');
  await expect(note).toContainText('Reported as');

  await expect(await bench.panel.ask(QUESTION)).toContainText('2 to 3 days');
  await allow();
  await note.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('dialog', { name: 'Get embed code' })).toBeVisible();
  await expect(note).toBeHidden();
});

test(
  '[4.4] a tab that cannot be loaded says so in its place, and the conversation goes on',
  { tag: '@full' },
  async ({ page }) => {
    const bench = await TestBench.open(page);
    await bench.showDebug();
    const allow = await withhold(page, 'reply-details');
    await bench.panel.ask(QUESTION);
    const { inspector } = bench;
    await inspector.getByRole('tab', { name: 'Prompt' }).click();
    const tab = inspector.getByRole('tabpanel');
    await expect(tab).toContainText('Prompt could not be shown.');
    await expect(inspector.getByRole('heading', { name: /^Reply 1 · / })).toBeVisible();
    await bench.panel.ask('Can I return shoes?');
    await allow();
    await tab.getByRole('button', { name: 'Try again' }).click();
    await expect(tab).toContainText('This reply has no prompt');
  },
);
