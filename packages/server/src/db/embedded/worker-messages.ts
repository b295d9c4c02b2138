export interface WorkerSettings {
  /** Directory of the database's files. */
  readonly directory: string;
  /** Socket file or named pipe to listen on. */
  readonly path: string;
}

/** Messages from the worker. Any message to it means: close. */
export type FromWorker =
  | { readonly type: 'ready' }
  | { readonly type: 'closed' }
  | { readonly type: 'failed'; readonly reason: string };
