import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { App } from './app.js';

const DEMO_OPERATOR = {
  tenantId: 'demo',
  operatorId: 'demo-operator',
  role: 'operator',
  chatbots: null,
} as const;
const SECONDS = 3_600;

/**
 * Signs the demo dashboard in, as an integrator's own backend would. For development: never
 * registered in production.
 */
export function devToken(app: App): void {
  app.post('/dev/token', async (request, reply) => {
    const { origin } = request.headers;
    if (origin !== undefined && !app.origins.isOwn(origin)) {
      throw new CodedError('origin-not-allowed', { origin });
    }
    reply.header('cache-control', 'no-store');
    return { token: app.signOperator(DEMO_OPERATOR, SECONDS), expiresIn: SECONDS };
  });
}
