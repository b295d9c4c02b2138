/**
 * Steps of what is typed: one field's input that follows itself closely is one step.
 *
 * @template T
 */
export class DraftHistory {
  /** @type {T[]} */
  #past = [];
  /** @type {T[]} */
  #future = [];
  #last = { path: '', at: -Infinity };

  /**
   * Keeps the state before a change.
   *
   * @param {T} state @param {string} path what is about to change @param {number} now in ms
   */
  keep(state, path, now) {
    const continues = path !== '' && path === this.#last.path && now - this.#last.at < STEP_MS;
    this.#last = { path, at: now };
    this.#future = [];
    if (continues) return;
    this.#past.push(state);
    if (this.#past.length > MOST) this.#past.shift();
  }

  /** @param {T} state as it is now @returns {T | undefined} as it was a step before */
  back(state) {
    return this.#step(this.#past, this.#future, state);
  }

  /** @param {T} state as it is now @returns {T | undefined} as it was before the last step back */
  forth(state) {
    return this.#step(this.#future, this.#past, state);
  }

  /** Makes the next change a step of its own. */
  endStep() {
    this.#last = { path: '', at: -Infinity };
  }

  get canGoBack() {
    return this.#past.length > 0;
  }

  get canGoForth() {
    return this.#future.length > 0;
  }

  /** @param {T[]} from @param {T[]} to @param {T} state */
  #step(from, to, state) {
    const next = from.pop();
    if (next === undefined) return undefined;
    to.push(state);
    this.endStep();
    return next;
  }
}

/** Pause after which the same field's input is another step, in ms. */
const STEP_MS = 1_000;
const MOST = 100;
