import helmet from '@fastify/helmet';
import type { App } from './app.js';

/**
 * Policy of the server's own pages: they may run and style themselves with their own files alone,
 * talk to their own server, and show images over https. The same policy that strict host pages
 * have, so that the demo proves the embed works under it.
 *
 * Images by any host: an operator names those of avatars and of replies at any moment, and sees them
 * before they are saved, but a page has the policy that it was loaded with. Which images a reply may
 * show is the widget's to decide, here as on pages that have no policy.
 */
export async function securityHeaders(app: App): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'"],
        'img-src': ["'self'", 'https:', 'data:'],
        'connect-src': ["'self'"],
        // Two revisions side by side, each in a page of its own.
        'frame-src': ["'self'"],
        'manifest-src': ["'self'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'self'"],
        'require-trusted-types-for': ["'script'"],
        'trusted-types': ['lit-html'],
      },
    },
    // A POST to the page's own server has to carry its origin.
    referrerPolicy: { policy: 'same-origin' },
    // Whether a host has HTTPS everywhere is for who runs it to say.
    strictTransportSecurity: false,
  });
}
