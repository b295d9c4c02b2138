import { ServiceRefusal } from '../../failures/http-status-error.js';
import type { ReadEvents } from './read-answer.js';

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

/** Longest wait for what follows an end, such as figures, in ms: less than any limit of silence. */
const REST_MS = 800;

/**
 * The events of a stream up to its end, where the service says that, whatever becomes of the
 * connection then: some leave it open, or break it.
 *
 * @param hasEnded whether the end was said
 */
export function untilSaid(read: ReadEvents, hasEnded: () => boolean): ReadEvents {
  const readToEnd = untilQuiet(read, REST_MS, hasEnded);
  return async (take) => {
    try {
      await readToEnd(take);
    } catch (error) {
      if (!hasEnded() || error instanceof ServiceRefusal) throw error;
    }
  };
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
