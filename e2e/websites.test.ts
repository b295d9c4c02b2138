import { violationsOf } from './fixtures/axe.js';
import { expect, test } from './fixtures/tenant-test.js';
import { KnowledgeSection } from './pages/knowledge-section.js';

test('[3.1] a website is read, read again, scheduled, and goes with its documents', async ({
  page,
  shop,
  sites,
}) => {
  let hours = 'Nine to five.';
  const pages: Record<string, () => string> = {
    '/': () => '<title>Home</title><h1>Home</h1><p>Welcome to our <a href="/hours">llamas</a>.</p>',
    '/hours': () => `<title>Hours</title><h1>Hours</h1><p>${hours}</p>`,
  };
  const site = await sites.serve(({ url = '' }, response) => {
    const html = pages[url]?.();
    response.writeHead(html === undefined ? 404 : 200, { 'content-type': 'text/html' });
    response.end(html);
  });
  const knowledge = new KnowledgeSection(page);
  await knowledge.open(shop);
  await knowledge.root.getByRole('button', { name: 'Add a website' }).click();
  await knowledge.dialog.getByLabel('Address').fill('example');
  await page.keyboard.press('Enter');
  await expect(knowledge.dialog.getByLabel('Address')).toHaveAccessibleDescription(/whole address/);
  await knowledge.dialog.getByLabel('Address').fill(`${site.origin}/`);
  await page.keyboard.press('Enter');
  await expect(knowledge.dialog).toBeHidden();

  const row = knowledge.root.getByRole('list', { name: 'Websites' }).getByRole('listitem');
  await expect(row).toContainText('2 pages: 2 new', { timeout: 60_000 });
  await expect(knowledge.row('Hours')).toBeVisible();
  expect(await violationsOf(page)).toEqual([]);

  hours = 'Ten to four.';
  await row.getByRole('button', { name: /^Read .* again$/ }).click();
  await expect(row).toContainText('1 changed and 1 unchanged', { timeout: 60_000 });
  await row.getByRole('button', { name: /^Show the pages/ }).click();
  await expect(knowledge.dialog.getByRole('listitem').nth(1)).toContainText('/hours');
  await expect(knowledge.dialog.getByRole('listitem').nth(1)).toContainText('changed, just now');
  await knowledge.dialog.getByRole('button', { name: 'Close' }).click();

  await row.getByRole('combobox').selectOption('Read every week');
  await page.reload();
  await expect(row.getByRole('combobox')).toHaveValue('week');

  await row.getByRole('button', { name: /^Delete/ }).click();
  await knowledge.dialog.getByRole('button', { name: 'Delete them too' }).click();
  await expect(row).toBeHidden();
  await expect(knowledge.row('Hours')).toBeHidden();
});
