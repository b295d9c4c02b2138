import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/reading-test.js';
import { stillness } from './fixtures/stillness.js';
import { Panel } from './pages/panel.js';
import { TestBench } from './pages/test-bench.js';

const QUESTION = 'How long does standard shipping to Germany take?';

/** A part of the panel is asked for and does not come, until the test lets it. */
async function hold(page: Page, part: string): Promise<() => Promise<void>> {
  const chunk = new RegExp(`/chunks/${part}-[^/]+\\.js$`);
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(chunk, async (route) => {
    await released;
    await route.continue();
  });
  return async () => {
    release();
    await page.unrouteAll({ behavior: 'wait' });
  };
}

/** A part of the panel cannot be fetched, until the test lets it. */
async function withhold(page: Page, part: string): Promise<() => Promise<void>> {
  const chunk = new RegExp(`/chunks/${part}-[^/]+\\.js$`);
  await page.route(chunk, (route) => route.abort());
  return () => page.unroute(chunk);
}

test('[8.1] the menu comes later, with what it offers, and nothing moves for it', async ({
  page,
}) => {
  const release = await hold(page, 'extras');
  const { panel } = await TestBench.open(page);
  const reply = await panel.ask(QUESTION);
  await expect(reply.getByRole('table'), 'markdown needs no extras').toBeVisible();
  const more = panel.root.getByRole('button', { name: 'More' });
  await expect(more).toHaveCount(0);
  const places = () =>
    panel.root.evaluate(({ shadowRoot }) =>
      [...(shadowRoot?.querySelectorAll('header > *') ?? [])].map((part) =>
        JSON.stringify(part.getBoundingClientRect()),
      ),
    );
  await stillness(page);
  const before = await places();
  expect(before.length).toBeGreaterThan(2);

  await release();
  await more.focus();
  expect(await places()).toEqual(before);
  await page.keyboard.press('Enter');
  const copy = panel.root.getByRole('button', { name: 'Copy conversation' });
  await expect(copy).toBeFocused();
  await expect(reply.getByRole('button', { name: 'Good reply' })).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(copy).toHaveCount(0);
  await expect(more).toBeFocused();
});

test.describe('a part that cannot be fetched', () => {
  // The browser tells of what it could not fetch.
  test.use({ expectedComplaint: /ERR_FAILED/ });

  test('[4.4] [1.7] replies without their actions are tried again and announced', async ({
    page,
  }) => {
    const allow = await withhold(page, 'extras');
    const { panel } = await TestBench.open(page);
    const first = await panel.ask(QUESTION);
    await expect(first.getByRole('table')).toBeVisible();
    await expect(first.getByRole('button', { name: 'Copy' })).toHaveCount(0);
    await expect(panel.root.locator('[aria-live=polite]')).toHaveText('');

    await allow();
    const second = await panel.ask('Can I return shoes?');
    for (const reply of [first, second]) {
      await expect(reply.getByRole('button', { name: 'Good reply' })).toHaveCount(1);
    }
    await expect(panel.root.locator('[aria-live=polite]')).toContainText('Fernway Help:');
  });

  test(
    '[4.4] a reply is readable as the text that it is, and as markdown once that can be had',
    { tag: '@full' },
    async ({ page }) => {
      const allow = await withhold(page, 'markdown');
      const { panel } = await TestBench.open(page);
      const first = await panel.ask(QUESTION);
      await expect(first).toContainText('| Country |');
      await allow();
      await panel.ask('Can I return shoes?');
      await expect(first.getByRole('table')).toBeVisible();
      await expect(first).not.toContainText('|');
    },
  );
});

test.describe('who presses the launcher before the panel is there', () => {
  test('[8.5] writes at once; the text keeps its cursor and is sent as soon as it can be', async ({
    page,
  }) => {
    const release = await hold(page, 'panel');
    await page.goto('/site.html');
    await page.getByRole('button', { name: 'Open the chat with Fernway Help' }).click();
    const panel = new Panel(page.locator('chatbot-widget'));
    await expect(panel.composer).toBeFocused();
    await expect(panel.title).toHaveText('Fernway Help');
    await expect(panel.greeting).toHaveCount(0);
    const picture = panel.root.locator('header img');
    await expect(picture, 'from the server, not from the page').toHaveAttribute('src', /^http/);
    const places = () =>
      panel.root.evaluate(({ shadowRoot }) =>
        ['header', '.avatar', '.who', '.title', '.subtitle', '[part=close]', '.field', 'textarea']
          .concat('.send', 'footer > .branding')
          .map((part) => JSON.stringify(shadowRoot?.querySelector(part)?.getBoundingClientRect())),
      );
    await stillness(page);
    const before = await places();
    const field = await panel.composer.elementHandle();
    await page.keyboard.type(QUESTION);
    await page.keyboard.press('Enter');
    await expect(panel.composer, 'nothing that was written disappears').toHaveValue(QUESTION);

    await release();
    await expect(panel.questions).toContainText(QUESTION);
    await expect(panel.replies.first().getByRole('table')).toBeVisible();
    await expect(panel.composer).toHaveValue('');
    await expect(panel.composer).toBeFocused();
    expect(await field?.evaluate(({ isConnected }) => isConnected)).toBe(true);
    await panel.ended();
    expect(await places(), 'nothing has moved').toEqual(before);
  });

  test.describe('and it cannot be fetched', () => {
    // The browser tells of what it could not fetch.
    test.use({ expectedComplaint: /ERR_FAILED/ });

    test('[4.4] has it asked for again after 5 s, once at a time, and not for an element that has left', async ({
      page,
    }) => {
      const allow = await withhold(page, 'panel');
      let asked = 0;
      page.on('request', (request) => {
        if (/\/chunks\/panel-/.test(request.url())) asked += 1;
      });
      const pass = async (ms: number) => {
        await page.clock.runFor(ms);
        // Whatever was asked for before this has been seen when it is answered.
        await page.evaluate(async () => void (await fetch('/health/live')));
      };
      await page.clock.install();
      await page.goto('/site.html');
      const widget = page.locator('chatbot-widget');
      const panel = new Panel(widget);
      const launcher = widget.locator('.launcher');
      await launcher.click();
      await expect(panel.composer).toBeVisible();
      await page.clock.pauseAt(Date.now() + 3_600_000);
      for (const press of ['close', 'open', 'close', 'open']) {
        await test.step(press, async () => {
          await launcher.click();
          await pass(0);
          await pass(1_000);
        });
      }

      const before = asked;
      await pass(3_500);
      expect(asked, 'who opened it before was not the last to').toBe(before);
      await pass(500);
      expect(asked).toBe(before + 1);
      await pass(5_000);
      expect(asked).toBe(before + 2);

      await allow();
      const element = await widget.elementHandle();
      await element?.evaluate((left) => left.remove());
      await pass(10_000);
      expect(asked).toBe(before + 2);
      await element?.evaluate((left) => document.body.append(left));
      await page.clock.resume();
      await expect(panel.greeting).toBeVisible();
    });
  });
});
