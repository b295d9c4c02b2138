/** Limits both sides keep to. Text lengths are UTF-16 code units, as in JavaScript strings. */
export const LIMITS = {
  /** Largest frame a client may send, in bytes. */
  frameBytes: 64 * 1024,
  /** Largest frame a client may send before it is authenticated, in bytes. */
  helloBytes: 4 * 1024,
  /** Time a client has to authenticate after the upgrade, in ms. */
  helloMs: 5_000,
  /** Longest message a user may send. */
  textLength: 8_000,
  /** Longest reason that a reader may give for what they think of a reply. */
  feedbackReasonLength: 500,
  /** Sends a client may have on the way (not acknowledged) at once. */
  inFlight: 8,
  /** Time in which a reset, or a new session, can be undone, in ms. */
  undoMs: 10_000,
  /** Sockets of one session; one more closes the oldest. */
  socketsPerSession: 5,
  /** Messages in a snapshot; older pages are loaded on demand. */
  snapshotMessages: 200,
  /** Both sides send something at least this often, in ms. */
  heartbeatMs: 15_000,
  /** Time without a byte after which the link counts as dead, in ms. */
  silenceMs: 35_000,
  /** Time for which deltas after the first are gathered, in ms: one frame of a 60 Hz screen. */
  deltaMs: 16,
  /** Longest time for which they are gathered, by a busy server or on their way through Redis, in ms. */
  mostDeltaMs: 50,
  /** Buffered bytes above which a client gets no deltas until it has caught up. */
  slowBytes: 256 * 1024,
  /** Buffered bytes above which a client is closed as slow. */
  stuckBytes: 1024 * 1024,
} as const;
