import { htmlEmbed } from '@chatbot-test/shared/embed-code/html.js';
import { holdAgainst } from './fixtures/budget.js';
import { operatorToken, signIn } from './fixtures/operator-token.js';
import { expect, test } from './fixtures/tenant-test.js';
import { ChatbotForm } from './pages/chatbot-form.js';
import { KnowledgeSection } from './pages/knowledge-section.js';
import { Panel } from './pages/panel.js';
import { TestBench } from './pages/test-bench.js';

const QUESTION = 'When do you open on Sundays?';

// Each of its steps is another test's every day: e2e/chatbot-list, e2e/documents, e2e/editor and e2e/thread.
test('[6.1] a first chatbot is made, asked, mended, published and embedded in one go @full', async ({
  page,
  server,
  sites,
  complaints,
}) => {
  const started = performance.now();
  let id = '';
  const site = await sites.serve(
    () => `<!doctype html><html lang="en"><title>Shop</title><h1>Shop</h1>
${htmlEmbed({ server: server.origin, chatbotId: id })}</html>`,
  );
  await page.goto('/');
  await page.getByRole('button', { name: 'New chatbot' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Pilot');
  await page.getByRole('button', { name: 'Create chatbot' }).click();
  await expect(page.getByRole('heading', { name: 'Pilot', level: 1 })).toBeVisible();
  [, id = ''] = /#\/chatbots\/(\w+)/.exec(page.url()) ?? [];

  const form = new ChatbotForm(page);
  await expect(form.state).toHaveText(/^Not answering: The chatbot has no documents/);
  const knowledge = new KnowledgeSection(page);
  await knowledge.root.getByRole('button', { name: 'Write' }).click();
  await knowledge.write('Returns', 'You can return everything within 45 days.');
  await expect(knowledge.status).toContainText('1 document');
  await expect(form.state).toHaveText('Draft, revision 1. Not published yet');

  const bench = await form.test();
  await expect(await bench.panel.ask('How long can I return something?')).toContainText('45 days');
  await expect(await bench.panel.ask(QUESTION)).not.toContainText('eleven');
  await knowledge.root.getByRole('button', { name: 'Write' }).click();
  await knowledge.write('Opening hours', 'On Sundays we open at eleven.', QUESTION);
  await expect(knowledge.status).toContainText('2 documents');
  await expect(await bench.panel.ask(QUESTION)).toContainText('eleven');

  await page.getByRole('button', { name: 'Add origin' }).click();
  await page.getByRole('textbox', { name: 'Allowed origins: origin 1' }).fill(site.origin);
  await form.publish.click();
  await form.publishUntested();
  await expect(form.state).toHaveText('Live, revision 2');
  expect(complaints.splice(0).every((each) => each.includes('409'))).toBe(true);

  await page.goto(site.origin);
  await page.getByRole('button', { name: 'Open the chat with Pilot' }).click();
  const panel = new Panel(page.locator('chatbot-widget'));
  await expect(await panel.ask(QUESTION)).toContainText('eleven');
  holdAgainst('from nothing to an answer on a site', performance.now() - started, 180_000);
});

test(
  '[2.4] a colour saved in one browser is in a test session of another within 300 ms',
  { tag: '@full' },
  async ({ page, browser, server, tenant, shop }) => {
    const other = await browser.newContext({ baseURL: server.origin });
    await signIn(other, { operator: operatorToken({ tenant, sub: 'second-operator' }) });
    const tested = await other.newPage();
    const bench = await TestBench.open(tested, shop);
    const form = new ChatbotForm(page);
    await form.open(shop);
    await form.colour('Light', 'primary').fill('#7a1f5c');
    const header = bench.panel.root.locator('header');
    const seen = header.evaluate(
      (element) =>
        new Promise<number>((resolve) => {
          const look = () => {
            if (getComputedStyle(element).backgroundColor === 'rgb(122, 31, 92)')
              resolve(Date.now());
            else requestAnimationFrame(look);
          };
          look();
        }),
    );
    const saved = await form.save.evaluate((button: HTMLButtonElement) => {
      button.click();
      return Date.now();
    });
    holdAgainst('Save clicked to seen in another browser', (await seen) - saved, 300);
    await other.close();
  },
);
