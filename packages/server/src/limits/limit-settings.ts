/** Number allowed in a window of time. */
export interface WindowLimit {
  readonly most: number;
  readonly windowMs: number;
}

/**
 * Limits of one address. Null: no limit. Rates are counted in Redis where there is
 * one, and so hold for all processes together; what is open at once is counted by each process.
 */
export interface LimitSettings {
  /** HTTP requests, upgrades to sockets included. */
  readonly requests: WindowLimit | null;
  /** Sign-ins with an invalid or expired token. */
  readonly badTokens: WindowLimit | null;
  /** New sessions, of visitors and of operators. */
  readonly newSessions: WindowLimit | null;
  /** Documents that are added or replaced. */
  readonly uploads: WindowLimit | null;
  /** Sockets that are open at once, in each process. */
  readonly sockets: number | null;
  /** Sockets that have not said hello yet, at once, in each process. */
  readonly socketsWithoutHello: number | null;
  /** Streams over HTTP that are open at once, in each process. */
  readonly streams: number | null;
}

export const UNLIMITED: LimitSettings = {
  requests: null,
  badTokens: null,
  newSessions: null,
  uploads: null,
  sockets: null,
  socketsWithoutHello: null,
  streams: null,
};

/** Limits that count in a window of time. */
export type RateKind = 'requests' | 'badTokens' | 'newSessions' | 'uploads';
/** Limits that count what is open. */
export type HeldKind = 'sockets' | 'socketsWithoutHello' | 'streams';

/** The names of what is counted in sentences, and the setting that says how many there may be. */
export const LIMIT_NAMES: Readonly<Record<RateKind | HeldKind, readonly [string, string]>> = {
  requests: ['requests', 'LIMIT_REQUESTS'],
  badTokens: ['sign-ins that are not valid', 'LIMIT_BAD_TOKENS'],
  newSessions: ['new conversations', 'LIMIT_NEW_SESSIONS'],
  uploads: ['documents', 'LIMIT_UPLOADS'],
  sockets: ['open connections', 'LIMIT_SOCKETS'],
  socketsWithoutHello: ['connections without a sign-in', 'LIMIT_SOCKETS_WITHOUT_HELLO'],
  streams: ['open streams', 'LIMIT_STREAMS'],
};
