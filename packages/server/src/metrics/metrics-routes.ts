import { timingSafeEqual } from 'node:crypto';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { App } from '../plugins/app.js';
import { documented } from '../plugins/route-docs.js';
import type { MetricsPage } from './metrics-page.js';

const docs = documented({
  tag: 'Service',
  operationId: 'getMetrics',
  summary: 'Read metrics for Prometheus',
  description:
    'Needs METRICS_TOKEN as a bearer token. If that is not set, the route does not exist.',
  answers: { 200: { description: 'The text format of Prometheus', media: 'text/plain' } },
  errors: ['unauthorized'],
  signedIn: false,
});

/** `GET /metrics`, for whoever has the token. */
export async function metricsRoutes(
  app: App,
  { page, token }: { readonly page: MetricsPage; readonly token: string },
): Promise<void> {
  app.get('/metrics', { schema: docs }, async (request, reply) => {
    if (!isSame(request.headers.authorization ?? '', `Bearer ${token}`)) {
      throw new CodedError('unauthorized');
    }
    reply.header('cache-control', 'no-store').type(page.contentType);
    return reply.send(await page.read());
  });
}

function isSame(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
