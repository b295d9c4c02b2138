import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect, test as base } from './fixtures/tenant-test.js';
import { Panel } from './pages/panel.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PACKAGE = fileURLToPath(new URL('../packages/widget/lib/chatbot.js', import.meta.url));

interface Fixtures {
  /** Origin of a site whose own bundler has packed the widget from npm. */
  readonly site: string;
}

const test = base.extend<Fixtures>({
  expectedComplaint: /^<chatbot-widget>: The element has no server/,
  site: async ({ sites, server, shop }, use) => {
    const html = (
      attributes: string,
    ) => `<!doctype html><html lang="en"><title>Shop</title><link rel="icon" href="data:,">
<script type="module" src="/main.js"></script>
<chatbot-widget chatbot-id="${shop}" ${attributes}></chatbot-widget></html>`;
    const { outputFiles } = await build({
      stdin: { contents: `import '@chatbot-test/widget';`, resolveDir: ROOT },
      alias: { '@chatbot-test/widget': PACKAGE },
      ...{ bundle: true, minify: true, splitting: true, format: 'esm', write: false },
      entryNames: 'main',
      outdir: ROOT,
    });
    const files = new Map(outputFiles.map(({ path, contents }) => [basename(path), contents]));
    const { origin } = await sites.serve((request, response) => {
      const path = (request.url ?? '').slice(1);
      const file = files.get(path);
      const attributes = path === 'without.html' ? '' : `server="${server.origin}"`;
      const type = file ? 'text/javascript' : 'text/html; charset=utf-8';
      response.writeHead(200, { 'content-type': type }).end(file ?? html(attributes));
    });
    await use(origin);
  },
});

test('[6.7] packed by another bundler the widget demands a server, and told one it is as it is from there', async ({
  page,
  site,
  shop,
  api,
  complaints,
}) => {
  await page.addInitScript(() => {
    addEventListener('chatbot-error', (event) => {
      const { problem } = event as Event & { problem: { code: string } };
      document.documentElement.dataset['problem'] = problem.code;
    });
  });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`${site}/without.html`);
  await expect(page.locator('html')).toHaveAttribute('data-problem', 'no-server');
  expect(complaints).toHaveLength(1);
  expect(asked.filter((url) => url.includes('/v1/'))).toEqual([]);

  await api.edit(shop, (config) => ({ ...config, allowedOrigins: [site] }));
  await api.publish(shop);
  await page.goto(`${site}/with.html`);
  await page.getByRole('button', { name: /^Open the chat/ }).click();
  const panel = new Panel(page.locator('chatbot-widget'));
  await expect(await panel.ask('How long do I have to return something?')).toContainText('60 days');
  expect(complaints, 'nothing more').toHaveLength(1);
});
