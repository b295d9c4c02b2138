import { freePort } from '../packages/server/testing/free-port.js';
import { holdAgainst } from './fixtures/budget.js';
import { Nginx, withoutNginx } from './fixtures/nginx.js';
import { expect, test as base } from './fixtures/test.js';
import { Panel } from './pages/panel.js';

const QUESTION = 'How long do I have to return something?';

/** The server behind an nginx that strips `Upgrade` and gathers answers up. */
const test = base.extend<{ origin: string }>({
  // The browser itself reports sockets that are refused, and streams that are given up.
  expectedComplaint: /WebSocket connection to .* failed|ERR_/,
  origin: async ({}, use) => use(`http://127.0.0.1:${await freePort()}`),
  ownServer: async ({ startServer, origin }, use) => {
    const env = { PUBLIC_URL: origin, TRUSTED_PROXIES: 'loopback' };
    const server = await startServer({ env });
    const nginx = await Nginx.startUnprepared(Number(new URL(origin).port), server.port);
    await use(server);
    await nginx.end();
  },
  baseURL: async ({ server, origin }, use) => use(server && origin),
});

test.skip(withoutNginx !== false, withoutNginx || '');
test.slow();

// That the steps down to it are taken, and what the bench says of it, e2e/fallback shows every day.
test('[1.3] behind an nginx that strips Upgrade and gathers answers up, the first word comes within 5 s (P-HTTP-7) @full', async ({
  page,
  origin,
  api,
  sites,
}) => {
  const site = await sites.serve(`<!doctype html><html lang="en"><title>Site</title><h1>Site</h1>
<link rel="icon" href="data:,"><script type="module" src="${origin}/chatbot.js"></script>
<chatbot-widget chatbot-id="shop"></chatbot-widget></html>`);
  await api.edit('shop', (config) => ({ ...config, allowedOrigins: [site.origin] }));
  await api.publish('shop');
  const posts: string[] = [];
  page.on('request', (request) => {
    const [, what] = /\/live\/(.*)$/.exec(request.url()) ?? [];
    if (request.method() === 'POST' && what) posts.push(what);
  });
  await page.goto(site.origin);
  const panel = new Panel(page.locator('chatbot-widget'));

  await test.step('for a visitor who asks as soon as there is a field, who is told nothing of it', async () => {
    const launcher = page.getByRole('button', { name: 'Open the chat with Fernway Help' });
    await expect(launcher).toBeVisible();
    const first = page.evaluate(firstWord);
    await launcher.click();
    await panel.composer.fill(QUESTION);
    await panel.composer.press('Enter');
    holdAgainst('launcher pressed to first word behind such a proxy', await first, 5_000);
    await expect(panel.replies).toContainText('60 days');
    await expect(panel.root.locator('.subtitle')).not.toHaveAttribute('data-words');
    expect(posts.slice(0, 3)).toEqual(['stream', 'stream?once=true', 'frames']);
  });

  await test.step('on the next page at once: what was found is remembered', async () => {
    await page.reload();
    await expect(panel.replies).toHaveCount(1);
    const first = page.evaluate(firstWord);
    await panel.composer.fill('How long is the warranty on Fernway tents?');
    await panel.composer.press('Enter');
    holdAgainst('asked to first word on the next page', await first, 5_000);
    await expect(panel.replies.last()).toContainText('3 years');
  });
});

/**
 * Measures from the next click or key until a further reply has its first word on the screen, in ms. Runs in
 * the page.
 */
function firstWord(): Promise<number> {
  return new Promise((resolve) => {
    const shown = (): number => {
      const root = document.querySelector('chatbot-widget')?.shadowRoot;
      const panel = root?.querySelector('chatbot-panel')?.shadowRoot;
      const replies = panel?.querySelectorAll('.messages chatbot-panel-reply .body') ?? [];
      return [...replies].filter(({ textContent }) => /\w/.test(textContent ?? '')).length;
    };
    const before = shown();
    let began = 0;
    const begin = (): void => void (began ||= performance.now());
    // Keys do not leave the element, but are on their way into it.
    for (const type of ['pointerdown', 'keydown']) window.addEventListener(type, begin, true);
    const look = (): void => {
      if (shown() > before) resolve(performance.now() - began);
      else requestAnimationFrame(look);
    };
    look();
  });
}
