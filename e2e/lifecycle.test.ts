import type { Page } from '@playwright/test';
import { test } from './fixtures/reading-test.js';
import { expect, test as base } from './fixtures/test.js';
import { Dashboard } from './pages/dashboard.js';
import type { TestBench } from './pages/test-bench.js';

const CHATBOT = 'Fernway Help';

test.slow();

/** Reset or New session, and yes, really. */
async function confirmed(bench: TestBench, tool: 'reset' | 'newSession'): Promise<void> {
  await bench[tool].click();
  await bench.root.getByRole('alertdialog').getByRole('button').last().click();
}

async function openInTab(page: Page): Promise<TestBench> {
  const dashboard = new Dashboard(page);
  await dashboard.open();
  return dashboard.test(CHATBOT);
}

test('[3.1] what is cleared comes back in every tab, with what was written since', async ({
  page,
  context,
}) => {
  const bench = await openInTab(page);
  await bench.panel.ask('How long does shipping take?');
  const other = await openInTab(await context.newPage());
  await expect(other.panel.questions).toHaveCount(1);

  await confirmed(bench, 'reset');
  await expect(bench.panel.questions).toHaveCount(0);
  await expect(other.panel.questions).toHaveCount(0);
  await expect(bench.root.getByRole('strong').getByText('Conversation cleared')).toBeVisible();
  await expect(other.undo).toBeVisible();
  await other.panel.composer.fill('Can I return boots?');
  await other.panel.composer.press('Enter');
  await expect(bench.panel.questions).toHaveCount(1);
  await bench.undo.click();

  for (const { panel, undo } of [bench, other]) {
    await expect(panel.questions).toHaveText([/shipping/, /boots/]);
    await expect(panel.replies).toHaveCount(2);
    await expect(undo).toHaveCount(0);
  }
});

test(
  '[3.1] a new session begins empty, and undoing it goes back',
  { tag: '@full' },
  async ({ page }) => {
    const bench = await openInTab(page);
    await bench.panel.ask('How long does shipping take?');
    await confirmed(bench, 'newSession');
    await expect(bench.panel.questions).toHaveCount(0);
    await expect(bench.root.getByRole('strong').getByText('New session started')).toBeVisible();
    await bench.undo.click();
    await expect(bench.panel.questions).toHaveCount(1);
    await page.reload();
    await bench.usable();
    await expect(bench.panel.questions, 'what was undone is not the latest').toHaveCount(1);
  },
);

const soon = base.extend({
  server: async ({ startServer }, use) => {
    const env = { TEST_SESSION_IDLE: '20s', TEST_SESSION_WARNING: '14s' };
    await use(await startServer({ env }));
  },
});

soon(
  '[3.3] a session warns before it expires, can be extended, and ends',
  { tag: '@full' },
  async ({ page }) => {
    const bench = await openInTab(page);
    await bench.panel.ask('How long does shipping take?');
    const warning = bench.root.getByText('This session expires soon');
    await expect(warning).toBeVisible();
    await bench.root.getByRole('button', { name: 'Extend' }).click();
    await expect(warning).toHaveCount(0);
    await expect(warning).toBeVisible();

    const over = bench.panel.root.getByRole('alert');
    await expect(over).toContainText('expired');
    await over.getByRole('button').first().click();
    await bench.usable();
    await expect(bench.panel.questions).toHaveCount(0);
  },
);

test('[3.4] a session that is over is read again, and left for the current one', async ({
  page,
}) => {
  const bench = await openInTab(page);
  await bench.panel.ask('How long does shipping take?');
  const { id } = await page.evaluate(async () => {
    const bench = document.querySelector<HTMLElement & { server: string; token: string }>(
      'chatbot-test',
    );
    const { server = '', token = '' } = bench ?? {};
    const headers = { authorization: `Bearer ${token}` };
    const listed = await fetch(`${server}/v1/test-sessions?chatbot=shop&limit=1`, { headers });
    const [session] = ((await listed.json()) as { sessions: { id: string }[] }).sessions;
    await fetch(`${server}/v1/test-sessions/${session?.id}/end`, { method: 'POST', headers });
    return session ?? { id: '' };
  });
  expect(id).not.toBe('');
  await bench.panel.root.getByRole('button', { name: 'Start a new conversation' }).click();
  await bench.usable();
  await expect(bench.panel.questions).toHaveCount(0);
  await bench.press('Earlier sessions');
  await bench.root
    .getByRole('dialog', { name: 'Earlier sessions' })
    .getByRole('button', { name: /ended/ })
    .click();
  await expect(bench.panel.questions).toHaveText([/How long does shipping take/]);
  await bench.root.getByRole('button', { name: 'Back to the current one' }).click();
  await expect(bench.panel.questions).toHaveCount(0);
  await expect(bench.panel.composer).toBeFocused();
});
