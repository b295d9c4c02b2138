/** Result of one check. */
export interface Finding {
  /** Subject of the check, in a word or two. */
  readonly about: string;
  /** `bad`: the server does not work so; `doubtful`: it does, and you may not want it so. */
  readonly state: 'good' | 'doubtful' | 'bad';
  readonly says: string;
  /** Advice on what to do; only where the result is not good. */
  readonly action?: string;
}

export const good = (about: string, says: string): Finding => ({ about, state: 'good', says });

export const doubtful = (about: string, says: string, action: string): Finding => ({
  about,
  state: 'doubtful',
  says,
  action,
});

export const bad = (about: string, says: string, action: string): Finding => ({
  about,
  state: 'bad',
  says,
  action,
});

/** Describes a thrown value in one line, with what caused it. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  const inner = error instanceof AggregateError ? (error.errors[0] as unknown) : cause;
  const own = error.message || ('code' in error ? String(error.code) : error.name);
  if (!(inner instanceof Error)) return own;
  const reason = reasonOf(inner);
  // Some repeat what caused them.
  return reason.startsWith(own) ? reason : `${own} (${reason})`;
}
