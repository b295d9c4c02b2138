/** A window of time in which what a tenant spends is summed up, in ms. */
export const WINDOW_MS = 3_600_000;
/** Tenants known before those whose window is over are forgotten. */
const TENANTS = 1_000;

interface Spent {
  readonly since: number;
  readonly ms: number;
}

/** CPU time that tenants have spent in the hour that began with their first work in it. */
export class SpentTime {
  readonly #clock: () => number;
  readonly #spent = new Map<string, Spent>();

  /** @param clock gives the time, in ms */
  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** Tells the time that a key has spent, in ms. */
  of(key: string): number {
    return this.#now(key).ms;
  }

  /** Time until what was spent is forgotten, in ms. */
  forgottenInMs(key: string): number {
    const { since } = this.#now(key);
    return Math.max(0, since + WINDOW_MS - this.#clock());
  }

  add(key: string, ms: number): void {
    if (this.#spent.size >= TENANTS) this.#forget();
    const { since, ms: before } = this.#now(key);
    this.#spent.set(key, { since, ms: before + ms });
  }

  #now(key: string): Spent {
    const spent = this.#spent.get(key);
    return spent && this.#isNow(spent) ? spent : { since: this.#clock(), ms: 0 };
  }

  #isNow({ since }: Spent): boolean {
    return this.#clock() - since < WINDOW_MS;
  }

  #forget(): void {
    for (const [key, spent] of this.#spent) if (!this.#isNow(spent)) this.#spent.delete(key);
  }
}
