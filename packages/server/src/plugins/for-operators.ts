import type { App } from './app.js';

/** Has each route of this plugin ask for an operator's token, and keeps its responses out of caches. */
export function forOperators(app: App): void {
  app.addHook('onRequest', app.authenticate);
  app.addHook('onSend', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
  });
}
