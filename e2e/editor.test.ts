import { test as reading } from './fixtures/reading-test.js';
import { expect, test } from './fixtures/test.js';
import { ChatbotForm } from './pages/chatbot-form.js';
import { Dashboard } from './pages/dashboard.js';

/** A copy of the shop's chatbot, live, that is the test's own. */
const copied = reading.extend<{ id: string }>({
  id: async ({ api }, use) => {
    const { config } = await api.chatbot('shop');
    // Other tests on the same server look for the shop's by its name.
    const { id } = await api.createChatbot({ ...config, name: 'Copy' });
    await api.publish(id);
    await use(id);
  },
});

test('[6.2] the form says in words what is unsaved, saves, discards and publishes', async ({
  page,
  api,
}) => {
  const form = new ChatbotForm(page);
  await form.open('shop');
  await expect(form.state).toHaveText('Live, revision 1');
  await form.name.fill('Fern');
  await expect(form.state).toHaveText('Draft, unsaved changes: name');
  await form.discard.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
  await expect(form.name).toHaveValue('Fernway Help');
  await expect(form.state).toHaveText('Live, revision 1');

  await form.name.fill('Fern');
  await form.save.click();
  await expect(form.state).toHaveText('Draft, revision 2. Revision 1 is live');
  await form.publish.click();
  await expect(form.state).toHaveText('Live, revision 2');
  expect(await api.chatbot('shop')).toMatchObject({
    revision: 2,
    live: 2,
    config: { name: 'Fern' },
  });

  await page.getByRole('link', { name: 'All chatbots' }).click();
  const row = new Dashboard(page).row('Fern');
  await expect(row.locator('.state')).toHaveText('Live');
  await expect(row).toContainText('62 documents');
});

copied(
  'what cannot be saved is shown at its field, and nothing is sent',
  async ({ id, page, api }) => {
    const form = new ChatbotForm(page);
    await form.open(id);
    const primary = form.colour('Light', 'primary');
    await primary.fill('#12');
    await form.name.fill(' ');
    await form.save.click();
    await expect(form.name).toBeFocused();
    await expect(form.name).toHaveAccessibleDescription(/A chatbot needs a name\./);
    await expect(primary).toHaveAttribute('aria-invalid', 'true');
    expect((await api.chatbot(id)).revision).toBe(1);
    await form.name.fill('Fern');
    await primary.fill('#123456');
    await form.save.click();
    await expect(form.state).toHaveText('Draft, revision 2. Revision 1 is live');
  },
);

copied('what the server refuses is shown at its field', async ({ id, page, complaints }) => {
  const form = new ChatbotForm(page);
  await form.open(id);
  await form.greeting.evaluate((element) => element.removeAttribute('maxlength'));
  await form.greeting.fill('a'.repeat(2_001));
  await form.save.click();
  await expect(form.greeting).toBeFocused();
  await expect(form.greeting).toHaveAccessibleDescription(/This is longer than 2000 characters\./);
  await expect(form.state).toHaveText('Draft, unsaved changes: greeting');
  // The browser reports the refused request by itself.
  expect(complaints).toEqual([expect.stringContaining('400')]);
  complaints.length = 0;
});

copied(
  '[2.4] when somebody else has saved, the operator chooses whose version stays',
  async ({ id, page, api, complaints }) => {
    const form = new ChatbotForm(page);
    await form.open(id);
    await form.name.fill('Mine');
    await api.edit(id, (config) => ({ ...config, name: 'Theirs' }));
    await form.save.click();
    await expect(page.getByRole('alert')).toBeVisible();
    await page.getByRole('button', { name: 'Keep mine' }).click();
    await expect(form.state).toHaveText('Draft, revision 3. Revision 1 is live');
    expect((await api.chatbot(id)).config.name).toBe('Mine');

    await form.name.fill('Mine again');
    await api.edit(id, (config) => ({ ...config, name: 'Theirs again' }));
    await form.save.click();
    await page.getByRole('button', { name: 'Load theirs' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
    await expect(form.name).toHaveValue('Theirs again');
    await expect(form.state).toHaveText('Draft, revision 4. Revision 1 is live');
    expect(complaints.every((text) => text.includes('409'))).toBe(true);
    complaints.length = 0;
  },
);

test('unsaved changes are not lost by the back button, a link or closing the tab', async ({
  page,
}) => {
  const dashboard = new Dashboard(page);
  await dashboard.open();
  await page.getByRole('link', { name: 'Edit Fernway Help' }).click();
  const form = new ChatbotForm(page);
  await form.name.fill('Fern');

  await page.goBack();
  await page.getByRole('button', { name: 'Keep editing' }).click();
  await expect(page).toHaveURL('/#/chatbots/shop');
  await expect(form.name).toHaveValue('Fern');

  const asked = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  await expect(form.name).toHaveValue('Fern');

  await page.getByRole('link', { name: 'All chatbots' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
  await expect(dashboard.testButton('Fernway Help')).toBeVisible();
});

copied(
  '[2.2] a picture file becomes a small avatar, in the form and in the open session',
  async ({ id, page, api }) => {
    const form = new ChatbotForm(page);
    await form.open(id);
    const { panel } = await form.test();
    const png = await page.screenshot({ clip: { x: 0, y: 0, width: 300, height: 200 } });
    await page.getByLabel('Avatar: choose a file').setInputFiles({
      name: 'face.png',
      mimeType: 'image/png',
      buffer: png,
    });
    const shown = panel.root.locator('header img');
    await expect(shown).toHaveAttribute('src', /^data:image\/webp;base64,/);
    await form.save.click();
    await expect(form.state).toHaveText(/^Draft, revision 2/);
    const { avatar } = (await api.chatbot(id)).config.appearance;
    expect(avatar.length).toBeLessThanOrEqual(20_000);
    await expect(shown).toHaveAttribute('src', avatar);

    await page.getByLabel('Avatar: choose a file').setInputFiles({
      name: 'note.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('not a picture'),
    });
    await expect(form.avatar).toHaveAccessibleDescription(/could not be read as a picture/);
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await expect(shown).toHaveCount(0);
  },
);

test('the list says what to do when the server does not answer, and when there is nothing', async ({
  page,
  complaints,
}) => {
  await page.route('**/v1/chatbots', (route) => route.abort());
  await page.goto('/');
  await expect(page.getByRole('alert')).toContainText('The server did not answer.');
  await page.unroute('**/v1/chatbots');
  await page.route('**/v1/chatbots', (route) => route.fulfill({ json: { chatbots: [] } }));
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { name: 'No chatbots yet' })).toBeVisible();
  await page.unroute('**/v1/chatbots');
  await page.getByRole('button', { name: 'New chatbot' }).click();
  await expect(page.getByRole('heading', { name: 'New chatbot' })).toBeVisible();
  await expect(new ChatbotForm(page).state).toHaveText('Draft, revision 1. Not published yet');
  expect(complaints).toEqual([expect.stringContaining('ERR_FAILED')]);
  complaints.length = 0;
});

copied(
  '[1.4] who answers is chosen in the form, with the fields that it needs',
  async ({ id, page, api }) => {
    const form = new ChatbotForm(page);
    await form.open(id);
    const fallback = page.getByRole('textbox', { name: 'When nothing is found' });
    const baseUrl = page.getByRole('textbox', { name: 'Base URL' });
    await fallback.fill('Ask us by mail.');
    await expect(baseUrl).toBeHidden();
    await page.getByRole('radio', { name: 'Language model' }).check();
    await expect(fallback).toHaveValue('Ask us by mail.');
    await baseUrl.fill('api.example.com');
    await form.save.click();
    await expect(baseUrl).toHaveAccessibleDescription(/Write the whole address/);
    await baseUrl.fill('https://api.example.com/v1');
    await page.getByRole('textbox', { name: 'Model', exact: true }).fill('small-1');
    await form.save.click();
    await expect(form.state).toHaveText('Draft, revision 2. Revision 1 is live');
    expect((await api.chatbot(id)).config.provider).toEqual({
      type: 'model',
      model: 'small-1',
      baseUrl: 'https://api.example.com/v1',
      systemPrompt: '',
      knowledge: true,
      threshold: 0.25,
      temperature: 0.2,
      fallback: 'Ask us by mail.',
    });
    await page.getByRole('radio', { name: 'Knowledge base' }).check();
    await expect(baseUrl).toBeHidden();
    await form.save.click();
    await expect(form.state).toHaveText('Draft, revision 3. Revision 1 is live');
    expect((await api.chatbot(id)).config.provider).toEqual({
      type: 'knowledge',
      threshold: 0.5,
      fallback: 'Ask us by mail.',
    });
  },
);

copied(
  '[1.4] a connected service is filled in by a preset, given its secret, and checked',
  async ({ id, page, api }) => {
    const form = new ChatbotForm(page);
    await form.open(id);
    await page.getByRole('radio', { name: 'Connected service' }).check();
    await page.getByRole('combobox', { name: 'System' }).selectOption('dify');
    const address = page.getByRole('textbox', { name: 'Address' });
    await expect(address).toHaveValue('https://api.dify.ai/v1/chat-messages');
    await address.fill('http://127.0.0.1:9999/v1/chat-messages');
    await expect(page.getByText('The secret is the API key of the app.')).toBeVisible();

    const secret = page.getByLabel('Secret DIFY_API_KEY');
    await secret.fill('app-hunter2');
    await page.getByRole('button', { name: 'Set', exact: true }).click();
    await expect(secret).toHaveAttribute('placeholder', /^Set\./);
    await expect(secret).toHaveValue('');
    await expect(secret).toHaveAccessibleDescription('Sent to http://127.0.0.1:9999 only.');

    await page.getByRole('button', { name: 'Check connection' }).click();
    const steps = page.locator('.check-step');
    await expect(steps).toHaveCount(5);
    await expect(steps.first()).toContainText('Failed');
    await expect(steps.first()).toContainText(/it is a loopback address.*EGRESS_ALLOW/);
    await expect(steps.last()).toContainText('Not tried');

    await form.save.click();
    await expect(form.state).toHaveText('Draft, revision 2. Revision 1 is live');
    const saved = JSON.stringify(await api.chatbot(id));
    expect(saved).toContain('{{secrets.DIFY_API_KEY}}');
    expect(saved).not.toContain('hunter2');
    await address.fill('http://127.0.0.1:8888/v1/chat-messages');
    await expect(secret).toHaveAccessibleDescription(
      'It was given for http://127.0.0.1:9999. Enter it again for http://127.0.0.1:8888.',
    );
    await page.getByRole('button', { name: 'Forget' }).click();
    await expect(secret).toHaveAttribute('placeholder', 'Not set');
  },
);

test('[2.4] [6.2] who answers is tried before it is saved', async ({ page, api }) => {
  const form = new ChatbotForm(page);
  await form.open('shop');
  const bench = await form.test();
  await page.getByRole('radio', { name: 'Language model' }).check();
  const failed = await bench.panel.ask('When do I get my refund?');
  await expect(failed).toContainText('Set OPENAI_API_KEY');
  await page.getByRole('radio', { name: 'Knowledge base' }).check();
  const answered = await bench.panel.ask('When do I get my refund?');
  await expect(answered).toContainText('refund');
  await expect(answered).not.toContainText('OPENAI');
  expect((await api.chatbot('shop')).revision).toBe(1);
});

copied(
  '[2.2] a look to start from fills in colours and shape, and nothing else',
  async ({ id, page, api }) => {
    const form = new ChatbotForm(page);
    await form.open(id);
    const before = (await api.chatbot(id)).config.appearance;
    const paper = page.getByRole('button', { name: 'Paper' });
    await paper.click();
    await expect(paper).toHaveAttribute('aria-pressed', 'true');
    await expect(form.colour('Light', 'primary')).toHaveValue('#8a3b1d');
    await expect(page.getByRole('radio', { name: 'Serif' })).toBeChecked();
    await form.colour('Light', 'primary').fill('#8a3b1e');
    await expect(paper).toHaveAttribute('aria-pressed', 'false');
    await form.save.click();
    await expect(form.state).toHaveText('Draft, revision 2. Revision 1 is live');
    const { appearance } = (await api.chatbot(id)).config;
    expect(appearance).toMatchObject({ font: 'serif', radius: 6, light: { surface: '#fbf7ef' } });
    expect(appearance.welcomeMessage).toBe(before.welcomeMessage);
    expect(appearance.launcher).toEqual(before.launcher);
  },
);

copied(
  '[2.5] poor contrast is warned of with its number, mended by a click, and asked about before it is live',
  async ({ id, page, api, complaints }) => {
    const form = new ChatbotForm(page);
    await form.open(id);
    const text = form.colour('Light', 'text');
    const warning = page.getByText('Light: Text on its surface has a contrast of 2.32:1.');
    await text.fill('#aaaaaa');
    await expect(warning).toBeVisible();
    await page.getByRole('button', { name: /^Use #/ }).click();
    await expect(warning).toBeHidden();
    await expect(text).not.toHaveValue('#aaaaaa');

    await text.fill('#aaaaaa');
    await form.publish.click();
    const question = page.getByRole('dialog', { name: 'Publish with poor contrast?' });
    await expect(question).toContainText('2.32:1');
    await question.getByRole('button', { name: 'Keep editing' }).click();
    expect((await api.chatbot(id)).live).toBe(1);
    await form.publish.click();
    await question.getByRole('button', { name: 'Publish anyway' }).click();
    await expect(form.state).toHaveText('Live, revision 2');
    expect(complaints.every((each) => each.includes('409'))).toBe(true);
    complaints.length = 0;
  },
);
