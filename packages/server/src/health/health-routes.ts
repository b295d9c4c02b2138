import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import Type from 'typebox';
import type { App } from '../plugins/app.js';
import { documented } from '../plugins/route-docs.js';
import { within } from '../within.js';

const ANSWER_MS = 1_000;

export interface HealthOptions {
  readonly isDatabaseReady: () => Promise<unknown>;
  /** Requests are answered, but news do not reach other processes. */
  readonly isDegraded: () => boolean;
  /** Requests are still answered, but new ones are better sent elsewhere. */
  readonly isStopping: () => boolean;
}

const status = (description: string, example: string) => ({
  description,
  schema: Type.Object({ status: Type.String() }),
  example: { status: example },
});

const live = documented({
  tag: 'Service',
  summary: 'Does the process live?',
  answers: { 200: status('It does', 'live') },
  signedIn: false,
});

const ready = documented({
  tag: 'Service',
  summary: 'May it be sent requests?',
  description:
    'If the database answers within a second; `degraded` means that news do not reach other processes at the moment. Not while the server is stopping.',
  answers: { 200: status('It may', 'ready') },
  errors: ['stopping'],
  signedIn: false,
});

/** For load balancers and supervisors: does the process live, and may it be sent requests? */
export async function healthRoutes(
  app: App,
  { isDatabaseReady, isDegraded, isStopping }: HealthOptions,
): Promise<void> {
  app.get('/health/live', { schema: live }, async (_request, reply) => {
    reply.header('cache-control', 'no-store');
    return { status: 'live' };
  });

  app.get('/health/ready', { schema: ready }, async (_request, reply) => {
    reply.header('cache-control', 'no-store');
    if (isStopping()) throw new CodedError('stopping');
    await within(ANSWER_MS, isDatabaseReady()).catch((error: unknown) => {
      throw new CodedError('database-unavailable', {}, error);
    });
    return { status: isDegraded() ? 'degraded' : 'ready' };
  });
}
