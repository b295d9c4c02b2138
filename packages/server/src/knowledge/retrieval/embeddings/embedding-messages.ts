import type { Engine } from './encoder/encoder.js';

/** Settings of a process that embeds, told as its argument. */
export interface ProcessOptions {
  /** True if it gives way to everything else: nobody waits for what it embeds. */
  readonly givesWay: boolean;
  /** Engine to be used; `native` where that runs. */
  readonly engine: Engine;
}

/** Request to the process: some texts, answered together. */
export interface ToProcess {
  readonly texts: readonly string[];
}

/** Messages of the process: that it can begin, or the results for some texts, in order. */
export type FromProcess =
  | { readonly type: 'ready'; readonly engine: Engine }
  | { readonly type: 'embedded'; readonly vectors: readonly Float32Array[] }
  | { readonly type: 'failed'; readonly reason: string };
