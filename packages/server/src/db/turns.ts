import { setTimeout as after } from 'node:timers/promises';

/** Rest that the embedded database needs, which does one thing at a time: background work has half of it. */
export const EMBEDDED_REST = 1;
/** Longest rest after a turn, and longest wait before one, in ms: one that was slow for once does not keep all others waiting. */
const LONGEST_REST_MS = 250;
/** Time without a statement of anybody else's after which a turn begins, in ms: those of one message follow each other faster. */
const QUIET_MS = 5;
/** A turn waits for quiet for so many times as long as the turn before took: where it is never quiet, it has its share. */
const MOST_WAITS = 10;

export interface TurnsOptions {
  /** Length of a rest, as a multiple of the turn before. Default: 0, for a database that does many things at once. */
  readonly rest?: number;
  /** Counts what has been sent to the database so far, by anybody. Left out: turns wait for nobody. */
  readonly sent?: (() => number) | undefined;
  readonly clock?: TurnsClock;
}

/** Clock of turns, in ms. */
export interface TurnsClock {
  now(): number;
  wait(ms: number): Promise<unknown>;
}

const CLOCK: TurnsClock = { now: () => performance.now(), wait: after };

/**
 * Lets pieces of work in the background go one after the other, in the order in which they came, with a
 * rest after each in which the database is free. Who stores a long document takes a turn for each part, so
 * that short ones go in between, and whoever chats waits for one part at most: the next begins when nobody
 * else has asked the database anything for a moment. A turn takes longer where others use the database too, and
 * so does its rest: the busier they are, the less is done here.
 */
export class Turns {
  readonly #rest: number;
  readonly #sent: (() => number) | undefined;
  readonly #clock: TurnsClock;
  #free: Promise<unknown> = Promise.resolve();
  /** Length of the last turn, in ms, and what had been sent when it ended. */
  #took = 0;
  #seen = 0;

  constructor({ rest = 0, sent, clock = CLOCK }: TurnsOptions = {}) {
    this.#clock = clock;
    this.#rest = rest;
    this.#sent = sent;
  }

  /** Resolves or rejects as the work does, before its rest. */
  take<Result>(work: () => Promise<Result>): Promise<Result> {
    let begun = 0;
    const done = this.#free.then(async () => {
      await this.#untilQuiet();
      begun = this.#clock.now();
      return work();
    });
    const rest = () => {
      this.#took = this.#clock.now() - begun;
      this.#seen = this.#sent?.() ?? 0;
      const ms = Math.min(this.#rest * this.#took, LONGEST_REST_MS);
      return ms > 0 ? this.#clock.wait(ms) : undefined;
    };
    this.#free = done.then(rest, rest);
    return done;
  }

  async #untilQuiet(): Promise<void> {
    if (!this.#sent) return;
    const latest = this.#clock.now() + Math.min(MOST_WAITS * this.#took, LONGEST_REST_MS);
    for (let sent = this.#sent(); sent !== this.#seen; sent = this.#sent()) {
      this.#seen = sent;
      if (this.#clock.now() >= latest) return;
      await this.#clock.wait(QUIET_MS);
    }
  }
}
