/** Reason why the server cannot start, in one line for the person who started it. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/** The code of a system error (`EACCES`), if it is one. */
export function errnoOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : null;
}
