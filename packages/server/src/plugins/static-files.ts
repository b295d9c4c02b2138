import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic, { type SetHeadersResponse } from '@fastify/static';
import type { App } from './app.js';
import { frontPage } from './front-page.js';
import { CLIENT, DEMO, RELEASES, WIDGET } from './served-folders.js';
import { versionRoute } from './version-route.js';
import { widgetBuild } from './widget-build.js';

const CHUNKS = join(WIDGET, 'chunks');
const AVATARS = join(DEMO, 'avatars');

/**
 * The demo, and the widget's bundle for any page on the web. `chatbot.js` keeps its name and is
 * asked for again each time; the chunks that it loads carry their content's hash in theirs. Below
 * `/v/1.2.3/` nothing changes ever: pages may pin it. Where the build has left compressed copies, they
 * are what is sent.
 */
export async function staticFiles(app: App, { demo }: { demo: boolean }): Promise<void> {
  const pages = { root: DEMO, cacheControl: false, setHeaders: forDemo };
  // Without the demo, of its files the icon alone: for pages that the server makes itself.
  await app.register(fastifyStatic, demo ? pages : { ...pages, serve: false });
  if (demo) {
    app.get('/client.js', { schema: { hide: true } }, (_request, reply) =>
      reply.header('cache-control', 'no-cache').sendFile('client.js', CLIENT),
    );
  } else {
    await frontPage(app);
    app.get('/favicon.svg', { schema: { hide: true } }, (_request, reply) =>
      reply.sendFile('favicon.svg'),
    );
  }
  await versionRoute(app);
  if (!existsSync(CHUNKS)) {
    app.log.warn('The widget is not built: run the build to have /chatbot.js.');
    return;
  }
  await app.register(widgetFiles);
}

async function widgetFiles(app: App): Promise<void> {
  app.addHook('onSend', async (_request, reply) => {
    const others = reply.getHeader('vary');
    reply.header('vary', [others, 'accept-encoding'].filter(Boolean).join(', '));
  });
  const bundle = { decorateReply: false, cacheControl: false, preCompressed: true } as const;
  const lasting = {
    ...bundle,
    setHeaders: (response: SetHeadersResponse) => forEverybody(response, FOR_EVER),
  };
  await app.register(fastifyStatic, {
    ...bundle,
    root: WIDGET,
    wildcard: false,
    globIgnore: ['chunks/**', '*.{br,gz}'],
    setHeaders: (response) => forEverybody(response, 'no-cache'),
  });
  await app.register(fastifyStatic, { ...lasting, root: CHUNKS, prefix: '/chunks/' });
  const version = widgetBuild()?.version;
  if (version !== undefined) {
    await app.register(fastifyStatic, { ...lasting, root: WIDGET, prefix: `/v/${version}/` });
  }
  if (existsSync(RELEASES)) {
    await app.register(fastifyStatic, { ...lasting, root: RELEASES, prefix: '/v/' });
  }
}

const FOR_EVER = 'public, max-age=31536000, immutable';

function forDemo(response: SetHeadersResponse, path: string): void {
  response.setHeader('cache-control', 'no-cache');
  // Avatars show on the pages that embed the chatbots.
  if (path.startsWith(AVATARS)) response.setHeader('cross-origin-resource-policy', 'cross-origin');
}

function forEverybody(response: SetHeadersResponse, cacheControl: string): void {
  response.setHeader('cache-control', cacheControl);
  response.setHeader('access-control-allow-origin', '*');
  // Pages tell how long the files are that they have: see docs/proof.md.
  response.setHeader('timing-allow-origin', '*');
  response.setHeader('cross-origin-resource-policy', 'cross-origin');
}
