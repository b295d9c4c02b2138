import { readFile } from 'node:fs/promises';
import type { Download } from '@playwright/test';
import { atRest } from './fixtures/at-rest.js';
import { expect, test } from './fixtures/reading-test.js';
import { Panel } from './pages/panel.js';
import { TestBench } from './pages/test-bench.js';

const QUESTION = 'How long does standard shipping to Germany take?';
const FACT = '2 to 3 days';

async function textOf(download: Download): Promise<string> {
  return readFile(await download.path(), 'utf8');
}

test('[3.2] [4.3] the debug panel is there at first, is remembered, and has every detail', async ({
  page,
}) => {
  const bench = await TestBench.open(page);
  const { inspector, panel } = bench;
  await expect(inspector).toBeVisible();
  await bench.debug.click();
  await expect(inspector).toBeHidden();
  await page.reload();
  await bench.usable();
  await expect(inspector, 'the choice is remembered').toBeHidden();
  await bench.showDebug();

  await panel.ask(QUESTION);
  await expect(inspector.getByRole('heading', { name: /^Reply 1 · / })).toBeVisible();
  await expect(inspector.getByRole('tab')).toHaveText([/Sources/, 'Prompt', 'Raw', 'Log']);
  await inspector.getByRole('tab', { name: 'Prompt' }).click();
  await expect(inspector.getByText('This reply has no prompt')).toBeVisible();
  await inspector.getByRole('tab', { name: 'Raw' }).click();
  await expect(inspector.getByText('No request to a chatbot service')).toBeVisible();

  await inspector.getByRole('tab', { name: 'Log' }).click();
  const log = inspector.getByRole('list', { name: 'Events of this session' });
  await inspector.getByRole('combobox', { name: 'Kind of event' }).selectOption('reply');
  await expect(log.getByRole('listitem')).toHaveText([
    /Reply done/,
    /First token/,
    /Reply started/,
  ]);
  await inspector.getByRole('searchbox', { name: 'Search' }).fill('FIRST');
  await expect(log.getByRole('listitem')).toHaveText([/First token/]);

  await panel.ask('Can I return shoes?');
  await inspector.getByRole('option', { name: /shipping/ }).click();
  await expect(panel.replies.nth(0)).toHaveAttribute('data-selected', '');
  await expect(inspector.getByRole('heading', { name: /^Reply 1 · / })).toBeVisible();
  await panel.replies.nth(1).locator('.body').click();
  await expect(inspector.getByRole('heading', { name: /^Reply 2 · / })).toBeVisible();
});

test('[4.3] the debug panel is beside the conversation where there is room, else a sheet from below', async ({
  page,
}) => {
  const bench = await TestBench.open(page);
  await bench.showDebug();
  const places = async () => {
    const [panel, inspector] = await Promise.all(
      [bench.panel.root, bench.inspector].map((part) => part.boundingBox()),
    );
    if (!panel || !inspector) throw new Error('One of them does not show.');
    return { panel, inspector };
  };
  const wide = await places();
  expect(wide.inspector.x).toBeGreaterThanOrEqual(wide.panel.x + wide.panel.width);
  await bench.shrink({ width: 390, height: 844 });
  await bench.showDebug();
  await expect
    .poll(async () => {
      const { panel, inspector } = await places();
      const { x, y, width, height } = inspector;
      return { x, width, bottom: y + height, isBelow: y > panel.y };
    })
    .toEqual({ x: 0, width: 390, bottom: 844, isBelow: true });
});

test('[4.3] the session is saved as JSON and as Markdown', { tag: '@full' }, async ({ page }) => {
  const bench = await TestBench.open(page);
  await bench.panel.ask(QUESTION);
  const save = async (format: string) => {
    await bench.root.getByRole('button', { name: 'Export' }).click();
    const download = page.waitForEvent('download');
    await bench.root.getByRole('menuitem', { name: format }).click();
    return download;
  };
  const json = await save('JSON');
  expect(json.suggestedFilename()).toMatch(/^chatbot-test-.+\.json$/);
  const { messages } = JSON.parse(await textOf(json)) as { messages: { text: string }[] };
  expect(messages.map(({ text }) => text)[0]).toBe(QUESTION);
  const markdown = await textOf(await save('Markdown'));
  expect(markdown).toContain(`> ${QUESTION}`);
  expect(markdown).toContain('| retrieval |');
});

test('[3.5] [4.4] failures are played, marked, reported, and over with one click', async ({
  page,
}) => {
  const bench = await TestBench.open(page);
  const { inspector, panel } = bench;
  const simulate = async (name: string) => {
    await bench.root.getByRole('button', { name: 'Simulate' }).click();
    await bench.root.getByRole('menuitemradio', { name }).click();
  };
  const bar = bench.root.locator('.simulation');
  const end = bench.root.getByRole('button', { name: 'End simulation' });

  await test.step('a chatbot service error, with everything to report it', async () => {
    await simulate('Chatbot service error');
    await expect(bar).toContainText('Simulating: Chatbot service error');
    await panel.ask(QUESTION);
    await expect(inspector.getByText('A failure was simulated')).toBeVisible();
    await expect(panel.replies.last(), 'as visitors see it').toContainText(
      'The chatbot cannot give a complete answer right now.',
    );
    const code = inspector.getByRole('link', { name: 'service-failed' });
    await expect(code).toHaveAttribute('href', /\/docs\/errors#service-failed$/);
    const reported = page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          document.addEventListener('chatbot-test-report', (event) => {
            resolve(
              (event as Event & { report: { problem: { code: string } } }).report.problem.code,
            );
          });
        }),
    );
    await inspector.getByRole('button', { name: 'Report' }).click();
    await expect(inspector.getByText(/^Reported as [0-9a-f-]{36}$/)).toBeVisible();
    expect(await reported).toBe('service-failed');
    await end.click();
    await expect(bar).toBeHidden();
    await expect(await panel.ask(QUESTION)).toContainText(FACT);
  });

  await test.step('an empty knowledge base', async () => {
    await simulate('Empty knowledge base');
    await panel.ask(QUESTION);
    await expect(inspector.getByText('The chatbot has no documents')).toBeVisible();
    await end.click();
    await expect(bar).toBeHidden();
  });

  await test.step('a slow network', async () => {
    await simulate('Slow network');
    const before = Date.now();
    await panel.ask(QUESTION);
    expect(Date.now() - before).toBeGreaterThan(1_500);
    await end.click();
    await expect(bar).toBeHidden();
  });

  await test.step('offline: what is typed waits, and is answered afterwards', async () => {
    await simulate('Offline');
    await expect(panel.root.getByText('Offline: will send later')).toBeVisible();
    const replies = await panel.replies.count();
    await panel.composer.fill('And to Austria?');
    await panel.composer.press('Enter');
    await expect(panel.questions.last()).toContainText('And to Austria?');
    await expect(panel.replies).toHaveCount(replies);
    await end.click();
    await expect(panel.replies).toHaveCount(replies + 1);
    await panel.ended();
  });

  await test.step('an expired session, whose conversation is there again', async () => {
    const replies = await panel.replies.count();
    await simulate('Session expired');
    await expect(panel.root.getByText('Not connected').first()).toBeVisible();
    await expect(bar).toContainText('Simulating: Session expired');
    await end.click();
    await bench.usable();
    await expect(bar).toBeHidden();
    await expect(panel.replies).toHaveCount(replies);
    await expect(await panel.ask(QUESTION)).toContainText(FACT);

    await simulate('Session expired');
    await panel.root.getByRole('button', { name: 'Start a new conversation' }).click();
    await bench.usable();
    await expect(bar, 'what a visitor would press ends it, too').toBeHidden();
    await expect(panel.replies).toHaveCount(replies + 1);
  });
});

test('[4.4] the code of an error is explained on a page', async ({ page }) => {
  await page.goto('/docs/errors#service-failed');
  const heading = page.getByRole('heading', { name: 'service-failed' });
  await expect(heading).toBeInViewport();
});

test(
  '[8.2] [4.6] the bench speaks the language of the dashboard, and the embed loads none of its words',
  { tag: '@full' },
  async ({ page }) => {
    const words: string[] = [];
    page.on('request', (request) => {
      const [name] = /words-[^/]+\.js$/.exec(request.url()) ?? [];
      if (name) words.push(name);
    });
    const speakGerman = () => page.evaluate(() => void (document.documentElement.lang = 'de'));
    await page.goto('/site.html');
    await speakGerman();
    await page.getByRole('button', { name: 'Open the chat with Fernway Help' }).click();
    await new Panel(page.locator('chatbot-widget')).ask(QUESTION);
    await atRest(page);
    expect(words).toEqual([]);

    await page.goto('/');
    await speakGerman();
    await page.getByRole('button', { name: 'Test Fernway Help' }).click();
    const bench = page.locator('chatbot-test');
    await expect(bench.getByRole('button', { name: 'Zurücksetzen' })).toBeVisible();
    await expect(bench.getByText('Verbunden', { exact: true }).first()).toBeVisible();
    expect(words).toEqual([
      expect.stringMatching(/^words-all-/),
      expect.stringMatching(/^words-de-/),
    ]);
  },
);
