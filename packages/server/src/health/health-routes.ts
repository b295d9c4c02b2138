import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { App } from '../plugins/app.js';

const ANSWER_MS = 1_000;

/** For load balancers and supervisors: does the process live, and may it be sent requests? */
export async function healthRoutes(
  app: App,
  { isDatabaseReady }: { isDatabaseReady: () => Promise<unknown> },
): Promise<void> {
  app.get('/health/live', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
    return { status: 'live' };
  });

  app.get('/health/ready', async (_request, reply) => {
    await within(ANSWER_MS, isDatabaseReady()).catch((error: unknown) => {
      throw new CodedError('database-unavailable', {}, error);
    });
    reply.header('cache-control', 'no-store');
    return { status: 'ready' };
  });
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
