const FIRST_MS = 500;
const MOST_MS = 30_000;

/**
 * Computes the wait before the next try: "full jitter", a random time up to a limit that doubles,
 * so that the clients of a restarted server do not come back all at once.
 * Source: https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 *
 * @param failures tries that have failed in a row, from 1
 * @param random   0 to 1
 * @returns ms
 */
export function backoff(failures: number, random = Math.random()): number {
  return random * Math.min(MOST_MS, FIRST_MS * 2 ** (failures - 1));
}
