import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic, { type SetHeadersResponse } from '@fastify/static';
import type { App } from './app.js';

/** As far from `dist` as from `src`. */
const PACKAGES = fileURLToPath(new URL('../../../', import.meta.url));
const WIDGET = join(PACKAGES, 'widget', 'dist');
const CHUNKS = join(WIDGET, 'chunks');
const DEMO = join(PACKAGES, '..', 'examples', 'demo');
const AVATARS = join(DEMO, 'avatars');

/**
 * The demo, and the widget's bundle for any page on the web. `chatbot.js` keeps its name and is
 * asked for again each time; the chunks that it loads carry their content's hash in theirs. Where
 * the build has left compressed copies, they are what is sent.
 */
export async function staticFiles(app: App): Promise<void> {
  await app.register(fastifyStatic, { root: DEMO, cacheControl: false, setHeaders: forDemo });
  if (!existsSync(CHUNKS)) {
    app.log.warn('The widget is not built: run the build to have /chatbot.js.');
    return;
  }
  const bundle = { decorateReply: false, cacheControl: false, preCompressed: true } as const;
  await app.register(fastifyStatic, {
    ...bundle,
    root: WIDGET,
    wildcard: false,
    globIgnore: ['chunks/**'],
    setHeaders: (response) => forEverybody(response, 'no-cache'),
  });
  await app.register(fastifyStatic, {
    ...bundle,
    root: CHUNKS,
    prefix: '/chunks/',
    setHeaders: (response) => forEverybody(response, 'public, max-age=31536000, immutable'),
  });
}

function forDemo(response: SetHeadersResponse, path: string): void {
  response.setHeader('cache-control', 'no-cache');
  // Avatars show on the pages that embed the chatbots.
  if (path.startsWith(AVATARS)) response.setHeader('cross-origin-resource-policy', 'cross-origin');
}

function forEverybody(response: SetHeadersResponse, cacheControl: string): void {
  response.setHeader('cache-control', cacheControl);
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('cross-origin-resource-policy', 'cross-origin');
}
