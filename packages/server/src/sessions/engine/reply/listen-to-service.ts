import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import { SilenceTimer } from '../../../silence-timer.js';

/** Terms on which a service is listened to. */
export interface Terms {
  readonly signal: AbortSignal;
  /** Time without an event after which the service has failed, in ms. */
  readonly silenceMs: number;
}

/**
 * Hears what a chatbot service tells, under our terms: it is over at once when `signal` aborts,
 * whatever the service does about that; nothing is heard of it from then on.
 *
 * @param begin has the service tell by what it is given
 * @param hear what it throws ends the listening
 * @returns rejects with what the service has failed with, `service-timeout`, or what `hear` threw
 */
export function listenToService<Event>(
  begin: (tell: (event: Event) => void) => Promise<void>,
  hear: (event: Event) => void,
  { signal, silenceMs }: Terms,
): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve, reject) => {
    let isOver = false;
    const end = (settle: () => void) => {
      if (isOver) return;
      isOver = true;
      silence.end();
      signal.removeEventListener('abort', onAbort);
      settle();
    };
    const fail = (error: unknown) =>
      end(() => reject(error instanceof Error ? error : new Error(String(error))));
    const onAbort = () => end(resolve);
    const seconds = Math.round(silenceMs / 1_000);
    const silence = new SilenceTimer(silenceMs, () =>
      fail(new CodedError('service-timeout', { seconds })),
    );
    signal.addEventListener('abort', onAbort);
    const tell = (event: Event) => {
      if (isOver) return;
      silence.heard();
      try {
        hear(event);
      } catch (error) {
        fail(error);
      }
    };
    begin(tell).then(() => end(resolve), fail);
  });
}
