import type { WireEvent } from './path.js';

/**
 * The events of a stream that has no end of its own: over when nothing came for `quietMs` after
 * `hasSpoken` began to hold.
 */
export async function* untilQuiet(
  events: AsyncGenerator<WireEvent, void>,
  quietMs: number,
  hasSpoken: () => boolean,
): AsyncGenerator<WireEvent, void> {
  try {
    while (true) {
      const next = events.next();
      // Given up below while it waits: what it ends with then is of no interest.
      next.catch(() => undefined);
      const result = hasSpoken() ? await within(next, quietMs) : await next;
      if (result === null || result.done) return;
      yield result.value;
    }
  } finally {
    // It may be waiting for the service, and would keep us waiting too.
    void events.return();
  }
}

/** Null where the promise takes longer than `ms`. */
async function within<T>(promise: Promise<T>, ms: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
