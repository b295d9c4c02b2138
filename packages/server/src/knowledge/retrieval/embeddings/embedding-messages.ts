/** Settings of a worker, told as it starts. */
export interface ThreadOptions {
  /** True if it gives way to everything else: nobody waits for what it embeds. */
  readonly givesWay: boolean;
}

/** Request to the worker: some texts, answered together under the same id. */
export interface ToWorker {
  readonly id: number;
  readonly texts: readonly string[];
}

/** Messages of the worker: that it can begin, or the results for some texts, in order. */
export type FromWorker =
  | { readonly type: 'ready' }
  | { readonly type: 'embedded'; readonly id: number; readonly vectors: readonly Float32Array[] }
  | { readonly type: 'failed'; readonly id: number; readonly reason: string };
