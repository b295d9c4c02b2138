import { expect, test } from './fixtures/test.js';
import { ChatbotForm } from './pages/chatbot-form.js';
import { KnowledgeSection } from './pages/knowledge-section.js';

test('[3.1] a document is written, found by the next question, changed, deleted and had back', async ({
  page,
  api,
}) => {
  const knowledge = new KnowledgeSection(page);
  await knowledge.open('shop');
  await expect(knowledge.status).toHaveText('62 documents.');
  await expect(knowledge.rows).toHaveCount(20);
  await knowledge.root.getByRole('button', { name: 'Show more' }).click();
  await expect(knowledge.rows).toHaveCount(40);

  await knowledge.root.getByRole('button', { name: 'Write' }).click();
  await knowledge.write(
    'Llama trekking',
    'A llama carries your luggage for 45 euros a day.',
    'Can an animal carry my bags?',
  );
  await expect(knowledge.dialog).toBeHidden();
  await expect(knowledge.status).toContainText('63 documents');
  await knowledge.search.fill('llama');
  await expect(knowledge.rows).toHaveCount(1);

  const form = new ChatbotForm(page);
  const bench = await form.test();
  await bench.panel.ask('What does llama trekking cost?');
  await expect(bench.panel.replies.last()).toContainText('45 euros a day');

  const row = knowledge.row('Llama trekking');
  await row.getByRole('button', { name: 'Llama trekking', exact: true }).click();
  await expect(knowledge.dialog.getByLabel('Other ways to ask')).toHaveValue(
    'Can an animal carry my bags?',
  );
  await knowledge.write('Alpaca trekking', 'An alpaca carries nothing. Llamas do.');
  await expect(knowledge.row('Alpaca trekking')).toBeVisible();

  await knowledge
    .row('Alpaca trekking')
    .getByRole('button', { name: 'Delete Alpaca trekking' })
    .click();
  await expect(knowledge.root.getByText('“Alpaca trekking” was deleted.')).toBeVisible();
  await expect(knowledge.rows).toHaveCount(0);
  expect((await api.documents('shop')).total).toBe(62);
  await page.keyboard.press('Enter');
  await expect(knowledge.row('Alpaca trekking')).toBeVisible();
  expect((await api.documents('shop')).total).toBe(63);
});

test('[3.1] files are added; one that cannot be read says why', async ({ page, complaints }) => {
  const knowledge = new KnowledgeSection(page);
  await knowledge.open('shop');
  const text = (name: string, content: string) => ({
    name,
    mimeType: 'text/plain',
    buffer: Buffer.from(content),
  });
  await knowledge.root
    .locator('input[type=file]')
    .setInputFiles([
      text('zeppelins.md', '# Zeppelins\n\nThey float.'),
      text('broken.pdf', 'This is no PDF.'),
      text('empty.txt', ' '),
    ]);
  await expect(knowledge.status).toContainText('63 documents');
  await expect(knowledge.root.getByRole('alert')).toHaveText([
    /“broken\.pdf” is damaged/,
    /The document has no text/,
  ]);
  // The browser's own words for the two that were refused.
  expect(complaints.splice(0)).toHaveLength(2);
  await knowledge.search.fill('zeppelins');
  await expect(knowledge.row('Zeppelins')).toBeVisible();
  await knowledge.search.fill('no such thing');
  await expect(knowledge.status).toHaveText('No document has “no such thing”.');
});

test('what was typed is not lost by one Escape', async ({ page }) => {
  const knowledge = new KnowledgeSection(page);
  await knowledge.open('shop');
  await knowledge.root.getByRole('button', { name: 'Write' }).press('Enter');
  await expect(knowledge.dialog.getByLabel('Title')).toBeFocused();
  await page.keyboard.type('Half a thought');
  await page.keyboard.press('Escape');
  await expect(knowledge.dialog).toContainText('Your changes are not saved.');
  await knowledge.dialog.getByRole('button', { name: 'Add document' }).click();
  await expect(knowledge.dialog.getByLabel('Text')).toHaveAccessibleDescription(/needs a text/);
  await page.keyboard.press('Escape');
  await expect(knowledge.dialog).toBeHidden();
  await expect(knowledge.root.getByRole('button', { name: 'Write' })).toBeFocused();
});
