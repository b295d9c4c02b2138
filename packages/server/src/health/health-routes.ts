import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { App } from '../plugins/app.js';
import { within } from '../within.js';

const ANSWER_MS = 1_000;

export interface HealthOptions {
  readonly isDatabaseReady: () => Promise<unknown>;
  /** Requests are answered, but news do not reach other processes. */
  readonly isDegraded: () => boolean;
  /** Requests are still answered, but new ones are better sent elsewhere. */
  readonly isStopping: () => boolean;
}

/** For load balancers and supervisors: does the process live, and may it be sent requests? */
export async function healthRoutes(
  app: App,
  { isDatabaseReady, isDegraded, isStopping }: HealthOptions,
): Promise<void> {
  app.get('/health/live', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
    return { status: 'live' };
  });

  app.get('/health/ready', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
    if (isStopping()) throw new CodedError('stopping');
    await within(ANSWER_MS, isDatabaseReady()).catch((error: unknown) => {
      throw new CodedError('database-unavailable', {}, error);
    });
    return { status: isDegraded() ? 'degraded' : 'ready' };
  });
}
