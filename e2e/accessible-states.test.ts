import { Model } from './engines/model.js';
import { answerWith, letThrough, openAnew } from './fixtures/answers.js';
import { violationsOf } from './fixtures/axe.js';
import { panelStates } from './fixtures/panel-states.js';
import { endPanelState, showPanelState } from './fixtures/show-panel-state.js';
import { expect, test as base } from './fixtures/tenant-test.js';
import { ChatbotForm } from './pages/chatbot-form.js';
import { KnowledgeSection } from './pages/knowledge-section.js';
import { Panel } from './pages/panel.js';
import { TestBench } from './pages/test-bench.js';

const test = base.extend<{ model: Model }>({
  // Of two saves one is refused, and what is nowhere is not found.
  expectedComplaint: /status of (404|409)/,
  model: async ({}, use) => {
    const model = await Model.start();
    await use(model);
    model.end();
  },
});

const UNKNOWN = 'May I bring my horse?';

// In the full run each state is looked at in every look. The panel's own states, and the bench's, are looked at by
// their component tests every day.
test.slow();
test.use({ articles: 2 });

test('[8.1] axe finds nothing wrong with the panel in any of its states @full', async ({
  page,
}) => {
  await page.goto('/site.html');
  await page.locator('chatbot-widget').getByRole('button').first().click();
  const panel = new Panel(page.locator('chatbot-widget'));
  await panel.ask('How long do I have to return an item?');
  for (const [name, state] of panelStates()) {
    const found = await violationsOf(page, {
      show: () => showPanelState(panel, name, state),
      hide: () => endPanelState(panel),
    });
    expect.soft(found, name).toEqual([]);
  }
});

test('[8.1] axe finds nothing wrong with the menus, questions, dialogs and notices of the bench @full', async ({
  page,
  shop,
}) => {
  const bench = await TestBench.open(page, shop);
  const { root, panel } = bench;
  await panel.ask(UNKNOWN);
  const escape = () => page.keyboard.press('Escape');
  const look = async (what: string, show: () => Promise<unknown>, hide: () => Promise<unknown>) => {
    expect.soft(await violationsOf(page, { show, hide }), what).toEqual([]);
  };
  const opened = (tool: string, shown: () => Promise<unknown>) => async () => {
    await bench.press(tool);
    await shown();
  };
  const seen = (role: 'dialog' | 'alertdialog' | 'menu' | 'group', name?: string | RegExp) => () =>
    expect(root.getByRole(role, name === undefined ? {} : { name }).first()).toBeVisible();

  await look('the menu of failures', opened('Simulate', seen('menu', 'Simulate')), escape);
  await look('the menu of files', opened('Export', seen('menu', 'Export')), escape);
  await look('the question before a reset', opened('Reset', seen('alertdialog')), escape);
  await look(
    'earlier sessions',
    opened('Earlier sessions', () =>
      expect(
        root.getByRole('dialog', { name: 'Earlier sessions' }).getByRole('listitem').first(),
      ).toBeVisible(),
    ),
    escape,
  );
  await look('the embed code', opened('Embed code', seen('dialog', /embed/i)), escape);
  const visitor = root.getByRole('dialog', { name: 'Simulated visitor' });
  await look(
    'the visitor, with an input that is none',
    async () => {
      if ((page.viewportSize()?.width ?? 0) > 600) await bench.press('Preview as');
      await bench.press('Simulated visitor');
      await visitor.getByLabel('Inputs, one per line').fill('no input');
      await visitor.getByRole('button', { name: 'Start as this visitor' }).click();
      await expect(visitor.getByRole('alert')).toBeVisible();
    },
    escape,
  );
  await look('keyboard shortcuts', () => panel.replies.first().press('?'), escape);

  const end = () => root.getByRole('button', { name: 'End simulation' }).click();
  for (const failure of ['Offline', 'Session expired', 'Chatbot service error']) {
    await look(
      `simulated: ${failure}`,
      async () => {
        await bench.press('Simulate');
        await root.getByRole('menuitemradio', { name: failure }).click();
        await expect(root.getByText(`Simulating: ${failure}`).first()).toBeVisible();
      },
      end,
    );
  }

  await bench.showDebug();
  const write = bench.inspector.getByRole('button', { name: 'Add a document with the answer' });
  await expect(write).toBeVisible();
  expect.soft(await violationsOf(page), 'advice').toEqual([]);
  await look(
    'a document that is written',
    async () => {
      await bench.showDebug();
      await write.click();
    },
    escape,
  );

  await look(
    'the notice with an undo',
    async () => {
      await panel.ask(UNKNOWN);
      await bench.press('Reset');
      await root.getByRole('alertdialog').getByRole('button').last().click();
      await expect(bench.undo).toBeVisible();
    },
    async () => {
      await bench.undo.click();
      await expect(panel.replies, 'what was said is back').not.toHaveCount(0);
    },
  );
});

test('[8.1] axe finds nothing wrong with thoughts, a session that is over, and a chatbot that cannot answer', async ({
  page,
  shop,
  api,
  model,
}) => {
  const { provider } = model;
  const { config } = await api.chatbot(shop);
  await api.edit(shop, (before) => ({ ...before, provider }));
  const bench = await TestBench.open(page, shop);
  const { root, panel, inspector } = bench;
  await panel.composer.fill('Hello');
  await panel.composer.press('Enter');
  const reply = await model.asked();
  reply.think('They greet me. I greet them back.');
  reply.end('Good day.');
  await panel.ended();
  const thoughts = inspector.locator('summary', { hasText: 'Reasoning before the answer' });
  const prompt = async () => {
    await bench.showDebug();
    await inspector.getByRole('tab', { name: 'Prompt' }).click();
    await expect(thoughts).toBeVisible();
  };
  expect.soft(await violationsOf(page, { show: prompt }), 'thoughts, folded').toEqual([]);
  const unfolded = async () => {
    await prompt();
    if (!(await thoughts.evaluate((summary) => summary.parentElement?.hasAttribute('open')))) {
      await thoughts.click();
    }
  };
  expect.soft(await violationsOf(page, { show: unfolded }), 'thoughts').toEqual([]);

  await test.step('a session that is over, read only', async () => {
    const listed = await api.ask('GET', `/v1/test-sessions?chatbot=${shop}&limit=1`);
    const { sessions } = listed.body as unknown as { sessions: readonly { id: string }[] };
    await bench.press('New session');
    await root.getByRole('alertdialog').getByRole('button').last().click();
    await expect(panel.replies).toHaveCount(0);
    await api.ask('POST', `/v1/test-sessions/${sessions[0]?.id}/end`);
    await bench.press('Earlier sessions');
    const dialog = root.getByRole('dialog', { name: 'Earlier sessions' });
    await dialog.getByRole('button', { name: /ended/ }).first().click();
    await expect(root.locator('.viewing')).toBeVisible();
    expect.soft(await violationsOf(page)).toEqual([]);
  });

  await test.step('not answering', async () => {
    const { id } = await api.createChatbot({ ...config, name: 'Without documents' });
    await openAnew(page, `/#/chatbots/${id}/test`);
    await expect(root.getByText(/^Not answering/).first()).toBeVisible();
    expect.soft(await violationsOf(page)).toEqual([]);
    await openAnew(page, `/#/chatbots/${id}`);
    await expect(new ChatbotForm(page).state).toContainText('Not answering');
    expect.soft(await violationsOf(page)).toEqual([]);
    await openAnew(page, '/');
    await expect(page.locator('.state', { hasText: 'Not answering' }).first()).toBeVisible();
    expect.soft(await violationsOf(page)).toEqual([]);
  });

  await test.step('a link that leads nowhere', async () => {
    await openAnew(page, '/#/chatbots/00000000-0000-4000-8000-000000000000/test');
    await expect(page.getByRole('heading', { name: /no|not/i }).first()).toBeVisible();
    expect.soft(await violationsOf(page)).toEqual([]);
  });
});

test('[8.1] axe finds nothing wrong with a conflict of two saves, an invalid form, a review, documents and a website that is read', async ({
  page,
  shop,
  api,
}) => {
  const form = new ChatbotForm(page);
  await form.open(shop);
  await form.name.fill('');
  await form.name.blur();
  expect.soft(await violationsOf(page), 'a field that is wrong').toEqual([]);

  await form.name.fill('Mine');
  await api.edit(shop, (config) => ({ ...config, name: 'Theirs' }));
  await form.save.click();
  const conflict = page.getByRole('dialog').filter({ hasText: 'Changed by both' });
  await expect(conflict).toBeVisible();
  expect.soft(await violationsOf(page), 'two saves').toEqual([]);
  await conflict.getByRole('button', { name: 'Not now' }).click();
  expect.soft(await violationsOf(page), 'two saves, not now').toEqual([]);

  const knowledge = new KnowledgeSection(page);
  await answerWith(page, /\/websites$/, { websites: [READING] });
  await openAnew(page, `/#/chatbots/${shop}/knowledge`);
  await expect(knowledge.root.getByRole('list', { name: 'Websites' })).toBeVisible();
  expect.soft(await violationsOf(page), 'a website that is read').toEqual([]);
  await knowledge.root.getByRole('button', { name: 'Returning an item', exact: true }).click();
  await expect(knowledge.dialog).toBeVisible();
  expect.soft(await violationsOf(page), 'a document').toEqual([]);
  await page.keyboard.press('Escape');
  await knowledge
    .row('Returning an item')
    .getByRole('button', { name: /^Delete/ })
    .click();
  await expect(knowledge.root.getByRole('button', { name: 'Undo' })).toBeFocused();
  expect.soft(await violationsOf(page), 'the notice of a deletion').toEqual([]);

  // A page that waits for a website goes on asking, and is never at rest.
  await letThrough(page);
  await openAnew(page, `/#/chatbots/${shop}/publishing`);
  await page.getByRole('button', { name: 'Review and publish' }).last().click();
  const review = page.getByRole('dialog', { name: 'Review and publish' });
  await expect(review).toBeVisible();
  for (const side of ['Before', 'After']) {
    const frame = review.frameLocator(`iframe[title^="${side}"]`);
    await expect(new Panel(frame.locator('chatbot-widget')).title).toBeVisible();
  }
  expect.soft(await violationsOf(page), 'the review').toEqual([]);
});

const READING = {
  id: '00000000-0000-4000-8000-000000000001',
  url: 'https://docs.example.com/a/very/long/path/that/goes/on/',
  state: 'reading',
  depth: 2,
  limit: 200,
  every: 'never',
  found: 31,
  counts: { added: 12, changed: 0, unchanged: 0, gone: 0, 'left-out': 1, failed: 0 },
  startedAt: new Date().toISOString(),
  endedAt: null,
  nextAt: null,
  createdAt: new Date().toISOString(),
};
