import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';

type Interrupt = (error: CodedError | null) => void;

/**
 * What a chatbot service says, under our terms: it ends at once when `signal` aborts, whatever the
 * service does about that, and throws `service-timeout` after `silenceMs` without an event.
 */
export async function* serviceStream<Event>(
  events: AsyncIterable<Event>,
  signal: AbortSignal,
  silenceMs: number,
): AsyncGenerator<Event, void, void> {
  if (signal.aborted) return;
  let interrupt: Interrupt = () => undefined;
  const seconds = Math.round(silenceMs / 1_000);
  const timer = setTimeout(
    () => interrupt(new CodedError('service-timeout', { seconds })),
    silenceMs,
  );
  const onAbort = () => interrupt(null);
  signal.addEventListener('abort', onAbort);
  const iterator = events[Symbol.asyncIterator]();
  try {
    while (true) {
      // One promise an event, not a race against one for all: that would keep every one of them.
      const next = await new Promise<IteratorResult<Event> | null>((resolve, reject) => {
        interrupt = (error) => (error ? reject(error) : resolve(null));
        iterator.next().then(resolve, reject);
      });
      if (!next || next.done || signal.aborted) return;
      yield next.value;
      timer.refresh();
    }
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
    // A service that hangs would never let go, and what it throws by now is of no interest.
    void Promise.resolve(iterator.return?.()).catch(() => undefined);
  }
}
