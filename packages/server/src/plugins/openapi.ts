import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { App } from './app.js';
import { nameSchemas } from './named-schemas.js';
import { TAGS } from './route-docs.js';

declare module 'fastify' {
  interface FastifyInstance {
    /** Routes of the server, once it is ready; the reference's own addresses left out. */
    readonly routes: readonly ServedRoute[];
  }
}

export interface ServedRoute {
  readonly method: string;
  readonly url: string;
  /** True for routes of files, which are not in the reference. */
  readonly isHidden: boolean;
}

/** The one style that the reference's script puts into an attribute, of the pinned version. */
const INLINE_STYLE = "'unsafe-hashes' 'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w='";

/**
 * Content security policy of the API reference: as strict as that of other pages, except for that
 * style, and for trusted types, since the script draws with `innerHTML`.
 */
const REFERENCE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' ${INLINE_STYLE}`,
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ');

const DESCRIPTION = `Manage chatbots and their test sessions from a dashboard. docs/errors.md lists the error
codes, and docs/protocol.md describes the WebSockets.

Routes for operators need the header \`Authorization: Bearer <JWT>\`. The token has the claims \`sub\`,
\`tenant\`, \`role\` and \`exp\`, and is signed with \`JWT_SECRET\` (HS256) or a key of \`JWT_JWKS_URL\`.`;

/**
 * The OpenAPI document at `/docs/json`, made from the routes' schemas, and a page at `/docs` that
 * shows it. To be called before the routes are added.
 *
 * @param publicUrl where clients reach the server; null: where they got the document
 */
export async function openApi(app: App, publicUrl: string | null): Promise<void> {
  const routes: ServedRoute[] = [];
  app.decorate('routes', routes);
  app.addHook('onRoute', ({ method, url, schema, websocket }) => {
    // The sockets' plugin hides them.
    if (websocket && schema) schema.hide = false;
    const isReference = url === '/docs' || url.startsWith('/docs/');
    const isHidden = schema?.hide ?? false;
    if (isReference) return;
    for (const one of [method].flat()) routes.push({ method: one, url, isHidden });
  });
  await app.register(swagger, {
    // Routes never name the path of a proxy, and the server's address may be relative.
    stripBasePath: false,
    transformObject: (document) =>
      'openapiObject' in document ? nameSchemas(document.openapiObject) : document.swaggerObject,
    openapi: {
      openapi: '3.1.0',
      servers: [{ url: publicUrl ?? '../' }],
      tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
      info: { title: 'Chatbot test server', version: '1', description: DESCRIPTION },
      components: {
        securitySchemes: { operator: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      },
    },
  });
  await app.register(async (reference) => {
    // Its page names its files from there: so they are found below any path that a proxy takes off.
    reference.addHook('onRequest', async (request, reply) => {
      if (/\/docs(\?|$)/.test(request.url)) return reply.redirect('docs/');
    });
    reference.addHook('onSend', async (_request, reply) => {
      reply.header('content-security-policy', REFERENCE_POLICY);
    });
    await reference.register(swaggerUi, {
      routePrefix: '/docs',
      indexPrefix: '',
      uiConfig: { deepLinking: true, tryItOutEnabled: false },
      theme: { title: 'API reference' },
    });
  });
}
