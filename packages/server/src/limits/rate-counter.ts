/** Number of events in the current window, this one included. */
export interface Counted {
  readonly count: number;
  /** Time until the window ends, in ms. */
  readonly endsInMs: number;
}

/** Counts what happens in windows of time; each window begins with the first that is counted. */
export interface RateCounter {
  /** Counts one more. Never rejects. */
  count(key: string, windowMs: number): Promise<Counted>;
}
