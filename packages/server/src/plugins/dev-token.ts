import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import Type from 'typebox';
import type { App } from './app.js';
import { documented } from './route-docs.js';

const DEMO_OPERATOR = {
  tenantId: 'demo',
  operatorId: 'demo-operator',
  role: 'operator',
  chatbots: null,
} as const;
const SECONDS = 3_600;

const schema = documented({
  tag: 'Service',
  summary: 'Sign in to the demo',
  description: 'For the demo’s own pages. Not there in production.',
  answers: {
    200: {
      description: 'A token of the demo’s operator',
      schema: Type.Object({ token: Type.String(), expiresIn: Type.Integer({ minimum: 1 }) }),
      example: { token: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJkZW1vIn0.c2lnbmF0dXJl', expiresIn: 3600 },
    },
  },
  errors: ['origin-not-allowed'],
  signedIn: false,
});

/**
 * Signs the demo dashboard in, as an integrator's own backend would. For development: never
 * registered in production.
 */
export function devToken(app: App): void {
  app.post('/dev/token', { schema }, async (request, reply) => {
    const { origin } = request.headers;
    if (origin !== undefined && !app.origins.isOwn(origin)) {
      throw new CodedError('origin-not-allowed', { origin });
    }
    reply.header('cache-control', 'no-store');
    return { token: app.signOperator(DEMO_OPERATOR, SECONDS), expiresIn: SECONDS };
  });
}
