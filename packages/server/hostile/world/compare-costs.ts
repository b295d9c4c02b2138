import type { Test } from 'tap';
import type { WatchedServer } from './watched-server.js';

/** The longest that the thread which answers everybody may work at a stretch, in ms. */
export const LONGEST_HOLD = 250;
/** Limit of the cost of hostile input, as a multiple of harmless input of the same length. */
const MOST_TIMES = 10;
/** CPU time below which figures measure the clock and the server's other work, in ms. */
const LEAST_CPU = 50;

/** A harmless question. */
export const WORDS = 'How long do I have to send boots back that do not fit? ';

/** A piece repeated up to a length. */
export const filled = (piece: string, length: number): string =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

export interface Comparison {
  /** Harmless input, as long as the hostile ones. */
  readonly harmless: string;
  /** Hostile inputs by name. */
  readonly hostile: Readonly<Record<string, string>>;
  readonly work: (input: string) => Promise<unknown>;
}

/** Asserts of each hostile input that it holds nobody up, and costs no more than words do. */
export async function compareCosts(
  t: Test,
  server: WatchedServer,
  { harmless, hostile, work }: Comparison,
): Promise<void> {
  await work(harmless); // What is loaded once is no part of the cost.
  const usual = Math.max(LEAST_CPU, (await server.cost(() => work(harmless))).cpu);
  for (const [name, input] of Object.entries(hostile)) {
    const { cpu, held } = await server.cost(() => work(input));
    const figures = `${cpu.toFixed(0)} ms of ${usual.toFixed(0)}, held ${held.toFixed(0)} ms`;
    t.ok(held <= LONGEST_HOLD && cpu <= MOST_TIMES * usual, `${name}: ${figures}`);
  }
}
