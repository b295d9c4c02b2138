import { placeOf, recordFrames } from './fixtures/frames.js';
import { test } from './fixtures/common-gateway-test.js';
import { expect } from './fixtures/test.js';
import { Dashboard } from './pages/dashboard.js';
import type { TestBench } from './pages/test-bench.js';

const QUESTION = 'How long do I have to return something?';

async function write(bench: TestBench, text: string): Promise<void> {
  await bench.panel.composer.fill(text);
  await bench.panel.composer.press('Enter');
}

test.slow();

test('[1.5] what is written offline waits in sight, and is sent in order when the network is back', async ({
  page,
  context,
  gateway,
  api,
}) => {
  const frames = recordFrames(page);
  await new Dashboard(page).open();
  const bench = await new Dashboard(page).test('Fernway Help');
  const { panel, root } = bench;
  await panel.ask(QUESTION);

  gateway.let('no-sessions');
  await context.setOffline(true);
  await expect(root.getByText('Offline', { exact: true }).first()).toBeAttached();
  const written = ['And without the box?', 'And without the label?', 'Who pays for it?'];
  for (const text of written) await write(bench, text);
  await expect(panel.questions).toHaveCount(4);
  for (const index of [1, 2, 3]) {
    await expect(panel.questions.nth(index)).toContainText(
      'Will be sent when the connection is back',
    );
  }

  gateway.let('all');
  await context.setOffline(false);
  await expect(panel.replies).toHaveCount(4);
  await panel.ended();
  const stored = await api.messages(placeOf(frames));
  const users = stored.filter(({ role }) => role === 'user').map(({ text }) => text);
  expect(users).toEqual([QUESTION, ...written]);
  expect(stored.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

test(
  '[1.5] [3.4] what waits survives a refresh, and is sent once',
  { tag: '@full' },
  async ({ page, gateway, api }) => {
    const frames = recordFrames(page);
    await new Dashboard(page).open();
    const bench = await new Dashboard(page).test('Fernway Help');
    const { panel, root } = bench;
    await panel.ask(QUESTION);

    gateway.let('no-sessions');
    await expect(root.getByText(/^Reconnecting/).first()).toBeAttached();
    const written = ['And without the box?', 'And without the label?'];
    for (const text of written) await write(bench, text);
    await expect(panel.questions).toHaveCount(3);

    await page.reload();
    gateway.let('all');
    await expect(panel.replies).toHaveCount(3);
    await panel.ended();
    const stored = await api.messages(placeOf(frames));
    const users = stored.filter(({ role }) => role === 'user').map(({ text }) => text);
    expect(users).toEqual([QUESTION, ...written]);
    const kept = await page.evaluate(() =>
      Object.keys(localStorage).filter((key) => key.startsWith('chatbot-test:outbox:')),
    );
    expect(kept).toEqual([]);
  },
);

test('[6.4] two tabs of one operator show one conversation, and send what a closed one left', async ({
  page,
  context,
  gateway,
  api,
}) => {
  const frames = recordFrames(page);
  await new Dashboard(page).open();
  const first = await new Dashboard(page).test('Fernway Help');
  const tab = await context.newPage();
  await new Dashboard(tab).open();
  const second = await new Dashboard(tab).test('Fernway Help');

  await first.panel.ask(QUESTION);
  await expect(second.panel.replies).toHaveCount(1);
  await expect(second.panel.questions).toHaveText([new RegExp(QUESTION.slice(0, -1))]);
  await Promise.all([write(first, 'From the first tab'), write(second, 'From the second tab')]);
  for (const { panel } of [first, second]) {
    await expect(panel.replies).toHaveCount(3);
    await panel.ended();
  }
  const questions = await first.panel.questions.locator('.bubble').allTextContents();
  expect(await second.panel.questions.locator('.bubble').allTextContents()).toEqual(questions);
  const stored = await api.messages(placeOf(frames));
  const users = () => stored.filter(({ role }) => role === 'user').map(({ text }) => text);
  expect(users()).toEqual(questions);

  await test.step('one tab is closed with a message that waits: the other sends it', async () => {
    gateway.let('no-sessions');
    await write(first, 'Left behind');
    await expect(first.panel.questions).toHaveCount(4);
    await page.close();
    gateway.let('all');
    await expect(second.panel.questions).toHaveCount(4);
    await expect(second.panel.questions.last()).toContainText('Left behind');
    await expect(second.panel.replies).toHaveCount(4);
  });
});
