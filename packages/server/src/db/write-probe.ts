import type { Sql } from './client.js';
import { assertWritable } from './assert-writable.js';

/** Rows are only written so often, in ms; between them it is asked whether that is allowed. */
const WRITE_MS = 5_000;
/** Two rows fill a page, so that a full disk is met soon although pages have room. */
const FILLER = 'x'.repeat(3_000);

/**
 * Finds out whether the database takes changes. That it answers says little: one that is read-only or
 * whose disk is full answers too.
 */
export class WriteProbe {
  readonly #sql: Sql;
  readonly #now: () => number;
  #wroteAt = -Infinity;

  /** @param now in ms */
  constructor(sql: Sql, now: () => number = () => performance.now()) {
    this.#sql = sql;
    this.#now = now;
  }

  /**
   * Resolves if the database takes changes.
   *
   * @throws what the database throws
   */
  async check(): Promise<void> {
    await assertWritable(this.#sql);
    if (this.#now() - this.#wroteAt < WRITE_MS) return;
    await this.#sql
      .begin(async (tx) => {
        await tx`insert into write_probes (filler) values (${FILLER})`;
        throw new TakenBack();
      })
      .catch((error: unknown) => {
        if (!(error instanceof TakenBack)) throw error;
      });
    this.#wroteAt = this.#now();
  }
}

/** Ends the transaction without a trace. */
class TakenBack extends Error {
  override readonly name = 'TakenBack';
}
