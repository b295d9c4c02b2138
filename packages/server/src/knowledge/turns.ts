import { setTimeout as after } from 'node:timers/promises';

/** Rest that the embedded database needs, which does one thing at a time: background work has half of it. */
export const EMBEDDED_REST = 1;
/** Longest rest after a turn, in ms: one that was slow for once does not keep all others waiting. */
const LONGEST_REST_MS = 250;

/**
 * Lets pieces of work in the background go one after the other, in the order in which they came, with a
 * rest after each in which the database is free. Who stores a long document takes a turn for each part, so
 * that short ones go in between, and whoever chats waits for one part at most. A turn takes longer where
 * others use the database too, and so does its rest: the busier they are, the less is done here.
 */
export class Turns {
  readonly #rest: number;
  #free: Promise<unknown> = Promise.resolve();

  /** @param rest length of a rest, as a multiple of the turn before. Default: 0, for a database that does many things at once */
  constructor(rest = 0) {
    this.#rest = rest;
  }

  /** Resolves or rejects as the work does, before its rest. */
  take<Result>(work: () => Promise<Result>): Promise<Result> {
    let begun = 0;
    const done = this.#free.then(() => {
      begun = performance.now();
      return work();
    });
    const rest = () => {
      const ms = Math.min(this.#rest * (performance.now() - begun), LONGEST_REST_MS);
      return ms > 0 ? after(ms) : undefined;
    };
    this.#free = done.then(rest, rest);
    return done;
  }
}
