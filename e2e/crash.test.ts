import { expect, test } from './fixtures/test.js';
import { recordFrames, placeOf } from './fixtures/frames.js';
import { Dashboard } from './pages/dashboard.js';

const FIRST = 'How long do I have to return something?';
const FACT = '60 days';
const SECOND = 'How long is the warranty on Fernway tents?';

test.slow();
// While the server is away the browser itself reports every connection that it refuses.
test.use({ expectedComplaint: /ERR_CONNECTION_REFUSED/ });

test('[3.4] after kill -9 and a restart the conversation is in test_messages and in the open page, which reconnects by itself', async ({
  page,
  ownServer: server,
  startServer,
  dataDir,
  api,
}) => {
  const frames = recordFrames(page);
  const dashboard = new Dashboard(page);
  await dashboard.open();
  const { panel, root } = await dashboard.test('Fernway Help');
  await expect(await panel.ask(FIRST)).toContainText(FACT);
  const place = placeOf(frames);
  const before = await api.messages(place);
  expect(before.map(({ role, seq }) => [seq, role])).toEqual([
    [1, 'user'],
    [2, 'bot'],
  ]);

  await test.step('the server is killed: the page says so, and what is typed waits', async () => {
    await server.end('SIGKILL');
    await expect(root.getByText(/^Reconnecting/).first()).toBeAttached();
    await panel.composer.fill(SECOND);
    await panel.composer.press('Enter');
    await expect(panel.questions.last()).toContainText(SECOND);
  });

  await test.step('another server on the same data has every row', async () => {
    const next = await startServer({ dataDir, port: server.port });
    expect(next.pid).not.toBe(server.pid);
    const after = await api.messages(place);
    expect(after.slice(0, 2)).toEqual(before);
    expect(next.output, 'the demo is not added again').not.toContain('Adding');
  });

  await test.step('the page reconnects, sends what waited, once, and shows what it had', async () => {
    // However long the server was away: after some failures it tries plain HTTP too.
    await expect(root.getByText(/^Connected( by polling)?( over HTTP)?$/).first()).toBeAttached();
    await expect(panel.replies).toHaveCount(2);
    await expect(panel.replies.last()).toContainText('3 years');
    await expect(panel.questions).toHaveCount(2);
    await expect(panel.replies.first()).toContainText(FACT);
    const texts = (await api.messages(place))
      .filter(({ role }) => role === 'user')
      .map(({ text }) => text);
    expect(texts).toEqual([FIRST, SECOND]);
  });
});
