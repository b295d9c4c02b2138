/** What the worker is asked: one text, answered under the same id. */
export interface ToWorker {
  readonly id: number;
  readonly text: string;
}

/** What it says: that it can begin, or what became of a text. */
export type FromWorker =
  | { readonly type: 'ready' }
  | { readonly type: 'embedded'; readonly id: number; readonly vector: Float32Array }
  | { readonly type: 'failed'; readonly id: number; readonly reason: string };
