import rateLimit, { type FastifyRateLimitStore } from '@fastify/rate-limit';
import { isHealthPath } from '../health/health-routes.js';
import type { App } from '../plugins/app.js';
import type { AddressLimits } from './address-limits.js';
import { addressKey } from './client-address.js';
import type { WindowLimit } from './limit-settings.js';
import type { RateCounter } from './rate-counter.js';

declare module 'fastify' {
  interface FastifyInstance {
    readonly limits: AddressLimits;
  }
}

export interface RequestLimits {
  readonly limits: AddressLimits;
  readonly counter: RateCounter;
  /** Null: any number of requests. */
  readonly requests: WindowLimit | null;
  /** True if forwarded addresses are trusted. */
  readonly trustsProxies: boolean;
}

/**
 * Counts the requests of each address, whatever they ask for: what does not exist, and upgrades,
 * too. Health checks come from who runs the server, and are always answered.
 */
export async function limitRequests(app: App, options: RequestLimits): Promise<void> {
  const { limits, counter, requests, trustsProxies } = options;
  app.decorate('limits', limits);
  if (!trustsProxies) warnOfProxy(app);
  if (!requests) return;
  await app.register(rateLimit, {
    global: false,
    max: requests.most,
    timeWindow: requests.windowMs,
    keyGenerator: (request) => addressKey(request.ip),
    allowList: (request) => isHealthPath(request.url),
    store: storeOver(counter),
  });
  const check = app.createRateLimit();
  // A hook of the app, not of its routes: what has no route is asked for too.
  app.addHook('onRequest', async (request) => {
    const found = await check(request);
    if (!found.isAllowed && found.isExceeded) throw limits.refusal('requests', found.ttl);
  });
}

/** Counts where everything else is counted: in Redis, or here while that is away. */
function storeOver(counter: RateCounter) {
  return class CounterStore implements FastifyRateLimitStore {
    incr(...[key, callback, windowMs]: Parameters<FastifyRateLimitStore['incr']>): void {
      void counter
        .count(`requests:${key}`, windowMs)
        .then(({ count, endsInMs }) => callback(null, { current: count, ttl: endsInMs }));
    }

    child(): CounterStore {
      return this;
    }
  };
}

/**
 * Warns once of a proxy that is not configured: behind it everybody has one address and shares its
 * limits.
 */
function warnOfProxy(app: App): void {
  let isTold = false;
  app.addHook('onRequest', async ({ headers, log, socket }) => {
    if (isTold || headers['x-forwarded-for'] === undefined) return;
    isTold = true;
    log.warn(
      { proxy: socket.remoteAddress },
      'a proxy passes requests on and is not trusted: limits count all of its visitors as one; name it in TRUSTED_PROXIES',
    );
  });
}

/** Answers `429` to an address that adds documents without end. */
export function limitUploads(app: App): (request: { readonly ip: string }) => Promise<void> {
  return async ({ ip }) => app.limits.count('uploads', addressKey(ip));
}

/** A client's address, and its limits. */
export function placeOf(
  app: App,
  {
    id,
    ip,
    headers,
  }: {
    readonly id: string;
    readonly ip: string;
    readonly headers: { readonly origin?: string };
  },
) {
  const { origin } = headers;
  return { address: addressKey(ip), limits: app.limits, origin, requestId: id };
}
