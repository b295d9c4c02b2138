import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { stillness } from './fixtures/stillness.js';
import { expect, test } from './fixtures/test.js';
import { ChatbotForm } from './pages/chatbot-form.js';
import { TestBench } from './pages/test-bench.js';

/** Draws every page of the dashboard in each of its states, into docs/screenshots/pages. */
const FOLDER = fileURLToPath(new URL('../docs/screenshots/pages/', import.meta.url));

test.setTimeout(280_000);
test.use({ expectedComplaint: /status of (403|500)/ });

async function draw(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1280, 390]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: width < 600 ? 844 : 800 });
      await page.mouse.move(0, 0);
      await stillness(page);
      await page.screenshot({ path: `${FOLDER}${name}-${width}-${colorScheme}.png` });
    }
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}

/** Requests for lists, each of which cannot be had now, or is still on its way, or is not there. */
const API = /\/v1\/(chatbots\?|conversations\?|audit-log|admin\/sessions|usage)/;
const BROKEN = {
  code: 'internal',
  message: 'Something went wrong at the server.',
  action: 'Try again. If it happens again, report the correlation id.',
  retryable: true,
  correlationId: 'a1b2c3d4',
};
const EMPTY = {
  chatbots: [],
  conversations: [],
  sessions: [],
  entries: [],
  cursor: null,
  before: null,
};

const LISTS = [
  ['list', '/#/'],
  ['conversations', '/#/sessions?mode=test'],
  ['audit', '/#/audit'],
] as const;

async function as(page: Page, role: 'viewer' | 'operator' | 'admin'): Promise<void> {
  await page.addInitScript((value) => sessionStorage.setItem('demo-role', value), role);
}

test('every page in each of its states', async ({ page, api }) => {
  await as(page, 'admin');
  const bench = await TestBench.open(page);
  await bench.panel.ask('How long do I have to return an item?');
  await bench.panel.ask('May I bring my horse?');
  await api.publish('shop');

  for (const [name, address] of LISTS) {
    await page.goto('about:blank');
    await page.goto(address);
    await expect(
      page.getByRole('main').locator('table, .conversations, .chatbots:not([aria-hidden])'),
    ).toBeVisible();
    if (name !== 'list') await draw(page, name);
  }
  await page.getByRole('main').getByRole('link').first().waitFor();
  await page.goto('/#/sessions?mode=test');
  await page.getByRole('list', { name: 'Conversations' }).getByRole('link').first().click();
  await expect(page.getByRole('list', { name: 'Messages' })).toContainText('horse');
  await draw(page, 'conversation');
  await page.goto('/#/monitor');
  await expect(page.getByRole('row').filter({ hasText: 'demo-admin' })).toBeVisible();
  await draw(page, 'monitor');
  await page.goto('/#/usage');
  await page.getByLabel('Whose').selectOption('Tests');
  await expect(page.getByText('May I bring my horse?')).toBeVisible();
  await draw(page, 'usage');
  await page.goto('/#/nowhere');
  await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
  await draw(page, 'not-found');

  const form = new ChatbotForm(page);
  await form.open('shop');
  const beside = await form.test();
  await beside.panel.ask('May I bring my horse?');
  await expect(beside.inspector.getByRole('button', { name: 'Ask again' })).toBeVisible();
  await draw(page, 'editor-no-answer');
});

test('lists that are empty, on their way, or cannot be had', async ({ page }) => {
  await as(page, 'admin');
  for (const [name, address] of LISTS) {
    await page.route(API, (route) => route.fulfill({ json: EMPTY }));
    await page.goto('about:blank');
    await page.goto(address);
    await expect(page.locator('.empty')).toBeVisible();
    await draw(page, `${name}-empty`);
    await page.unrouteAll();
    await page.route(API, (route) => route.fulfill({ status: 500, json: { error: BROKEN } }));
    await page.goto('about:blank');
    await page.goto(address);
    await expect(page.getByRole('main').getByRole('button', { name: 'Try again' })).toBeVisible();
    await draw(page, `${name}-error`);
    await page.unrouteAll();
    await page.route(API, () => {});
    await page.goto('about:blank');
    await page.goto(address);
    await expect(page.getByRole('main').getByRole('status').first()).toBeVisible();
    await draw(page, `${name}-loading`);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  }
});

test('what a viewer is not shown', async ({ page }) => {
  await as(page, 'viewer');
  await page.goto('/#/audit');
  await expect(page.getByRole('heading', { name: /^Only admins/ })).toBeVisible();
  await draw(page, 'audit-forbidden');
  await page.goto('/#/monitor');
  await expect(page.getByRole('alert')).toContainText('Only admins');
  await draw(page, 'monitor-forbidden');
  await page.goto('/#/chatbots/shop');
  await expect(page.getByText('Your role is viewer')).toBeVisible();
  await draw(page, 'editor-viewer');
});
