import { violationsOf } from './fixtures/axe.js';
import { expect, test } from './fixtures/tenant-test.js';
import { TestBench } from './pages/test-bench.js';

const QUESTION = 'Which moon is the largest?';

test('[6.5] an admin goes from a question without an answer to its document, and to a test', async ({
  page,
  shop,
}) => {
  await page.addInitScript(() => sessionStorage.setItem('demo-role', 'admin'));
  const bench = await TestBench.open(page, shop);
  await bench.panel.ask(QUESTION);
  await page.goto('/#/');
  await page.getByRole('link', { name: 'Monitor' }).click();
  await expect(page).toHaveURL('/#/monitor');
  const row = page.getByRole('row').filter({ hasText: 'demo-admin' });
  await expect(row).toContainText('Active');
  const before = await row.boundingBox();
  await row.getByRole('checkbox').check();
  await expect(page.getByRole('button', { name: 'End selected' })).toBeVisible();
  expect(await row.boundingBox(), 'the list keeps its place').toEqual(before);

  await page.getByRole('tab', { name: 'Usage' }).click();
  await expect(page).toHaveURL('/#/usage');
  await page.getByLabel('Whose').selectOption('Tests');
  // Usage is added up every few seconds, and the page asks for it by itself.
  await expect(page.getByText(QUESTION)).toBeVisible();
  expect(await violationsOf(page)).toEqual([]);
  await page.reload();
  await expect(page.getByRole('tab', { name: 'Usage' })).toHaveAttribute('aria-selected', 'true');

  await page.getByLabel('Whose').selectOption('Tests');
  await page.getByRole('button', { name: 'Add to knowledge' }).click();
  const dialog = page.getByRole('dialog', { name: 'New document' });
  await expect(dialog.getByRole('textbox', { name: 'Title' })).toHaveValue(QUESTION);
  await expect(dialog.getByRole('textbox', { name: 'Other ways to ask' })).toHaveValue(QUESTION);
  await dialog.getByRole('textbox', { name: 'Text' }).fill('Ganymede is the largest moon.');
  await dialog.getByRole('button', { name: 'Add document' }).click();
  await expect(dialog).toBeHidden();
  await expect(page).toHaveURL(`/#/chatbots/${shop}/knowledge`);

  await page.goto('/#/usage');
  await page.getByLabel('Whose').selectOption('Tests');
  await page.getByRole('button', { name: 'Save as test' }).click();
  const kept = page.getByRole('dialog', { name: 'New test' });
  await expect(kept.getByLabel('Question')).toHaveValue(QUESTION);
  await kept.getByLabel('The answer has to say').fill('Ganymede');
  await kept.getByRole('button', { name: 'Save test' }).click();
  const tests = page.getByRole('region', { name: 'Tests', exact: true });
  await tests.getByRole('button', { name: 'Run all' }).click();
  await expect(tests.getByRole('status')).toHaveText('1 test: 1 passing');
});

test.describe('whoever is no admin', () => {
  test.use({ expectedComplaint: /403/ });

  test('[6.5] is told that the monitor is for admins', async ({ page }) => {
    await page.goto('/#/monitor');
    await expect(page.getByRole('alert')).toContainText('Only admins can see this.');
    // Who may see nothing is offered nothing.
    await expect(page.getByRole('button', { name: 'Clean up' })).toHaveCount(0);
    await expect(page.getByText('Reconnecting')).toHaveCount(0);
    await expect(page.getByRole('link', { name: 'Monitor' })).toBeHidden();
    expect(await violationsOf(page)).toEqual([]);
  });
});
