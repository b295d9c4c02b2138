import { DEFAULT_CONFIG } from '@chatbot-test/shared/config/chatbot-config.js';
import { htmlEmbed } from '@chatbot-test/shared/embed-code/html.js';
import { expect, test as base } from './fixtures/tenant-test.js';
import { operatorToken } from './fixtures/operator-token.js';
import { Panel } from './pages/panel.js';
import { TestBench } from './pages/test-bench.js';

interface Site {
  readonly origin: string;
  readonly state: string;
  readonly reasons: readonly { code: string; message: string }[];
  readonly conversations: number;
  readonly mismatches: number;
  readonly revision: number | null;
  readonly verdict: string | null;
}

const test = base.extend<{ shopPage: { origin: string; chatbotId: string } }>({
  /** Somebody else's page, with the embed as it is copied. */
  shopPage: async ({ server, sites }, use) => {
    const made = { origin: '', chatbotId: '' };
    const site = await sites.serve(
      () => `<!doctype html><html lang="en"><title>Shop</title><h1>Shop</h1>
<link rel="icon" href="data:,">
${htmlEmbed({ server: server.origin, chatbotId: made.chatbotId })}</html>`,
    );
    made.origin = site.origin;
    await use(made);
  },
});

test('[5.9] from a draft to a site that proves what it answers with', async ({
  page,
  server,
  tenant,
  api,
  shopPage,
}) => {
  test.slow();
  const get = async <T>(path: string) => (await api.ask('GET', path)).body as unknown as T;
  const sites = async (id: string) =>
    (await get<{ sites: Site[] }>(`/v1/chatbots/${id}/sites`)).sites;

  /** Asks the draft in the test bench, as the operator of the dashboard. */
  const tryOut = async (answer: string) => {
    await page.goto(`${server.origin}/#/chatbots/${id}/test`);
    const bench = new TestBench(page);
    await bench.usable();
    await expect(await bench.panel.ask('When does the shop open?')).toContainText(answer);
  };

  // Create, add knowledge, test, and let a reviewer without an account look at it.
  // A picture that is a path on the server is shown as an address, and compared as it was served.
  const appearance = { ...DEFAULT_CONFIG.appearance, avatar: '/avatars/fernway.svg' };
  const config = {
    ...DEFAULT_CONFIG,
    name: 'Proof',
    appearance,
    allowedOrigins: [shopPage.origin],
  };
  const { id } = await api.createChatbot(config);
  shopPage.chatbotId = id;
  const path = `/v1/chatbots/${id}`;
  const document = { title: 'Opening hours', content: 'The shop opens at nine.' };
  const stored = (await api.ask('POST', `${path}/documents`, document)).body as unknown as {
    id: string;
  };
  const admin = {
    authorization: `Bearer ${operatorToken({ role: 'admin', sub: 'ada', tenant })}`,
  };
  const policy = { mode: 'block', tested: true, approved: true, noWarnings: false };
  const setPolicy = await fetch(`${server.origin}/v1/publish-policy`, {
    method: 'PUT',
    headers: { ...admin, 'content-type': 'application/json' },
    body: JSON.stringify(policy),
  });
  expect(setPolicy.status).toBe(200);
  const refused = await api.ask('POST', `${path}/publish`);
  expect(refused.body.error.code).toBe('publish-refused');

  await tryOut('nine');
  const link = (await api.ask('POST', `${path}/review-links`, { label: 'Carla' }))
    .body as unknown as { path: string };
  await page.goto(link.path);
  await page.getByRole('button', { name: 'Open the chat with Proof' }).click();
  const panel = new Panel(page.locator('chatbot-widget'));
  await expect(await panel.ask('When does the shop open?')).toContainText('nine');
  await panel.close.click();
  await page.reload();
  await page.getByLabel('Your name').fill('Carla');
  await page.getByLabel('About').selectOption({ index: 2 });
  await page.getByLabel('Comment', { exact: true }).fill('Right.');
  await page.getByRole('button', { name: 'Approve' }).click();
  await expect(page.getByText('Approved', { exact: true })).toBeVisible();

  // Approved: the gate lets it pass. The page of the site tells what it was served, by itself.
  expect((await api.ask('POST', `${path}/publish`)).status).toBe(200);
  await page.goto(shopPage.origin);
  await expect
    .poll(async () => (await sites(id))[0])
    .toMatchObject({ origin: shopPage.origin, verdict: 'match', revision: 1, state: 'matches' });
  await page.getByRole('button', { name: 'Open the chat with Proof' }).click();
  await expect(await panel.ask('When does the shop open?')).toContainText('nine');
  await expect.poll(async () => (await sites(id))[0]?.conversations).toBe(1);

  const receipt = await get<{ id: string }>(`${path}/receipt`);
  const verified = await (await fetch(`${server.origin}/verify/${receipt.id}`)).text();
  expect(verified).toContain('Yes: it answers with what was published and signed');

  // Live still answers from the old document, until the next publication, which the open page gets.
  await api.ask('PUT', `${path}/documents/${stored.id}`, {
    ...document,
    content: 'The shop opens at ten.',
  });
  await expect(await panel.ask('When does the shop open?')).toContainText('nine');
  await fetch(`${server.origin}${path}/publish?override=tested`, {
    method: 'POST',
    headers: admin,
  });
  await expect
    .poll(async () => (await sites(id))[0])
    .toMatchObject({ verdict: 'match', state: 'untested', revision: 2 });
  await expect(await panel.ask('When does the shop open?')).toContainText('ten');
});

test('[5.9] what is changed between the server and the page is told by the page', async ({
  page,
  api,
  shopPage,
}) => {
  test.slow();
  const config = { ...DEFAULT_CONFIG, name: 'Changed', allowedOrigins: [shopPage.origin] };
  const { id } = await api.createChatbot(config);
  shopPage.chatbotId = id;
  await api.publish(id);
  const site = async () => {
    const { body } = await api.ask('GET', `/v1/chatbots/${id}/sites`);
    return (body as unknown as { sites: Site[] }).sites[0];
  };

  // A proxy that puts other words into what the page is served, or praise into its receipt.
  for (const [before, after, code] of [
    ['"name":"Changed"', '"name":"Free money"', 'configuration'],
    ['\\"approvals\\":0', '\\"approvals\\":9', 'receipt'],
  ] as const) {
    await page.route('**/public', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()).replace(before, after) });
    });
    await page.goto(shopPage.origin);
    await expect.poll(site).toMatchObject({
      state: 'differs',
      reasons: expect.arrayContaining([expect.objectContaining({ code })]),
    });
    await page.unroute('**/public');
    await page.evaluate(() => [localStorage, sessionStorage].forEach((each) => each.clear()));
  }
  expect((await site())?.mismatches).toBe(2);

  // One that puts other code into one of the widget's files.
  await page.route('**/chunks/panel*', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${await response.text()}\n;0;` });
  });
  await page.goto(shopPage.origin);
  await expect.poll(site).toMatchObject({
    state: 'differs',
    reasons: [expect.objectContaining({ code: 'build' })],
  });
});
