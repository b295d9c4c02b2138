/** Growth below which work is linear: eight times the size took at most this many times as long. */
export const LINEAR = 24;

/** Growth below which work is bounded: of eight times the size no more was done, but for reading it. */
export const BOUNDED = 4;

/**
 * Measures how much longer a work takes at eight times its size: 8 where it is linear, 64 where it is
 * quadratic. It is a ratio of CPU times, the least of three each, so that it is the same on a slow or
 * busy machine.
 *
 * @param work is given its size
 * @param size the larger one, a multiple of eight
 */
export async function growth(work: (size: number) => unknown, size: number): Promise<number> {
  const small = await leastTime(() => work(size / 8));
  const large = await leastTime(() => work(size));
  return large / Math.max(small, 1_000);
}

/** CPU time of the fastest of three runs, in microseconds. */
async function leastTime(work: () => unknown): Promise<number> {
  let least = Infinity;
  for (let run = 0; run < 3; run += 1) {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, user + system);
  }
  return least;
}
