import { errorsPage } from '@chatbot-test/shared/errors/errors-page.js';
import { Marked } from 'marked';
import type { App } from '../plugins/app.js';

/**
 * The page of error codes, which every error in the test bench links to: `/docs/errors#code`.
 * Made from the catalogue, so that it knows the codes of the server that answered.
 */
export async function errorsPageRoutes(app: App): Promise<void> {
  const body = await new Marked().parse(errorsPage());
  // Codes are words and hyphens: an id needs no escaping.
  const html = body.replace(/<h2>([a-z-]+)<\/h2>/g, '<h2 id="$1"><a href="#$1">$1</a></h2>');
  const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Error codes</title>
<link rel="icon" href="../favicon.svg">
<link rel="stylesheet" href="errors.css">
<main>
${html}</main>
</html>
`;
  app.get('/docs/errors', { schema: { hide: true } }, async (_request, reply) => {
    reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8');
    return page;
  });
  app.get('/docs/errors.css', { schema: { hide: true } }, async (_request, reply) => {
    reply.header('cache-control', 'no-cache').type('text/css; charset=utf-8');
    return STYLES;
  });
}

const STYLES = `:root { color-scheme: light dark; }
body { margin: 0; font: 15px/24px system-ui, sans-serif; }
main { max-width: 720px; margin: 0 auto; padding: 32px 16px 96px; overflow-wrap: anywhere; }
h1 { margin-inline: 8px; font-size: 22px; line-height: 32px; }
h2 { margin: 32px 0 4px; padding: 4px 8px; font: 600 15px/24px ui-monospace, Menlo, Consolas, monospace; border-radius: 6px; }
h2 a { color: inherit; text-decoration: none; }
h2 a:hover { text-decoration: underline; }
h2:target { background: light-dark(oklch(95% 0.05 85), oklch(35% 0.05 85)); }
p { margin: 4px 8px; }
code { font: 13px ui-monospace, Menlo, Consolas, monospace; }
:focus-visible { outline: 2px solid; outline-offset: 2px; }
`;
