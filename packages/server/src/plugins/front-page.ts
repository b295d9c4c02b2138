import type { App } from './app.js';

/** Page at the address of a server without the demo: that it runs, and what to do next. */
export async function frontPage(app: App): Promise<void> {
  app.get('/', { schema: { hide: true } }, async (_request, reply) => {
    reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8');
    return PAGE;
  });
}

const PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Chat server</title>
<link rel="icon" href="favicon.svg">
<link rel="stylesheet" href="docs/errors.css">
<main>
<h1>The chat server is running</h1>
<p>Nothing is published here yet. What to do next:</p>
<ol>
<li>Have your backend sign tokens for your operators, with <code>JWT_SECRET</code> or the keys of <code>JWT_JWKS_URL</code>.</li>
<li>List the origin of your dashboard in <code>ALLOWED_ORIGINS</code>, and put <code>&lt;chatbot-test&gt;</code> into its pages.</li>
<li>Create a chatbot with the <a href="docs">HTTP API</a>, test it, and publish it.</li>
<li>Embed it on your site: the test interface has the code.</li>
</ol>
<p>To look around first, start the server with <code>SEED_DEMO=true</code>. Errors are explained in the <a href="docs/errors">list of error codes</a>.</p>
</main>
</html>
`;
