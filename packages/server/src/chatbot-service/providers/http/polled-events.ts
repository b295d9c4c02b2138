import { setTimeout as delay } from 'node:timers/promises';
import type { ReadEvents } from '../wire/read-answer.js';
import type { WireEvent } from '../wire/wire-events.js';

export interface PollTerms {
  readonly everyMs: number;
  /** Silence after a message that ends the reply, in ms. */
  readonly quietMs: number;
  readonly hasSpoken: () => boolean;
  /** Tells whether an event says that more is to come. */
  readonly isBusy: (event: WireEvent) => boolean;
  readonly signal: AbortSignal;
}

/** The events of a place that has to be looked at again and again, as they are found there. */
export function polledEvents(
  look: () => Promise<readonly WireEvent[]>,
  { everyMs, quietMs, hasSpoken, isBusy, signal }: PollTerms,
): ReadEvents {
  return async (take) => {
    let busy = false;
    let quietSince = performance.now();
    while (true) {
      for (const event of await look()) {
        if (take(event)) return;
        busy = isBusy(event);
        quietSince = performance.now();
      }
      const isQuiet = performance.now() - quietSince >= quietMs;
      if (isQuiet && hasSpoken() && !busy) return;
      await delay(everyMs, undefined, { signal });
    }
  };
}
