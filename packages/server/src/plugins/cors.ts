import fastifyCors from '@fastify/cors';
import type { App } from './app.js';

/**
 * Lets dashboards on other origins use the API. There are no cookies, so no credentials. What a
 * page may embed is the chatbot's to say, and its own route does.
 */
export async function cors(app: App): Promise<void> {
  await app.register(fastifyCors, {
    origin: (origin, decide) => decide(null, app.origins.mayManage(origin)),
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowedHeaders: ['authorization', 'content-type'],
    exposedHeaders: ['x-correlation-id'],
    maxAge: 600,
    // One that is none would be refused in words of the plugin, without a code.
    strictPreflight: false,
  });
}
