import { fileURLToPath } from 'node:url';
import type { Locator, Page } from '@playwright/test';
import { answerWith, BROKEN, holdBack, letThrough, openAnew } from './fixtures/answers.js';
import { stillness } from './fixtures/stillness.js';
import { expect, test } from './fixtures/test.js';
import { ChatbotForm } from './pages/chatbot-form.js';
import { KnowledgeSection } from './pages/knowledge-section.js';
import { TestBench } from './pages/test-bench.js';

/** Draws every page of the dashboard in each of its states, in four looks, two of which are kept. */
const KEPT = fileURLToPath(new URL('../docs/screenshots/pages/', import.meta.url));
const OTHERS = fileURLToPath(new URL('../test-results/pages/', import.meta.url));

test.setTimeout(280_000);
test.use({ expectedComplaint: /status of (403|500)/ });

/** @param part what the window is scrolled to, if it is not the page's beginning */
async function draw(page: Page, name: string, part?: Locator): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1280, 390]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: width < 600 ? 844 : 800 });
      await page.mouse.move(0, 0);
      await part?.evaluate((element) => element.scrollIntoView());
      await stillness(page);
      const folder = (width === 1280) === (colorScheme === 'light') ? KEPT : OTHERS;
      await page.screenshot({ path: `${folder}${name}-${width}-${colorScheme}.png` });
    }
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}

/** Requests for lists, each of which cannot be had now, or is still on its way, or is not there. */
const API = /\/v1\/(chatbots\?|conversations\?|audit-log|admin\/sessions|usage)/;
const EMPTY = {
  chatbots: [],
  conversations: [],
  sessions: [],
  entries: [],
  cursor: null,
  before: null,
};

const SHOP_TESTS = '/v1/chatbots/shop/tests';
const ADDRESS = { tests: /\/chatbots\/shop\/tests$/, websites: /\/chatbots\/shop\/websites$/ };

/** One that passes, one that fails, one that is to be refused. */
const TESTS = [
  { questions: ['How long do I have to return an item?'], contains: ['30 days'] },
  {
    questions: ['How long does standard shipping to Germany take?', 'And to Austria?'],
    contains: ['next day'],
    lacks: ['courier'],
  },
  { questions: ['May I bring my horse?'], expects: 'refusal' },
];

const NO_PAGES = { added: 0, changed: 0, unchanged: 0, gone: 0, 'left-out': 0, failed: 0 };
/** A website in each state. */
const WEBSITES = [
  {
    state: 'done',
    url: 'https://example.com/help/',
    every: 'week',
    counts: { ...NO_PAGES, added: 3, changed: 2, unchanged: 41, gone: 1, failed: 1 },
    endedAt: new Date().toISOString(),
  },
  {
    state: 'reading',
    url: 'https://docs.example.com/a/very/long/path/that/goes/on/',
    found: 31,
    counts: { ...NO_PAGES, added: 12, 'left-out': 1 },
  },
  { state: 'waiting', url: 'https://example.net/sitemap.xml' },
  {
    state: 'failed',
    url: 'https://example.org/',
    reason: 'The site answered with status 503. Try again later.',
  },
].map((website, index) => ({
  id: `00000000-0000-4000-8000-00000000000${index}`,
  depth: 2,
  limit: 200,
  every: 'never',
  found: 0,
  counts: NO_PAGES,
  startedAt: null,
  endedAt: null,
  nextAt: null,
  createdAt: new Date().toISOString(),
  ...website,
}));

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
    await openAnew(page, address);
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
    await answerWith(page, API, EMPTY);
    await openAnew(page, address);
    await expect(page.locator('.empty')).toBeVisible();
    await draw(page, `${name}-empty`);
    await answerWith(page, API, BROKEN, 500);
    await openAnew(page, address);
    await expect(page.getByRole('main').getByRole('button', { name: 'Try again' })).toBeVisible();
    await draw(page, `${name}-error`);
    await holdBack(page, API);
    await openAnew(page, address);
    await expect(page.getByRole('main').getByText(/^Loading/)).toBeVisible();
    await draw(page, `${name}-loading`);
    await letThrough(page);
  }
});

test('saved tests of a chatbot', async ({ page, api }) => {
  const address = '/#/chatbots/shop/tests';
  const section = page.getByRole('region', { name: 'Tests', exact: true });
  const rows = section.getByRole('list', { name: 'Tests' }).locator('> li');
  await page.goto(address);
  await expect(section.getByRole('status')).toContainText('None yet');
  await draw(page, 'tests-empty', section);
  await section.getByRole('button', { name: 'Add a test' }).click();
  await draw(page, 'tests-new');

  for (const test of TESTS) await api.ask('POST', SHOP_TESTS, test);
  await api.ask('POST', `${SHOP_TESTS}/run`, {});
  await openAnew(page, address);
  await expect(section.getByRole('status')).toContainText('1 failing');
  await rows.first().locator('summary').click();
  await draw(page, 'tests', section);

  const { body } = await api.ask('GET', SHOP_TESTS);
  const { tests } = body as unknown as { tests: object[] };
  const running = tests.map((test, index) => ({ ...test, running: index > 0 }));
  await answerWith(page, ADDRESS.tests, { tests: running });
  await openAnew(page, address);
  await expect(section.getByRole('status')).toContainText('Running');
  await draw(page, 'tests-running', section);
  await holdBack(page, ADDRESS.tests);
  await openAnew(page, address);
  await expect(section.getByRole('status')).toContainText('Loading');
  await draw(page, 'tests-loading', section);
  await answerWith(page, ADDRESS.tests, BROKEN, 500);
  await openAnew(page, address);
  await expect(section.getByRole('button', { name: 'Try again' })).toBeVisible();
  await draw(page, 'tests-error', section);
});

test('websites of a chatbot', async ({ page }) => {
  const { root, dialog } = new KnowledgeSection(page);
  const address = '/#/chatbots/shop/knowledge';
  await answerWith(page, ADDRESS.websites, { websites: WEBSITES });
  await page.goto(address);
  const rows = root.getByRole('list', { name: 'Websites' }).getByRole('listitem');
  await expect(rows).toHaveCount(WEBSITES.length);
  await new TestBench(page).usable();
  await draw(page, 'websites', root);
  await root.getByRole('button', { name: 'Add a website' }).click();
  await draw(page, 'websites-new');
  await page.keyboard.press('Escape');
  await rows
    .first()
    .getByRole('button', { name: /^Delete/ })
    .click();
  await expect(dialog).toBeVisible();
  await draw(page, 'websites-delete');
  await answerWith(page, ADDRESS.websites, BROKEN, 500);
  await openAnew(page, address);
  await expect(root.getByRole('button', { name: 'Try again' })).toBeVisible();
  await draw(page, 'websites-error', root);
});

test('what a viewer is not shown', async ({ page, api }) => {
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
  await page.goto('/#/sessions');
  await expect(page.getByRole('heading', { name: /^Viewers do not see/ })).toBeVisible();
  await draw(page, 'conversations-forbidden');
  await api.ask('POST', SHOP_TESTS, TESTS[0]);
  const tests = page.getByRole('region', { name: 'Tests', exact: true });
  await page.goto('/#/chatbots/shop/tests');
  await expect(tests.getByRole('listitem')).toHaveCount(1);
  await draw(page, 'tests-viewer', tests);
});
