import { violationsOf } from './fixtures/axe.js';
import { expect, test } from './fixtures/tenant-test.js';
import { ChatbotForm } from './pages/chatbot-form.js';
import { KnowledgeSection } from './pages/knowledge-section.js';

const ARTICLES = 5;
/** More than one page of the list. */
const MANY = 22;

test.use({ articles: ARTICLES });

test.describe('in a long list', () => {
  test.use({ articles: MANY });

  test('[3.1] a document is written, found by the next question, changed, deleted and had back', async ({
    page,
    shop,
    api,
  }) => {
    const knowledge = new KnowledgeSection(page);
    await api.pause(shop, true);
    await knowledge.open(shop);
    await expect(knowledge.status).toContainText(`${MANY} documents. Paused`);
    await expect(knowledge.rows).toHaveCount(20);
    await knowledge.root.getByRole('button', { name: 'Show more' }).click();
    await expect(knowledge.rows).toHaveCount(MANY);

    await knowledge.root.getByRole('button', { name: 'Write' }).click();
    await knowledge.write(
      'Llama trekking',
      'A llama carries your luggage for 45 euros a day.',
      'Can an animal carry my bags?',
    );
    await expect(knowledge.dialog).toBeHidden();
    await expect(knowledge.status).toContainText(`${MANY + 1} documents`);
    await knowledge.search.fill('llama');
    await expect(knowledge.rows).toHaveCount(1);
    await expect(knowledge.row('Llama trekking')).toContainText('Paused at 0 %');
    await knowledge.root.getByRole('button', { name: 'Resume' }).click();
    // Alone it is found by its meaning only.
    await expect(knowledge.row('Llama trekking')).not.toContainText(/Paused|Indexing/);

    const form = new ChatbotForm(page);
    const bench = await form.test();
    await bench.panel.ask('What does llama trekking cost?');
    await expect(bench.panel.replies.last()).toContainText('45 euros a day');

    await knowledge
      .row('Llama trekking')
      .getByRole('button', { name: 'Questions and Llama trekking' })
      .click();
    const alone = knowledge.dialog.getByLabel('Ask only this document');
    await alone.fill('What does llama trekking cost?');
    await alone.press('Enter');
    await expect(
      knowledge.dialog.getByText(/It answers: confidence 0\.\d\d, threshold/),
    ).toBeVisible();
    await expect(knowledge.dialog.getByText('No question found it.')).toBeVisible();
    await knowledge.dialog.getByLabel('Whose questions').selectOption('test');
    await expect(
      knowledge.dialog.getByRole('list', { name: 'Questions that found it' }),
    ).toContainText('Cited, confidence');
    expect(await violationsOf(page)).toEqual([]);
    const conversation = knowledge.dialog.getByRole('link', {
      name: 'What does llama trekking cost?',
    });
    await expect(conversation).toHaveAttribute('href', /^#\/sessions\/./);
    await knowledge.dialog.getByRole('button', { name: 'Close' }).click();

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
    expect((await api.documents(shop)).total).toBe(MANY);
    await page.keyboard.press('Enter');
    await expect(knowledge.row('Alpaca trekking')).toBeVisible();
    expect((await api.documents(shop)).total).toBe(MANY + 1);
  });
});

test('[4.2] the document of a hit, and the nearest of a question without an answer, are opened from the inspector', async ({
  page,
  shop,
}) => {
  const form = new ChatbotForm(page);
  await form.open(shop);
  const bench = await form.test();
  await bench.showDebug();
  const shown = page.locator('dialog.question');
  const closed = async () => {
    await shown.getByRole('button', { name: 'Cancel' }).click();
    await expect(shown).toBeHidden();
  };
  await bench.panel.ask('How long does standard shipping to Germany take?');
  const hit = bench.inspector.getByRole('list', { name: 'Hits' }).getByRole('listitem').first();
  const title = await hit.locator('.title').textContent();
  await hit.locator('summary').click();
  await hit.getByRole('button', { name: 'Open document' }).click();
  await expect(shown.getByLabel('Title')).toHaveValue(title ?? '');
  await expect(shown.getByLabel('Text')).toHaveValue(/2 to 3 days/);
  await closed();

  await bench.panel.ask('Who repairs my dishwasher on Sundays?');
  const advice = bench.inspector.locator('chatbot-unanswered-advice');
  await advice.getByRole('button', { name: 'Open document' }).click();
  await expect(shown.getByLabel('Text')).toHaveValue(/./);
  await closed();
});

test('[6.1] several documents are deleted at once, and had back', async ({ page, shop, api }) => {
  const knowledge = new KnowledgeSection(page);
  await knowledge.open(shop);
  await expect(knowledge.status).toContainText(`${ARTICLES} documents`);
  const titles = await knowledge.rows.locator('.document-title').allTextContents();
  for (const title of titles.slice(0, 3)) {
    await knowledge.root.getByRole('checkbox', { name: `Select ${title}`, exact: true }).check();
  }
  await expect(knowledge.root.getByText('3 selected')).toBeVisible();
  await knowledge.root.getByRole('button', { name: 'Delete selected' }).click();
  await expect(knowledge.root.getByText('3 documents were deleted.')).toBeVisible();
  await expect(knowledge.status).toContainText(`${ARTICLES - 3} documents`);
  expect((await api.documents(shop)).total).toBe(ARTICLES - 3);
  await knowledge.root.getByRole('button', { name: 'Undo' }).click();
  await expect(knowledge.status).toContainText(`${ARTICLES} documents`);
});

test(
  '[3.1] files are added; one that cannot be read says why',
  { tag: '@full' },
  async ({ page, shop, complaints }) => {
    const knowledge = new KnowledgeSection(page);
    await knowledge.open(shop);
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
    await expect(knowledge.status).toContainText(`${ARTICLES + 1} documents`);
    const refused = knowledge.root.getByRole('alert');
    await expect(refused).toHaveCount(2);
    await expect(refused.filter({ hasText: 'broken.pdf' })).toContainText('is damaged');
    await expect(refused.filter({ hasText: 'empty.txt' })).toContainText(
      'The document contains no text',
    );
    await knowledge.root.getByRole('button', { name: 'Dismiss empty.txt' }).click();
    await expect(refused).toHaveCount(1);
    // The browser's own words for the two that were refused.
    expect(complaints.splice(0)).toHaveLength(2);
    await knowledge.search.fill('zeppelins');
    await expect(knowledge.row('Zeppelins')).toBeVisible();
    await knowledge.search.fill('no such thing');
    await expect(knowledge.status).toHaveText('No document has “no such thing”.');
  },
);

test('what was typed is not lost by one Escape', { tag: '@full' }, async ({ page, shop }) => {
  const knowledge = new KnowledgeSection(page);
  await knowledge.open(shop);
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

test('[3.1] a page of another site is read, read again when it has changed, and had back as it was', async ({
  page,
  shop,
  complaints,
  sites,
}) => {
  const title = `Llamas, alpacas and vicuñas: all that ${'there-is-to-know-'.repeat(8)}`;
  let price = 'A llama costs 45 euros a day.';
  const site = await sites.serve(() => `<title>${title}</title><h1>${title}</h1><p>${price}</p>`);
  const knowledge = new KnowledgeSection(page);
  await knowledge.open(shop);
  await knowledge.root.getByRole('button', { name: 'Add a page' }).click();
  await knowledge.dialog.getByLabel('Address').fill(`${site.origin}/llamas`);
  await page.keyboard.press('Enter');
  await expect(knowledge.dialog).toBeHidden();
  await knowledge.search.fill('llama');
  const row = knowledge.row(title);
  await expect(row).toContainText(`from ${new URL(site.origin).host}`);
  const again = row.getByRole('button', { name: `Read ${title} again` });

  await again.click();
  await expect(knowledge.root.getByText('has not changed.')).toBeVisible();
  price = 'A llama costs 60 euros a day.';
  await again.click();
  await expect(knowledge.root.getByText('has changed, and is up to date now.')).toBeVisible();
  expect(await violationsOf(page)).toEqual([]);
  const text = async () => {
    await row.getByRole('button', { name: title, exact: true }).click();
    const content = await knowledge.dialog.getByLabel('Text').inputValue();
    await page.keyboard.press('Escape');
    return content;
  };
  expect(await text()).toContain('60 euros');

  price = 'A llama costs nothing.';
  await again.click();
  await knowledge.root.getByRole('button', { name: 'Undo' }).click();
  await expect(knowledge.root.getByRole('heading', { name: 'Knowledge' })).toBeFocused();
  await expect.poll(text).toContain('60 euros');
  site.close();
  await again.click();
  await expect(knowledge.root.getByRole('alert')).toContainText('could not be read');
  // The browser's own word for the same.
  expect(complaints.splice(0)).toHaveLength(1);
  await expect(row).toBeVisible();
});
