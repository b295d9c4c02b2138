import { violationsOf } from './fixtures/axe.js';
import { expect, test } from './fixtures/tenant-test.js';
import { ChatbotForm } from './pages/chatbot-form.js';

test('[5.7] a test is saved, run, fails after a change, and is deleted and had back', async ({
  page,
  shop,
  api,
}) => {
  await page.goto(`/#/chatbots/${shop}/tests`);
  const section = page.getByRole('region', { name: 'Tests', exact: true });
  const rows = section.getByRole('list', { name: 'Tests' }).locator('> li');
  await expect(section.getByRole('status')).toContainText('None yet');

  await section.getByRole('button', { name: 'Add a test' }).click();
  const dialog = page.getByRole('dialog', { name: /^(New|Edit) test$/ });
  await dialog.getByRole('button', { name: 'Save test' }).click();
  await expect(dialog).toContainText('A test needs a question.');
  await dialog.getByLabel('Question').fill('How long do I have to return an item?');
  await dialog.getByLabel('The answer has to say').fill('30 days');
  await dialog.getByRole('button', { name: 'Save test' }).click();
  await expect(dialog).toBeHidden();
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('Not run');

  await section.getByRole('button', { name: 'Run all' }).click();
  await expect(rows).toContainText('Passing');
  await expect(section.getByRole('status')).toHaveText('1 test: 1 passing');
  await rows.locator('summary').click();
  await expect(rows.locator('.test-answer')).toContainText('30 days');
  expect(await violationsOf(page)).toEqual([]);

  await rows.getByRole('button', { name: /^Edit/ }).click();
  await dialog.getByLabel('It must not say').fill('30 days');
  await dialog.getByRole('button', { name: 'Save test' }).click();
  await rows.getByRole('button', { name: /^Run/ }).click();
  await expect(rows).toContainText('Failing');
  await expect(rows).toContainText('It says “30 days”.');
  await api.addDocument(shop, { title: 'Hours', content: 'Nine to six.', askedAs: [] });
  await page.reload();
  await expect(rows).toContainText('Out of date');

  await rows.getByRole('button', { name: /^Delete/ }).click();
  await expect(rows).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(rows).toHaveCount(1);
});

test('[5.7] a question of an address opens a new test, and back closes it', async ({
  page,
  shop,
}) => {
  await page.goto('/#/');
  await page.goto(`/#/chatbots/${shop}/tests?about=May%20I%20swap%20boots%3F`);
  const dialog = page.getByRole('dialog', { name: 'New test' });
  await expect(dialog.getByLabel('Question')).toHaveValue('May I swap boots?');
  await expect(page).toHaveURL(`/#/chatbots/${shop}/tests`);
  await dialog.getByLabel('The answer has to say').fill('unworn');
  await page.keyboard.press('Escape');
  await expect(dialog).toContainText('Your changes are not saved.');
  await page.goBack();
  await expect(page).toHaveURL('/#/');
  await expect(dialog).toBeHidden();
});

test('[5.7] a reply in the test bench is saved as a test', async ({ page, shop }) => {
  await page.goto(`/#/chatbots/${shop}`);
  const bench = await new ChatbotForm(page).test();
  await bench.panel.ask('How long do I have to return an item?');
  await page.getByRole('button', { name: 'Save as test' }).click();
  const dialog = page.getByRole('dialog', { name: 'New test' });
  await expect(dialog.getByLabel('Question')).toHaveValue('How long do I have to return an item?');
  await expect(dialog.getByLabel('Document that it has to cite')).not.toHaveValue('');
  await page.keyboard.press('Escape');

  // In front of the list, too: the same session is there, with its replies.
  await page.goto(`/#/chatbots/${shop}/test`);
  await page.getByRole('button', { name: 'Save as test' }).click();
  await expect(page).toHaveURL(`/#/chatbots/${shop}/tests`);
  await expect(dialog.getByLabel('Question')).toHaveValue('How long do I have to return an item?');
  await dialog.getByRole('button', { name: 'Save test' }).click();
  await expect(page.getByRole('list', { name: 'Tests' })).toContainText('How long do I have');
});
