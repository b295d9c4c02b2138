import { holdAgainst } from './fixtures/budget.js';
import { expect, test } from './fixtures/tenant-test.js';
import { TestBench } from './pages/test-bench.js';

const QUESTION = 'How long does standard shipping to Germany take?';

// Two, as the second is the one that is asked for.
test.use({ articles: 2 });

test('[2.4] values that nobody saved answer from the next message on, and the reply says so', async ({
  page,
  shop,
  api,
}) => {
  const bench = await TestBench.open(page, shop);
  const { inspector, panel } = bench;
  const revision = inspector.locator('dt', { hasText: 'Revision' }).locator('+ dd');
  await panel.ask(QUESTION);
  await expect(revision).toHaveText('1');
  await bench.root.evaluate((element) => {
    (element as HTMLElement & { config: object }).config = {
      provider: { type: 'knowledge', threshold: 1, fallback: 'Ask a human, please.' },
    };
  });
  await expect(bench.root.getByText('Unsaved changes', { exact: true })).toBeVisible();
  // At once: what is in the form when it is sent answers.
  const reply = await panel.ask(QUESTION);
  await expect(reply).toContainText('Ask a human, please.');
  await expect(revision).toHaveText(/unsaved changes, [0-9a-f]{7}/);
  expect((await api.chatbot(shop)).revision).toBe(1);
});

test(
  '[2.4] what changed is said within 300 ms, can be undone, and loses nothing of the test',
  { tag: '@full' },
  async ({ page, shop, api }) => {
    const bench = await TestBench.open(page, shop);
    await bench.panel.ask(QUESTION);
    await bench.panel.composer.fill('A draft');
    const note = bench.root.locator('chatbot-preview-note').getByRole('status');
    // The note's own code is there from the first change on.
    const change = (name: string): Promise<number> =>
      bench.root.evaluate(async (element, value) => {
        const started = performance.now();
        (element as HTMLElement & { config: object }).config = { name: value };
        const shows = (): boolean => {
          const stage = element.shadowRoot
            ?.querySelector('chatbot-test-interface')
            ?.shadowRoot?.querySelector('chatbot-test-stage');
          const said = stage?.querySelector('chatbot-preview-note')?.shadowRoot?.textContent;
          const frame = stage?.shadowRoot?.querySelector('chatbot-device-frame');
          const panel = frame?.shadowRoot?.querySelector('chatbot-panel')?.shadowRoot;
          return Boolean(said?.includes('name') && panel?.textContent?.includes(value));
        };
        while (!shows()) await new Promise((resolve) => requestAnimationFrame(resolve));
        return performance.now() - started;
      }, name);
    await change('Fern');
    await expect(note).toContainText('Showing unsaved changes: name');
    holdAgainst('unsaved values show', await change('Ferny'), 300);
    await note.getByRole('button', { name: 'Undo preview' }).click();
    await expect(bench.panel.title).toHaveText('Fernway Help');
    await note.getByRole('button', { name: 'Refresh' }).click();
    await expect(bench.panel.title).toHaveText('Ferny');

    await bench.root.evaluate((element) => Object.assign(element, { config: null }));
    await api.edit(shop, (config) => ({ ...config, name: 'Saved elsewhere' }));
    await expect(bench.panel.title).toHaveText('Saved elsewhere');
    await expect(note).toContainText('Showing revision 2, changed: name');
    await expect(bench.panel.composer).toHaveValue('A draft');
    await expect(bench.panel.replies).toHaveCount(1);
  },
);
