import { answerWith, BROKEN, holdBack, letThrough, openAnew } from './fixtures/answers.js';
import { violationsOf } from './fixtures/axe.js';
import { expect, test } from './fixtures/reading-test.js';
import { ChatbotForm } from './pages/chatbot-form.js';
import { Dashboard } from './pages/dashboard.js';
import { KnowledgeSection } from './pages/knowledge-section.js';
import { Panel } from './pages/panel.js';
import { TestBench } from './pages/test-bench.js';

const QUESTION = 'How long does standard shipping to Germany take?';

// In the full run each of these looks at a page or more six times.
test.slow();

test('[8.1] axe finds nothing wrong with the list and the test session with its debug panel', async ({
  page,
}) => {
  const dashboard = new Dashboard(page);
  await dashboard.open();
  expect(await violationsOf(page)).toEqual([]);
  const bench = await dashboard.test('Fernway Help');
  await bench.panel.ask(QUESTION);
  await bench.showDebug();
  expect(await violationsOf(page)).toEqual([]);
});

test('[8.1] axe finds nothing wrong with the edit form and the test session in it', async ({
  page,
}) => {
  const form = new ChatbotForm(page);
  await form.open('shop');
  await form.name.fill('');
  expect(await violationsOf(page)).toEqual([]);
  const bench = await form.test();
  await bench.panel.ask(QUESTION);
  expect(await violationsOf(page)).toEqual([]);
});

test.describe('lists', () => {
  test.use({ expectedComplaint: /status of 500/ });

  test('[8.1] axe finds nothing wrong with conversations, nor where they cannot be had or are on their way', async ({
    page,
  }) => {
    const lists = /\/v1\/conversations\?/;
    const conversations = page.getByRole('list', { name: 'Conversations' });
    const bench = await TestBench.open(page);
    await bench.panel.ask(QUESTION);
    await openAnew(page, '/#/sessions?mode=test');
    await expect(conversations).toBeVisible();
    expect(await violationsOf(page)).toEqual([]);
    await answerWith(page, lists, BROKEN, 500);
    await openAnew(page, '/#/sessions');
    await expect(page.getByRole('main').getByRole('button', { name: 'Try again' })).toBeVisible();
    expect(await violationsOf(page)).toEqual([]);
    await holdBack(page, lists);
    await openAnew(page, '/#/sessions');
    await expect(page.getByRole('main').getByText('Loading …')).toBeVisible();
    expect(await violationsOf(page)).toEqual([]);
    await letThrough(page);
  });

  test('[8.1] axe finds nothing wrong with tests and websites that cannot be had, are on their way, or are looked at', async ({
    page,
  }) => {
    const lists = /\/chatbots\/shop\/(tests|websites)$/;
    const section = page.getByRole('region', { name: 'Tests', exact: true });
    const tries = page.getByRole('main').getByRole('button', { name: 'Try again' });
    await answerWith(page, lists, BROKEN, 500);
    await page.goto('/#/chatbots/shop/tests');
    await expect(tries).toHaveCount(2);
    expect(await violationsOf(page, { except: ['chatbot-test'] })).toEqual([]);
    await holdBack(page, lists);
    await openAnew(page, '/#/chatbots/shop/tests');
    await expect(section.getByText('Loading …')).toBeVisible();
    expect(await violationsOf(page, { except: ['chatbot-test'] })).toEqual([]);
    await letThrough(page);
    await page.getByRole('combobox', { name: 'Your role' }).selectOption('Viewer');
    await expect(page.getByText('Your role is viewer')).toBeVisible();
    await expect(section.getByText('None yet')).toBeVisible();
    expect(await violationsOf(page, { except: ['chatbot-test'] })).toEqual([]);
  });
});

test(
  '[8.1] axe finds nothing wrong with a connected service, its secret, and poor contrast',
  { tag: '@full' },
  async ({ page }) => {
    const form = new ChatbotForm(page);
    await form.open('shop');
    await page.getByRole('radio', { name: 'Connected service' }).check();
    await page.getByRole('combobox', { name: 'System' }).selectOption('dify');
    await expect(page.getByLabel('Secret DIFY_API_KEY')).toBeVisible();
    await form.colour('Light', 'text').fill('#cccccc');
    await form.colour('Dark', 'surface').fill('#cccccc');
    await expect(page.getByRole('button', { name: /^Use #/ }).first()).toBeVisible();
    // The test session shows the colours that are warned of.
    expect(await violationsOf(page, { except: ['chatbot-test'] })).toEqual([]);
  },
);

test(
  '[8.1] axe finds nothing wrong with a language model and the documents',
  { tag: '@full' },
  async ({ page }) => {
    const knowledge = new KnowledgeSection(page);
    await knowledge.open('shop');
    await page.getByRole('radio', { name: 'Language model' }).check();
    await expect(knowledge.rows).toHaveCount(20);
    expect(await violationsOf(page)).toEqual([]);
    await knowledge.root.getByRole('button', { name: 'Add a page' }).click();
    await knowledge.dialog.getByLabel('Address').fill('nowhere');
    await page.keyboard.press('Enter');
    await expect(knowledge.dialog).toContainText('Write the whole address');
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await knowledge.root.getByRole('button', { name: 'Write' }).click();
    await knowledge.dialog.getByLabel('Title').fill('Half a thought');
    await page.keyboard.press('Escape');
    await expect(knowledge.dialog).toContainText('Your changes are not saved.');
    expect(await violationsOf(page)).toEqual([]);
  },
);

test('[8.1] axe finds nothing wrong with the plain page and the open embed', async ({ page }) => {
  await page.goto('/site.html');
  await page.getByRole('button', { name: 'Open the chat with Fernway Help' }).click();
  const reply = await new Panel(page.locator('chatbot-widget')).ask(QUESTION);
  await reply
    .getByRole('button', { name: /^Source 1/ })
    .last()
    .click();
  expect(await violationsOf(page)).toEqual([]);
});
