import type { Page } from '@playwright/test';
import { Api } from './fixtures/api.js';
import { violationsOf } from './fixtures/axe.js';
import { operatorToken } from './fixtures/operator-token.js';
import type { RunningServer } from './fixtures/server-process.js';
import { expect, test } from './fixtures/tenant-test.js';

/** A dashboard's page with the element, signed in with this token. */
async function openDashboard(page: Page, { origin }: RunningServer, token: string): Promise<void> {
  await page.route(`${origin}/dashboard`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><html lang="en"><title>Dashboard</title>
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <style>:root { color-scheme: light dark; } body { margin: 0; }</style>
        <main><h1 style="font:600 20px system-ui;margin:16px">Sessions</h1>
        <chatbot-sessions></chatbot-sessions></main>
        <script type="module" src="/chatbot.js"></script></html>`,
    }),
  );
  await page.goto(`${origin}/dashboard`);
  await page.evaluate((value) => {
    const element = document.querySelector('chatbot-sessions');
    if (element) (element as HTMLElement & { token: string }).token = value;
  }, token);
}

/** A test session of an operator, who has asked something. */
async function ask(
  { origin }: RunningServer,
  tenant: string,
  operator: string,
  text: string,
): Promise<{ id: string; say: (text: string) => Promise<void> }> {
  const headers = {
    authorization: `Bearer ${operatorToken({ sub: operator, tenant })}`,
    'content-type': 'application/json',
    origin,
  };
  const post = async (path: string, body: object) => {
    const response = await fetch(origin + path, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    expect(response.ok, await response.clone().text()).toBe(true);
    return (await response.json()) as { id: string };
  };
  const list = await fetch(`${origin}/v1/chatbots`, { headers });
  const { chatbots } = (await list.json()) as { chatbots: { id: string; name: string }[] };
  const chatbot = chatbots[0]?.id ?? '';
  const { id } = await post(`/v1/chatbots/${chatbot}/test-sessions`, {});
  const say = async (next: string) => {
    const frames = [{ type: 'send', cid: `c-${Math.random()}`.replace('.', ''), text: next }];
    await post(`/v1/chatbots/${chatbot}/test/frames`, { sessionId: id, frames });
  };
  await say(text);
  return { id, say };
}

test('[6.5] an admin sees sessions begin by themselves, reads along, and ends one', async ({
  page,
  server,
  tenant,
}) => {
  const boss = operatorToken({ sub: 'boss', tenant, role: 'admin' });
  await openDashboard(page, server, boss);
  await expect(page.getByText('No sessions.')).toBeVisible();
  await ask(server, tenant, 'anna', 'Do you sell boots?');
  const { id, say } = await ask(server, tenant, 'ben', 'How long do I have to return an item?');
  const row = page.getByRole('row').filter({ hasText: 'ben' });
  await expect(page.getByRole('row').filter({ hasText: 'anna' })).toContainText('Active');
  await expect(row.getByRole('cell', { name: '2', exact: true })).toBeVisible();

  await row.getByRole('button', { name: 'Open the session of ben' }).click();
  const reader = page.getByRole('dialog');
  await expect(reader.getByText('How long do I have to return an item?').first()).toBeVisible();
  await say('And who pays for that?');
  await expect(reader.getByText('And who pays for that?').first()).toBeVisible();
  await expect(reader.getByText('You are watching this session.')).toBeVisible();
  await expect(reader.getByRole('textbox')).toHaveCount(0);
  await page.keyboard.press('Escape');

  await row.getByRole('button', { name: 'End', exact: true }).click();
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText('End this session?');
  await question.getByRole('button', { name: 'End' }).click();
  await expect(page.getByText('1 session ended.')).toBeVisible();
  await expect(row).toHaveCount(0);
  const log = await new Api(server.origin, boss).ask('GET', `/v1/audit-log?object=${id}`);
  const { entries } = log.body as unknown as { entries: { action: string; actorId: string }[] };
  expect(entries.map(({ action, actorId }) => [action, actorId])).toEqual([
    ['session.end', 'boss'],
    ['session.read', 'boss'],
  ]);
  expect(await violationsOf(page)).toEqual([]);
});
