import { DEFAULT_CONFIG } from '@chatbot-test/shared/config/chatbot-config.js';
import { expect, test } from './fixtures/tenant-test.js';
import { Panel } from './pages/panel.js';
import { TestBench } from './pages/test-bench.js';

// Each makes a chatbot of its own.
test.use({ articles: 0 });

test('[5.2] review and publish shows both in the real widget, each with its own answers', async ({
  page,
  server,
  api,
}) => {
  test.slow();
  const config = { ...DEFAULT_CONFIG, name: 'Fernway' };
  const { id } = await api.createChatbot(config);
  const path = `/v1/chatbots/${id}`;
  const hours = { title: 'Opening hours', content: 'The shop opens at nine.' };
  const { id: document } = (await api.ask('POST', `${path}/documents`, hours)).body as unknown as {
    id: string;
  };
  await api.publish(id);
  await page.goto(`${server.origin}/#/chatbots/${id}/test`);
  const bench = new TestBench(page);
  await bench.usable();
  await expect(await bench.panel.ask('When does the shop open?')).toContainText('nine');
  await api.edit(id, (before) => ({ ...before, name: 'Fern' }));
  const ten = { ...hours, content: 'The shop opens at ten.' };
  await api.ask('PUT', `${path}/documents/${document}`, ten);

  await page.goto(`${server.origin}/#/chatbots/${id}/publishing`);
  await page.getByRole('button', { name: 'Review and publish' }).click();
  const dialog = page.getByRole('dialog', { name: 'Review and publish' });
  await expect(dialog.getByText('Nobody has tested it as it is now.')).toBeVisible();
  await expect(dialog.getByText(/^Changed since it was tested, /)).toBeVisible();
  // Since it was published, and since it was tested.
  await expect(dialog.getByText('Name: Fernway → Fern')).toHaveCount(2);
  await expect(dialog.getByText('Opening hours changed')).toHaveCount(2);
  await expect(dialog.getByText('Opening hours changed: its text')).toBeVisible();
  for (const [side, name, answer] of [
    ['Before: live, revision 1', 'Fernway', 'nine'],
    ['After: draft, revision 2', 'Fern', 'ten'],
  ] as const) {
    const frame = dialog.frameLocator(`iframe[title="${side}"]`);
    const panel = new Panel(frame.locator('chatbot-widget'));
    await expect(panel.title).toHaveText(name);
    await expect(await panel.ask('When does the shop open?')).toContainText(answer);
  }
  await dialog.getByRole('button', { name: 'Publish' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText('Live, revision 2')).toBeVisible();
  expect((await api.chatbot(id)).live).toBe(2);
});

test('[5.5] checks are ticked off by site, and a document that did not change is unpublished', async ({
  page,
  server,
  api,
  sites,
}) => {
  test.slow();
  let chatbotId = '';
  const site = await sites.serve(
    () => `<!doctype html><html lang="en"><title>Shop</title><h1>Shop</h1>
<link rel="icon" href="data:,">
<script type="module" src="${server.origin}/chatbot.js"></script>
<chatbot-widget chatbot-id="${chatbotId}"></chatbot-widget></html>`,
  );
  const config = { ...DEFAULT_CONFIG, name: 'Fernway', allowedOrigins: [site.origin] };
  const { id } = await api.createChatbot(config);
  chatbotId = id;
  const hours = { title: 'Opening hours', content: 'The shop opens at nine.' };
  await api.ask('POST', `/v1/chatbots/${id}/documents`, hours);
  await api.publish(id);
  const seen = async () => {
    const { body } = await api.ask('GET', `/v1/chatbots/${id}/sites`);
    return (body as unknown as { sites: object[] }).sites;
  };
  await page.goto(site.origin);
  await expect.poll(async () => (await seen()).length).toBe(1);

  await page.goto(`${server.origin}/#/chatbots/${id}/publishing`);
  await page.getByText('Checks after deployment: 0 of 6 done').click();
  await page.getByLabel(/^On a phone/).check();
  await expect(page.getByText('Checks after deployment: 1 of 6 done')).toBeVisible();
  await expect(page.getByLabel(/^On a phone/)).toBeChecked();
  await page.reload();
  await expect(page.getByText('Checks after deployment: 1 of 6 done')).toBeVisible();

  await page.getByRole('button', { name: 'Unpublish Opening hours now' }).click();
  await page.getByRole('button', { name: 'Unpublish now' }).last().click();
  await expect(page.getByText('“Opening hours” is unpublished')).toBeVisible();
  await page.goto(site.origin);
  await page.getByRole('button', { name: 'Open the chat with Fernway' }).click();
  const panel = new Panel(page.locator('chatbot-widget'));
  await expect(await panel.ask('When does the shop open?')).not.toContainText('nine');
});
