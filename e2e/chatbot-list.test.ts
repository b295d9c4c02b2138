import { Api } from './fixtures/api.js';
import { expect, test as base } from './fixtures/tenant-test.js';
import { violationsOf } from './fixtures/axe.js';
import { Dashboard } from './pages/dashboard.js';
import { ChatbotForm } from './pages/chatbot-form.js';
import { TestBench } from './pages/test-bench.js';

/** Names of the demo's chatbots. */
const NAMES = ['Fernway Help', 'Trail Guide', 'Docs'];

const test = base.extend<{ docs: string }>({
  /** Id of a second chatbot that is live; one without a key is there as well. */
  docs: [
    async ({ server, shop, api }, use) => {
      const demo = await Api.asDemoOperator(server.origin);
      await api.createChatbot((await demo.chatbot('shop-model')).config);
      const { config } = await api.chatbot(shop);
      const { id } = await api.createChatbot({ ...config, name: 'Docs' });
      await api.addDocument(id, { title: 'Start', content: 'Type npm start.' });
      await api.publish(id);
      await use(id);
    },
    { auto: true },
  ],
});

test.use({ articles: 2 });

test('[1.1] the list is searched, narrowed, sorted and read on, and its address says how', async ({
  page,
  shop,
  api,
}) => {
  const { config } = await api.chatbot(shop);
  for (let i = 0; i < 22; i += 1) await api.createChatbot({ ...config, name: `Many ${i + 10}` });
  const dashboard = new Dashboard(page);
  await dashboard.open();
  const names = dashboard.names;
  await expect(names).toHaveCount(20);
  await page.getByRole('button', { name: 'Show more' }).click();
  await expect(names).toHaveCount(NAMES.length + 22);

  await page.getByRole('searchbox', { name: 'Search chatbots' }).fill('many');
  await expect(names).toHaveCount(20);
  await page.getByRole('combobox', { name: 'Sort by' }).selectOption('Name, Z to A');
  await expect(names.first()).toHaveText('Many 31');
  await expect(page).toHaveURL('/#/?q=many&sort=-name');
  await page.reload();
  await expect(names.first()).toHaveText('Many 31');

  await page.getByRole('combobox', { name: 'State' }).selectOption('Live');
  await expect(page.getByRole('heading', { name: 'No chatbot matches' })).toBeVisible();
  await page.getByRole('button', { name: 'Show all chatbots' }).click();
  await expect(page).toHaveURL('/#/');
  await page.getByRole('combobox', { name: 'State' }).selectOption('Not answering');
  // The copies have no documents, and the guide's model has no key.
  await expect(names).toHaveCount(23);
  await page.getByRole('combobox', { name: 'State' }).selectOption('Live');
  await expect(names).toHaveText(['Docs', 'Fernway Help']);
  expect(await violationsOf(page)).toEqual([]);
});

test('[6.1] a chatbot has a name before it is made, and a copy has the documents', async ({
  page,
  api,
}) => {
  const before = await api.chatbotIds();
  const dashboard = new Dashboard(page);
  await dashboard.open();
  await page.getByRole('button', { name: 'New chatbot' }).click();
  const dialog = page.getByRole('dialog', { name: 'New chatbot' });
  await dialog.getByRole('button', { name: 'Create chatbot' }).click();
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveAccessibleDescription(
    /A chatbot needs a name\./,
  );
  await page.keyboard.press('Escape');
  expect(await api.chatbotIds()).toEqual(before);

  await page.getByRole('button', { name: 'New chatbot' }).click();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Pilot');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Pilot', level: 1 })).toBeVisible();
  const [made = ''] = (await api.chatbotIds()).filter((id) => !before.includes(id));
  await api.ask('POST', `/v1/chatbots/${made}/documents`, {
    title: 'A',
    content: 'Within 9 days.',
  });

  await page.getByRole('link', { name: 'All chatbots' }).click();
  await dashboard.choose('Pilot', 'Duplicate');
  await expect(page.getByRole('heading', { name: 'Copy of Pilot', level: 1 })).toBeVisible();
  const [copy = ''] = (await api.chatbotIds()).filter((id) => ![...before, made].includes(id));
  expect((await api.documents(copy)).total).toBe(1);
  expect((await api.chatbot(copy)).live).toBeNull();
});

test('[6.1] what is deleted can be had back, and what is live is asked about first', async ({
  page,
  shop,
  docs,
  api,
}) => {
  const { config } = await api.chatbot(shop);
  const { id } = await api.createChatbot({ ...config, name: 'Short-lived' });
  await page.clock.install();
  const dashboard = new Dashboard(page);
  await dashboard.open();
  await dashboard.choose('Short-lived', 'Delete');
  await expect(dashboard.row('Short-lived')).toHaveCount(0);
  const undo = page.getByRole('button', { name: 'Undo' });
  await expect(undo).toBeFocused();
  await undo.click();
  await expect(dashboard.testButton('Short-lived')).toBeFocused();
  expect(await api.chatbotIds()).toContain(id);

  await dashboard.choose('Short-lived', 'Delete');
  const deleted = page.waitForResponse((response) => response.request().method() === 'DELETE');
  await page.clock.fastForward(10_000);
  expect((await deleted).status()).toBe(204);
  await expect(undo).toBeHidden();
  expect(await api.chatbotIds()).not.toContain(id);

  await dashboard.choose('Docs', 'Archive');
  const question = page.getByRole('dialog', { name: 'Archive “Docs”?' });
  await expect(question).toContainText('Sites will no longer show it');
  await question.getByRole('button', { name: 'Archive' }).click();
  await expect(dashboard.row('Docs')).toHaveCount(0);
  // Who leaves the page does not undo it.
  await page.goto('about:blank');
  await expect.poll(async () => (await api.chatbot(docs)).live).toBeNull();
  await page.goto('/#/?state=archived');
  await dashboard.choose('Docs', 'Bring back');
  await expect(page.getByText('“Docs” is back, as a draft.')).toBeVisible();
});

test('[8.1] arrow keys go through the rows and their menus, and what changes elsewhere leaves the focus', async ({
  page,
  shop,
  api,
}) => {
  const dashboard = new Dashboard(page);
  await page.goto('/#/?sort=name');
  await expect(dashboard.names).toHaveText(['Docs', 'Fernway Help', 'Trail Guide']);
  await dashboard.testButton('Docs').focus();
  await page.keyboard.press('ArrowDown');
  await expect(dashboard.testButton('Fernway Help')).toBeFocused();
  await page.keyboard.press('End');
  await expect(dashboard.testButton('Trail Guide')).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Duplicate' })).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('menuitem', { name: 'Delete' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'More for Docs' })).toBeFocused();

  const [other, help] = [dashboard.row('Docs'), dashboard.row('Fernway Help')];
  await dashboard.testButton('Fernway Help').focus();
  await other.evaluate((row) => (row.dataset['kept'] = 'yes'));
  await api.edit(shop, (config) => ({ ...config, name: 'Fernway Help Desk' }));
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect(help.getByRole('heading')).toHaveText('Fernway Help Desk');
  await expect(dashboard.testButton('Fernway Help Desk')).toBeFocused();
  await expect(other).toHaveAttribute('data-kept', 'yes');
});

test('[6.1] every page has an address, back closes the test, and bad links are one page', async ({
  page,
  shop,
  api,
}) => {
  const bench = await TestBench.open(page, shop);
  await bench.panel.ask('How long does standard shipping to Germany take?');
  await page.goto('/#/');
  await page.goto(`/#/chatbots/${shop}/test`);
  await bench.usable();
  await page.goBack();
  await expect(bench.panel.composer).toBeHidden();
  await expect(page).toHaveURL('/#/');

  await page.getByRole('link', { name: 'Conversations' }).click();
  await expect(page.getByText('No visitor has written yet')).toBeVisible();
  await page.getByLabel('Whose').selectOption('Tests');
  await page
    .getByRole('list', { name: 'Conversations' })
    .getByRole('link', { name: /standard shipping to Germany.*Fernway Help/ })
    .click();
  await expect(page).toHaveURL(/#\/sessions\/./);
  const messages = page.getByRole('list', { name: 'Messages' }).getByRole('listitem');
  await expect(messages.first()).toContainText('standard shipping to Germany');
  await expect(messages.nth(1)).toContainText(/From [^[]+ \[1/);
  expect(await violationsOf(page)).toEqual([]);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export as Markdown' }).click();
  expect((await saved).suggestedFilename()).toMatch(/\.md$/);
  const [document] = (await api.documents(shop)).documents;
  await page.goto(`/#/chatbots/${shop}/knowledge/${document?.id}`);
  await expect(page.getByRole('dialog', { name: 'Edit document' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(`/#/chatbots/${shop}/knowledge`);

  for (const bad of [`chatbots/${shop}/nowhere`, 'chatbots//test', 'audit/1', 'x', '%E0%A4%A']) {
    await page.goto(`/#/${bad}`);
    await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'All chatbots' })).toBeVisible();
  }
});

test.describe('of a chatbot that is not there', () => {
  test.use({ expectedComplaint: /status of 404/ });

  test('[6.1] the address of a test is a page that says so', async ({ page }) => {
    await page.goto('/#/chatbots/nobody/test');
    await expect(page.getByRole('heading', { name: 'There is no such chatbot' })).toBeVisible();
    await expect(page.locator('chatbot-test[open]')).toHaveCount(0);
    await page.getByRole('link', { name: 'All chatbots' }).click();
    await expect(page.getByRole('heading', { name: 'Chatbots' })).toBeVisible();
  });
});

test('[8.3] a viewer looks and changes nothing, and the audit log is for admins', async ({
  page,
}) => {
  await page.goto('/#/audit');
  await expect(page.getByRole('heading', { name: 'Only admins see the audit log' })).toBeVisible();
  await page.getByRole('combobox', { name: 'Your role' }).selectOption('Admin');
  await expect(
    page.getByRole('row', { name: /demo-operator Published: revision 1 Fernway Help/ }),
  ).toBeVisible();
  expect(await violationsOf(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 800 });
  await page.reload();
  await expect(page.getByRole('link', { name: 'Audit log' })).toBeInViewport({ ratio: 1 });

  await page.getByRole('combobox', { name: 'Your role' }).selectOption('Viewer');
  await expect(page.getByRole('heading', { name: 'Only admins see the audit log' })).toBeVisible();
  await page.getByRole('link', { name: 'Chatbots', exact: true }).click();
  await expect(page.getByRole('link', { name: 'Look at Docs' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'New chatbot' })).toBeHidden();
  await expect(page.getByRole('button', { name: /^(Test|More for) / })).toHaveCount(0);
  await page.getByRole('link', { name: 'Look at Docs' }).click();
  const form = new ChatbotForm(page);
  await expect(form.name).toBeDisabled();
  await expect(
    page.getByText('Your role is viewer: you can look, and change nothing.'),
  ).toBeVisible();
});
