import { expect, test } from './fixtures/tenant-test.js';
import { ChatbotForm } from './pages/chatbot-form.js';
import { TestBench } from './pages/test-bench.js';
import { Dashboard } from './pages/dashboard.js';

test('[6.2] the form says in words what is unsaved, undoes, discards, saves and publishes it', async ({
  page,
  shop,
  api,
  complaints,
}) => {
  const form = new ChatbotForm(page);
  await form.open(shop);
  await expect(form.state).toHaveText('Live, revision 1');

  await test.step('what was typed is undone and redone, and discarding is too', async () => {
    await form.name.fill('First');
    await page.getByRole('radio', { name: 'Serif' }).check();
    await form.undo.click();
    await expect(page.getByRole('radio', { name: 'Serif' })).not.toBeChecked();
    await form.undo.click();
    await expect(form.name).toHaveValue('Fernway Help');
    await expect(form.state).toHaveText('Live, revision 1');
    await page.keyboard.press('Control+Shift+Z');
    await expect(form.name).toHaveValue('First');
    await form.discard.click();
    await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
    await form.undo.click();
    await expect(form.name).toHaveValue('First');
  });

  await form.name.fill('Fern');
  await expect(form.state).toHaveText('Unsaved changes (1): name');
  await form.discard.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
  await expect(form.name).toHaveValue('Fernway Help');
  await expect(form.state).toHaveText('Live, revision 1');

  await form.name.fill('Fern');
  await form.save.click();
  await expect(form.state).toHaveText('Unpublished changes, revision 2. Revision 1 is live');
  await form.publish.click();
  await form.publishUntested();
  await expect(form.state).toHaveText('Live, revision 2');
  expect(complaints.splice(0).every((each) => each.includes('409'))).toBe(true);
  expect(await api.chatbot(shop)).toMatchObject({
    revision: 2,
    live: 2,
    config: { name: 'Fern' },
  });

  await page.getByRole('link', { name: 'All chatbots' }).click();
  const row = new Dashboard(page).row('Fern');
  await expect(row.locator('.state')).toHaveText('Live');
  await expect(row).toContainText('1 document');
});

test('[2.4] what two operators have changed is laid together field by field, with who and when', async ({
  shop,
  page,
  api,
  complaints,
}) => {
  const form = new ChatbotForm(page);
  await form.open(shop);
  await form.name.fill('Mine');
  await form.greeting.fill('My greeting');
  await api.edit(shop, (config) => ({
    ...config,
    name: 'Theirs',
    appearance: { ...config.appearance, subtitle: 'Their subtitle' },
  }));
  await form.save.click();
  const dialog = page.getByRole('dialog', { name: 'demo-operator has saved revision 2' });
  await expect(dialog).toContainText('Just now, while you were editing.');
  await expect(dialog).toContainText('Theirs: subtitle');
  await expect(dialog).toContainText('Yours: greeting');
  await expect(dialog.getByRole('group', { name: 'Name' })).toContainText('Yours Mine');
  await dialog.getByRole('radio', { name: 'Theirs Theirs' }).check();
  await dialog.getByRole('button', { name: 'Save both' }).click();
  await expect(form.state).toHaveText('Unpublished changes, revision 3. Revision 1 is live');
  expect((await api.chatbot(shop)).config).toMatchObject({
    name: 'Theirs',
    appearance: { welcomeMessage: 'My greeting', subtitle: 'Their subtitle' },
  });
  await form.undo.click();
  await expect(form.name).toHaveValue('Mine');
  expect(complaints.every((text) => text.includes('409'))).toBe(true);
  complaints.length = 0;
});

test('[2.4] what somebody else saves is in the form by itself', async ({ shop, page, api }) => {
  const form = new ChatbotForm(page);
  await form.open(shop);
  await api.edit(shop, (config) => ({ ...config, name: 'From elsewhere' }));
  await expect(form.name).toHaveValue('From elsewhere');
  await expect(page.getByText('demo-operator has saved revision 2.')).toBeVisible();
  await form.name.fill('Mine');
  await api.edit(shop, (config) => ({ ...config, language: 'de' }));
  await page.getByRole('button', { name: 'Review', exact: true }).click();
  await page.getByRole('button', { name: 'Save both' }).click();
  await expect(form.state).toHaveText('Unpublished changes, revision 4. Revision 1 is live');
  expect((await api.chatbot(shop)).config).toMatchObject({ name: 'Mine', language: 'de' });
});

test('what cannot be saved is shown at its field, by the form and by the server, and a colour is taken in any notation', async ({
  shop,
  page,
  api,
  complaints,
}) => {
  const form = new ChatbotForm(page);
  await form.open(shop);
  const primary = form.colour('Light', 'primary');

  await test.step('[6.2] a colour in any notation of CSS', async () => {
    for (const [typed, taken] of [
      ['#f0a', '#ff00aa'],
      ['rgb(31 77 58)', '#1f4d3a'],
      ['rebeccapurple', '#663399'],
      ['1f4d3b', '#1f4d3b'],
    ] as const) {
      await primary.fill(typed);
      await primary.press('Tab');
      await expect(primary).toHaveValue(taken);
    }
    await primary.fill('rgb(0 0 0 / 50%)');
    await form.save.click();
    const summary = page.getByRole('alert').filter({ hasText: '1 field cannot be saved' });
    await form.name.focus();
    await summary.getByRole('button', { name: 'light primary colour' }).click();
    await expect(primary).toBeFocused();
  });

  await test.step('what cannot be saved is not sent', async () => {
    await primary.fill('#12');
    await form.name.fill(' ');
    await form.save.click();
    await expect(form.name).toBeFocused();
    await expect(form.name).toHaveAccessibleDescription(/A chatbot needs a name\./);
    await expect(primary).toHaveAttribute('aria-invalid', 'true');
    expect((await api.chatbot(shop)).revision).toBe(1);
    await form.name.fill('Fern');
    await primary.fill('#123456');
    await form.save.click();
    await expect(form.state).toHaveText('Unpublished changes, revision 2. Revision 1 is live');
  });

  await test.step('what the server refuses', async () => {
    await form.greeting.evaluate((element) => element.removeAttribute('maxlength'));
    await form.greeting.fill('a'.repeat(2_001));
    await form.save.click();
    await expect(form.greeting).toBeFocused();
    await expect(form.greeting).toHaveAccessibleDescription(
      /This is longer than 2000 characters\./,
    );
    await expect(form.state).toHaveText('Unsaved changes (1): greeting');
    // The browser reports the refused request by itself.
    expect(complaints).toEqual([expect.stringContaining('400')]);
    complaints.length = 0;
  });
});

test(
  '[6.2] starters are put in order by buttons and by keys, and what is removed moves nothing',
  { tag: '@full' },
  async ({ shop, page, api }) => {
    const form = new ChatbotForm(page);
    await form.open(shop);
    const { starters } = (await api.chatbot(shop)).config.appearance;
    const line = (number: number) =>
      page.getByRole('textbox', { name: `Starters: starter ${number}` });
    await line(1).press('Alt+ArrowDown');
    await expect(line(2)).toBeFocused();
    await expect(line(2)).toHaveValue(starters[0] ?? '');
    await page.getByRole('button', { name: 'Move starter up' }).nth(1).click();
    await expect(line(1)).toHaveValue(starters[0] ?? '');
    await expect(form.state).toHaveText('Live, revision 1');

    const add = page.getByRole('button', { name: 'Add starter' });
    const remove = page.getByRole('button', { name: 'Remove starter' });
    await remove.last().hover();
    const before = await add.boundingBox();
    await remove.last().click();
    expect(await add.boundingBox()).toEqual(before);
    await form.name.hover();
    await expect.poll(async () => (await add.boundingBox())?.y).toBeLessThan(before?.y ?? 0);
  },
);

test(
  '[6.2] every field of the configuration has its place',
  { tag: '@full' },
  async ({ shop, page, api }) => {
    const form = new ChatbotForm(page);
    await form.open(shop);
    await page.getByRole('textbox', { name: 'Language' }).fill('de');
    await page.getByRole('textbox', { name: 'Keep conversations for (days)' }).fill('30');
    await page.getByRole('switch', { name: 'Only visitors who prove who they are' }).check();
    await page.getByRole('button', { name: 'Add property' }).click();
    await page
      .getByRole('textbox', { name: 'Further properties: property 1' })
      .fill('--chatbot-shadow: none');
    await form.save.click();
    await expect(form.state).toHaveText(
      'Not answering: Only verified visitors are admitted, but no secret or key is set to verify them.',
    );
    const { config } = await api.chatbot(shop);
    expect(config).toMatchObject({
      language: 'de',
      retentionDays: 30,
      identity: { required: true },
      appearance: { variables: { '--chatbot-shadow': 'none' } },
    });
    await page.getByRole('textbox', { name: 'Keep conversations for (days)' }).fill('');
    await page.getByRole('switch', { name: 'Only visitors who prove who they are' }).uncheck();
    await form.save.click();
    await expect(form.state).toHaveText('Unpublished changes, revision 3. Revision 1 is live');
    const after = (await api.chatbot(shop)).config;
    expect(after).not.toHaveProperty('retentionDays');
    expect(after).not.toHaveProperty('identity');
  },
);

test(
  '[6.2] sections are reached from the side and by an address',
  { tag: '@full' },
  async ({ shop, page }) => {
    await page.goto(`/#/chatbots/${shop}/launcher`);
    const sections = page.getByRole('navigation', { name: 'Sections' });
    await expect(page.getByRole('heading', { name: 'Launcher', exact: true })).toBeFocused();
    await sections.getByRole('button', { name: 'Look' }).click();
    await expect(page).toHaveURL(`/#/chatbots/${shop}/look`);
    await expect(sections.getByRole('button', { name: 'Look' })).toHaveAttribute(
      'aria-current',
      'true',
    );
    const form = new ChatbotForm(page);
    await form.name.fill('');
    await expect(
      sections.getByRole('button', { name: 'Name and face (cannot be saved)' }),
    ).toBeVisible();
  },
);

test(
  '[2.2] a drawing that says its proportions alone is scaled whole',
  { tag: '@full' },
  async ({ shop, page }) => {
    const form = new ChatbotForm(page);
    await form.open(shop);
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 100"><path fill="#f00" d="M0 0h400v100H0z"/></svg>';
    await page.getByLabel('Avatar: choose a file').setInputFiles({
      name: 'wide.svg',
      mimeType: 'image/svg+xml',
      buffer: Buffer.from(svg),
    });
    const picture = page.locator('.avatar-preview img');
    await expect(picture).toHaveAttribute('src', /^data:/);
    const alphas = await picture.evaluate(async (image: HTMLImageElement) => {
      await image.decode();
      const canvas = document.createElement('canvas');
      canvas.width = canvas.height = 128;
      const context = canvas.getContext('2d', { willReadFrequently: true });
      context?.drawImage(image, 0, 0);
      const at = (x: number, y: number) => context?.getImageData(x, y, 1, 1).data[3];
      return { left: at(2, 64), right: at(125, 64), above: at(64, 40) };
    });
    expect(alphas).toEqual({ left: 255, right: 255, above: 0 });
  },
);

test('unsaved changes are not lost by the back button, a link or closing the tab', async ({
  page,
  shop,
}) => {
  const dashboard = new Dashboard(page);
  await dashboard.open();
  await page.getByRole('link', { name: 'Edit Fernway Help' }).click();
  const form = new ChatbotForm(page);
  await form.name.fill('Fern');

  await page.goBack();
  const question = page.locator('dialog.question');
  await expect(question).toBeVisible();
  // A second step back is no second question.
  await page.goBack();
  await expect(page).toHaveURL(`/#/chatbots/${shop}`);
  await expect(question).toHaveCount(1);
  await page.getByRole('button', { name: 'Keep editing' }).click();
  await expect(page).toHaveURL(`/#/chatbots/${shop}`);
  await expect(form.name).toHaveValue('Fern');

  // What is still loading as the page closes is told as a file that is missing.
  await expect(page.locator('chatbot-test chatbot-preview-note')).toBeVisible();
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

test(
  '[2.2] a picture file becomes a small avatar, in the form and in the open session',
  { tag: '@full' },
  async ({ shop, page, api }) => {
    const form = new ChatbotForm(page);
    await form.open(shop);
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
    await expect(form.state).toHaveText(/^Unpublished changes, revision 2/);
    const { avatar } = (await api.chatbot(shop)).config.appearance;
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
    // The form's own, and the one in the panel's header.
    await expect(page.locator('.avatar:visible'), 'faces that are an initial').toHaveCount(2);
  },
);

test('the list says what to do when the server does not answer, and when there is nothing', async ({
  page,
  complaints,
}) => {
  const list = /\/v1\/chatbots(\?|$)/;
  await page.route(list, (route) => route.abort());
  await page.goto('/');
  await expect(page.getByRole('alert')).toContainText('The server did not answer.');
  await page.unroute(list);
  await page.route(list, (route) => route.fulfill({ json: { chatbots: [], cursor: null } }));
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { name: 'No chatbots yet' })).toBeVisible();
  await page.unroute(list);
  await page.getByRole('button', { name: 'New chatbot' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Brand new');
  await page.getByRole('button', { name: 'Create chatbot' }).click();
  await expect(page.getByRole('heading', { name: 'Brand new', level: 1 })).toBeVisible();
  await expect(new ChatbotForm(page).state).toHaveText(
    'Not answering: The chatbot has no documents to answer from.',
  );
  expect(complaints).toEqual([expect.stringContaining('ERR_FAILED')]);
  complaints.length = 0;
});

test('[1.4] who answers is chosen in the form, with the fields that it needs', async ({
  shop,
  page,
  api,
}) => {
  const form = new ChatbotForm(page);
  await form.open(shop);
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
  await expect(form.state).toHaveText('Unpublished changes, revision 2. Revision 1 is live');
  expect((await api.chatbot(shop)).config.provider).toEqual({
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
  await expect(form.state).toHaveText('Unpublished changes, revision 3. Revision 1 is live');
  expect((await api.chatbot(shop)).config.provider).toEqual({
    type: 'knowledge',
    threshold: 0.5,
    fallback: 'Ask us by mail.',
  });
});

test('[1.4] a connected service is filled in by a preset, given its secret, and checked', async ({
  shop,
  page,
  api,
}) => {
  const form = new ChatbotForm(page);
  await form.open(shop);
  await page.getByRole('radio', { name: 'Connected service' }).check();
  const system = page.getByRole('combobox', { name: 'System' });
  const address = page.getByRole('textbox', { name: 'Address' });
  await system.selectOption('langgraph');
  await expect(page.getByLabel('Secret LANGGRAPH_API_KEY')).toHaveAttribute(
    'placeholder',
    'Not set; it may stay so',
  );
  await address.fill('http://127.0.0.9:9999/api/threads/{{vars.threadId}}/runs/stream');
  await expect(page.getByRole('textbox', { name: 'Setup' })).toHaveValue(
    /"http:\/\/127\.0\.0\.9:9999\/api\/threads"/,
  );
  await system.selectOption('dify');
  await expect(address).toHaveValue('https://api.dify.ai/v1/chat-messages');
  await address.fill('http://127.0.0.9:9999/v1/chat-messages');
  await expect(page.getByText('The secret is the API key of the app.')).toBeVisible();

  // A copy of the preset is saved with the chatbot, and the preset goes on.
  const current = page.getByRole('button', { name: 'Use the current mapping' });
  await expect(current).toBeHidden();
  const mapping = page.getByRole('textbox', { name: 'Mapping' });
  const [ofPreset, older] = [await mapping.inputValue(), '{ "delta": ["answer"], "text": [] }'];
  await mapping.fill(older);
  await current.click();
  await expect(current).toBeHidden();
  await expect(mapping).toHaveValue(ofPreset);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(mapping).toHaveValue(/^\{\s*"delta": \[\s*"answer"\s*\],/);
  await current.click();

  const secret = page.getByLabel('Secret DIFY_API_KEY');
  await secret.fill('app-hunter2');
  await page.getByRole('button', { name: 'Set', exact: true }).click();
  await expect(secret).toHaveAttribute('placeholder', /^Set\./);
  await expect(secret).toHaveValue('');
  await expect(secret).toHaveAccessibleDescription('Sent to http://127.0.0.9:9999 only.');

  await page.getByRole('button', { name: 'Check connection' }).click();
  const steps = page.locator('.check-step');
  await expect(steps).toHaveCount(5);
  await expect(steps.first()).toContainText('Failed');
  await expect(steps.first()).toContainText(/it is a loopback address.*EGRESS_ALLOW/);
  await expect(steps.last()).toContainText('Not tried');

  await form.save.click();
  await expect(form.state).toHaveText(/^Not answering: .*loopback address/);
  await expect(current).toBeHidden();
  const saved = JSON.stringify(await api.chatbot(shop));
  expect(saved).toContain('{{secrets.DIFY_API_KEY}}');
  expect(saved).not.toContain('hunter2');
  await address.fill('http://127.0.0.9:8888/v1/chat-messages');
  await expect(secret).toHaveAccessibleDescription(
    'It was given for http://127.0.0.9:9999. Enter it again for http://127.0.0.9:8888.',
  );
  await page.getByRole('button', { name: 'Forget' }).click();
  await expect(secret).toHaveAttribute('placeholder', 'Not set');
});

test.describe('with articles on refunds too', () => {
  test.use({ articles: 4 });

  test('[2.4] [6.2] who answers is tried before it is saved', async ({ page, shop, api }) => {
    const form = new ChatbotForm(page);
    await form.open(shop);
    const bench = await form.test();
    await page.getByRole('radio', { name: 'Language model' }).check();
    const failed = await bench.panel.ask('When do I get my refund?');
    await expect(failed).toContainText('cannot give a complete answer');
    await expect(bench.inspector.getByText('Set OPENAI_API_KEY')).toBeVisible();
    await page.getByRole('radio', { name: 'Knowledge base' }).check();
    const answered = await bench.panel.ask('When do I get my refund?');
    await expect(answered).toContainText('refund');
    await expect(answered).not.toContainText('OPENAI');
    expect((await api.chatbot(shop)).revision).toBe(1);
  });
});

test(
  '[2.2] a look to start from fills in colours and shape, and nothing else',
  { tag: '@full' },
  async ({ shop, page, api }) => {
    const form = new ChatbotForm(page);
    await form.open(shop);
    const before = (await api.chatbot(shop)).config.appearance;
    const paper = page.getByRole('button', { name: 'Paper' });
    await paper.click();
    await expect(paper).toHaveAttribute('aria-pressed', 'true');
    await expect(form.colour('Light', 'primary')).toHaveValue('#8a3b1d');
    await expect(page.getByRole('radio', { name: 'Serif' })).toBeChecked();
    await form.colour('Light', 'primary').fill('#8a3b1e');
    await expect(paper).toHaveAttribute('aria-pressed', 'false');
    await form.save.click();
    await expect(form.state).toHaveText('Unpublished changes, revision 2. Revision 1 is live');
    const { appearance } = (await api.chatbot(shop)).config;
    expect(appearance).toMatchObject({ font: 'serif', radius: 6, light: { surface: '#fbf7ef' } });
    expect(appearance.welcomeMessage).toBe(before.welcomeMessage);
    expect(appearance.launcher).toEqual(before.launcher);
  },
);

test('[2.5] poor contrast is warned of with its number, mended by a click, and asked about before it is live', async ({
  shop,
  page,
  api,
  complaints,
}) => {
  const form = new ChatbotForm(page);
  await form.open(shop);
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
  expect((await api.chatbot(shop)).live).toBe(1);
  await form.publish.click();
  await question.getByRole('button', { name: 'Publish anyway' }).click();
  await form.publishUntested();
  await expect(form.state).toHaveText('Live, revision 2');
  expect(complaints.every((each) => each.includes('409'))).toBe(true);
  complaints.length = 0;
});

test('[6.2] on any screen an address of a section scrolls the form alone, all that can be done is in sight and large enough, and the preview stays beside', async ({
  shop,
  page,
}) => {
  const form = new ChatbotForm(page);
  const overflow = () =>
    page.evaluate(() => {
      const { scrollWidth, scrollHeight } = document.documentElement;
      return [scrollWidth - innerWidth, innerWidth < 600 ? 0 : scrollHeight - innerHeight];
    });
  for (const width of [1280, 390]) {
    await test.step(`the address of a section, ${width} px wide`, async () => {
      await page.setViewportSize({ width, height: 800 });
      await page.goto('about:blank');
      await page.goto(`/#/chatbots/${shop}/publishing`);
      await expect(form.name).toBeAttached();
      const heading = page.getByRole('heading', { name: 'Publishing', exact: true });
      await expect(heading).toBeInViewport();
      const link = page.getByRole('button', { name: 'Publishing', exact: true });
      await expect(link).toHaveAttribute('aria-current', 'true');
      await expect(link).toBeInViewport({ ratio: 1 });
      await expect(page.getByText('Nobody was asked yet.')).toBeVisible();
      await expect.poll(overflow, `${width} px`).toEqual([0, 0]);
    });
  }

  await test.step('what can be done to what is edited', async () => {
    await form.greeting.fill('Hello, on a small screen.');
    const { undo, redo, discard, save, publish } = form;
    for (const width of [1280, 720, 390, 320]) {
      await page.setViewportSize({ width, height: 800 });
      for (const button of [undo, redo, discard, save, publish]) {
        await expect(button, `${width} px`).toBeInViewport({ ratio: 1 });
        expect((await button.boundingBox())?.width, `${width} px`).toBeGreaterThanOrEqual(32);
      }
    }
  });

  await test.step('a small preview beside the form, where there is little room', async () => {
    await page.setViewportSize({ width: 1000, height: 800 });
    await page.goto('about:blank');
    await form.open(shop);
    const { panel } = new TestBench(page);
    await expect(panel.composer).toBeVisible();
    const [name, beside] = [await form.name.boundingBox(), await panel.root.boundingBox()];
    expect(beside?.x).toBeGreaterThanOrEqual((name?.x ?? 0) + (name?.width ?? Infinity));
  });
});
