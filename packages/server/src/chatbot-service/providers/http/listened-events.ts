import type { ReadEvents } from '../wire/read-answer.js';

/**
 * The events of a stream that has no end of its own: over when nothing came for `quietMs` after
 * `hasSpoken` began to hold. Whoever reads them ends the request then: it still goes on.
 */
export function untilQuiet(
  read: ReadEvents,
  quietMs: number,
  hasSpoken: () => boolean,
): ReadEvents {
  return (take) =>
    new Promise((resolve, reject) => {
      let isOver = false;
      let timer: NodeJS.Timeout | undefined;
      const end = (settle: () => void) => {
        isOver = true;
        clearTimeout(timer);
        settle();
      };
      const wait = () => {
        if (hasSpoken()) timer = setTimeout(() => end(resolve), quietMs);
      };
      wait();
      read((event) => {
        if (isOver) return true;
        clearTimeout(timer);
        if (take(event)) return true;
        wait();
        return false;
      }).then(
        () => end(resolve),
        (error: unknown) => end(() => reject(asError(error))),
      );
    });
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
