import { chatbotAddress, htmlEmbed } from '@chatbot-test/shared/embed-code/html.js';
import type { Problem } from '@chatbot-test/shared/protocol/message.schema.js';
import type { Api } from './fixtures/api.js';
import { expect, test as base } from './fixtures/tenant-test.js';
import { Panel } from './pages/panel.js';

const test = base.extend<{ foreign: string }>({
  /** Origin of a page of somebody else, on another port, with the embed as it is copied. */
  foreign: async ({ server, sites, shop }, use) => {
    const { origin } =
      await sites.serve(`<!doctype html><html lang="en"><title>Elsewhere</title><h1>Elsewhere</h1>
${htmlEmbed({ server: server.origin, chatbotId: shop })}</html>`);
    await use(origin);
  },
});

test.use({ contextOptions: { reducedMotion: 'no-preference' } });

/** Publishes a chatbot for pages of one origin. */
async function publishFor(origin: string, api: Api, shop: string): Promise<void> {
  await api.edit(shop, (config) => ({ ...config, allowedOrigins: [origin] }));
  await api.publish(shop);
}

test('[8.3] on a page whose origin is not listed the chatbot is refused, and the page is told why', async ({
  page,
  foreign,
  shop,
  server,
  complaints,
}) => {
  await page.addInitScript(() => {
    addEventListener('chatbot-error', (event) => {
      const { problem } = event as Event & { problem: Problem };
      document.documentElement.dataset['problem'] = problem.code;
    });
  });
  await page.goto(foreign);
  await expect(page.locator('html')).toHaveAttribute('data-problem', /./);
  await expect(page.getByRole('button')).toHaveCount(0);
  const answer = await fetch(`${server.origin}/v1/chatbots/${shop}/public`, {
    headers: { origin: foreign },
  });
  expect(answer.status).toBe(403);
  expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  // The browser itself reports what it did not let the page read.
  expect(complaints).toContainEqual(expect.stringContaining('Access-Control-Allow-Origin'));
  complaints.length = 0;
});

test('[8.5] the embed code has the chatbot asked for beside the script, and once', async ({
  page,
  foreign,
  server,
  shop,
  api,
}) => {
  await publishFor(foreign, api, shop);
  const chatbot = chatbotAddress({ server: server.origin, chatbotId: shop });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  // The script comes when the chatbot has been asked for, and the page complains of nothing.
  const before = page.waitForRequest(chatbot);
  await page.route('**/chatbot.js', async (route) => {
    await before;
    await route.continue();
  });
  await page.goto(foreign);
  await expect(page.getByRole('button')).toBeVisible();
  expect(asked.filter((url) => url === chatbot)).toHaveLength(1);
});

// On a narrow screen the launcher, which has the focus, goes away with the press.
for (const width of [1280, 390]) {
  test(`[8.1] what is typed before the frame of the press is drawn is in the field, ${width} px wide`, async ({
    page,
    foreign,
    shop,
    api,
  }) => {
    await publishFor(foreign, api, shop);
    // The panel comes when the test lets it, and no frame does.
    let letPanelCome = (): void => undefined;
    const typed = new Promise<void>((resolve) => (letPanelCome = resolve));
    await page.route('**/chunks/panel*', async (route) => {
      await typed;
      await route.continue();
    });
    await page.setViewportSize({ width, height: 844 });
    await page.goto(foreign);
    const launcher = page.getByRole('button');
    await expect(launcher).toBeVisible();
    await launcher.focus();
    await page.evaluate(() => {
      window.requestAnimationFrame = () => 0;
    });
    await page.keyboard.press('Enter');
    await page.keyboard.type('How long do I have?');
    const panel = new Panel(page.locator('chatbot-widget'));
    await expect(panel.composer).toHaveValue('How long do I have?');
    await expect(panel.composer).toBeFocused();
    letPanelCome();
    await page.keyboard.press('Enter');
    await expect(panel.questions).toHaveCount(1);
  });
}

test('[8.3] no socket opens for an origin that is not listed, looks alike, or is missing', async ({
  server,
  shop,
  api,
}) => {
  await publishFor('https://shop.example', api, shop);
  const upgrade = async (origin: string | null) => {
    const response = await fetch(`${server.origin}/v1/chatbots/${shop}/live`, {
      headers: { ...(origin === null ? {} : { origin }) },
    });
    return response.status;
  };
  for (const origin of [
    'https://evil.example',
    'https://shop.example.evil.example',
    'https://notshop.example',
    'http://shop.example',
    'https://shop.example:8443',
    'null',
    null,
  ]) {
    expect(await upgrade(origin), String(origin)).toBe(403);
  }
});

test('[1.4] [2.2] on a page whose origin is listed the published chatbot answers', async ({
  page,
  foreign,
  shop,
  api,
}) => {
  await publishFor(foreign, api, shop);
  await page.goto(foreign);
  await page.getByRole('button', { name: 'Open the chat with Fernway Help' }).click();
  const panel = new Panel(page.locator('chatbot-widget'));
  await expect(await panel.ask('How long do I have to return something?')).toContainText('60 days');

  // Its conversation is the visitor's own, and comes back with the page, open as it was.
  await page.reload();
  await expect(panel.replies).toHaveCount(1);

  // A draft changes nothing here; publishing it does, in the open panel.
  await api.edit(shop, (config) => ({ ...config, name: 'Fern' }));
  await expect(panel.title).toHaveText('Fernway Help');
  await api.publish(shop);
  await expect(panel.title).toHaveText('Fern');
  await expect(panel.replies).toHaveCount(1);
});
