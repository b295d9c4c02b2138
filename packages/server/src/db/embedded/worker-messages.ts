export interface WorkerSettings {
  /** Where the database's files are. */
  readonly directory: string;
  /** Socket file or named pipe to listen on. */
  readonly path: string;
}

/** What the worker says. Anything said to it means: close. */
export type FromWorker =
  | { readonly type: 'ready' }
  | { readonly type: 'closed' }
  | { readonly type: 'failed'; readonly reason: string };
