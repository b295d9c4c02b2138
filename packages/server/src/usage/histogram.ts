/**
 * Counts of durations in buckets whose bounds grow by a constant factor, so that histograms of any
 * hours add up, and a quantile is off by 7 % at most: half of a bucket.
 *
 * Source: C. Masson and others, DDSketch, VLDB 2019.
 */
export type Histogram = readonly number[];

const FACTOR = 1.15;
/** Number of buckets: the last one ends at 11 minutes, and counts all that takes longer. */
const BUCKETS = 97;

/** The bucket of a duration, in ms. The first holds all up to 1 ms. */
export function bucketOf(ms: number): number {
  if (!(ms > 1)) return 0;
  return Math.min(Math.ceil(Math.log(ms) / Math.log(FACTOR)), BUCKETS - 1);
}

/** A histogram with one more duration, in ms. */
export function counted(histogram: Histogram, ms: number): number[] {
  const bucket = bucketOf(ms);
  const next = [...histogram];
  while (next.length <= bucket) next.push(0);
  next[bucket] = (next[bucket] ?? 0) + 1;
  return next;
}

/** Adds another histogram to one, in place; with a sign of -1 takes it away. */
export function add(total: number[], more: Histogram, sign: 1 | -1): void {
  while (total.length < more.length) total.push(0);
  for (let bucket = 0; bucket < more.length; bucket++) {
    total[bucket] = (total[bucket] ?? 0) + sign * (more[bucket] ?? 0);
  }
}

/**
 * The duration that a share of all does not exceed, in ms; null where there is none.
 *
 * @param share between 0 and 1
 */
export function quantile(histogram: Histogram, share: number): number | null {
  const count = histogram.reduce((sum, value) => sum + value, 0);
  if (count === 0) return null;
  const rank = Math.max(1, Math.ceil(share * count));
  let below = 0;
  for (const [bucket, value] of histogram.entries()) {
    below += value;
    if (below >= rank) return middleOf(bucket);
  }
  return null;
}

function middleOf(bucket: number): number {
  return bucket === 0 ? 1 : (2 * FACTOR ** bucket) / (FACTOR + 1);
}
