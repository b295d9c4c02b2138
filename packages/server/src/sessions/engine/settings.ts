import { LIMITS } from '@chatbot-test/shared/protocol/limits.js';

/** A token bucket: so many at once, and so many a second for good. */
export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

export interface EngineSettings {
  /** Time without a message after which a session expires, in ms. */
  readonly idleMs: number;
  /**
   * Time before its expiry when the sockets of a session are warned, in ms; they are closed when it
   * expires. Null: they are not, and the next message is refused.
   */
  readonly warningMs: number | null;
  /** Time in which a reset can be undone, in ms. */
  readonly undoMs: number;
  /** Time after which another process may take over a reply, in ms. */
  readonly leaseMs: number;
  /** Interval of renewing leases and looking for those that have run out, in ms. */
  readonly leaseCheckMs: number;
  /** Time in which clients move when the server stops; a third later all are closed, in ms. */
  readonly moveMs: number;
  /** Time in which replies may end when the server stops; the rest is handed over, in ms. */
  readonly finishMs: number;
  /** Silence after which a chatbot service has failed, in ms. */
  readonly serviceSilenceMs: number;
  /** A reply that was begun so often without an end fails: it may be what ends processes. */
  readonly mostBeginnings: number;
  /** Time after which a message that is not stored is refused, whatever becomes of it, in ms. */
  readonly storeMs: number;
  /** Pause before something that the database refused is tried again, in ms. */
  readonly retryMs: number;
  /** Longest reply, in code units: what goes on for longer has failed. */
  readonly replyLength: number;
  readonly helloMs: number;
  readonly helloBytes: number;
  readonly frameBytes: number;
  readonly heartbeatMs: number;
  readonly silenceMs: number;
  /** Time for which pieces of a reply are gathered, in ms. */
  readonly deltaMs: number;
  /** Time for which they are gathered for each other reply that this process is giving, in ms. */
  readonly deltaMsPerReply: number;
  /** Longest time for which they are gathered because of other replies, in ms. */
  readonly mostDeltaMs: number;
  readonly socketsPerSession: number;
  readonly snapshotMessages: number;
  /** A snapshot has fewer messages where they are longer than this, in bytes. */
  readonly snapshotBytes: number;
  readonly slowBytes: number;
  readonly stuckBytes: number;
  /** Time after which a slow socket that takes nothing is closed, in ms. */
  readonly stuckMs: number;
  /** Time after which a stream over HTTP is renewed, in ms: one without a client ends by then. */
  readonly streamMs: number;
  /** Interval of looking at a slow socket, in ms. */
  readonly drainCheckMs: number;
  /** Replies that are given at once by one process. */
  readonly repliesAtOnce: number;
  /** Number of replies that may always wait for their turn. */
  readonly leastWaiting: number;
  /** Time within which the turn of further replies has to come, or they are refused, in ms. */
  readonly mostWaitMs: number;
  /** Messages that are being stored at once by one process. */
  readonly storesAtOnce: number;
  /** Messages of one session that wait for their answers. */
  readonly unansweredMessages: number;
  /** Messages of one session. */
  readonly sends: Rate;
  /** The time that `sends` goes by, in ms. */
  readonly clock: () => number;
  /** Frames of one socket, whatever they are. */
  readonly frames: Rate;
  /** Frames of one socket that wait for the one before; more close it. */
  readonly waitingFrames: number;
}

/** Time in which a request made in time may still arrive, in ms. */
const UNDO_GRACE_MS = 5_000;

export const DEFAULT_SETTINGS: EngineSettings = {
  idleMs: 30 * 60_000,
  warningMs: 2 * 60_000,
  undoMs: LIMITS.undoMs + UNDO_GRACE_MS,
  leaseMs: 30_000,
  leaseCheckMs: 5_000,
  moveMs: 3_000,
  finishMs: 4_000,
  serviceSilenceMs: 30_000,
  mostBeginnings: 5,
  storeMs: 10_000,
  retryMs: 1_000,
  replyLength: 256 * 1024,
  helloMs: LIMITS.helloMs,
  helloBytes: LIMITS.helloBytes,
  frameBytes: LIMITS.frameBytes,
  heartbeatMs: LIMITS.heartbeatMs,
  silenceMs: LIMITS.silenceMs,
  deltaMs: LIMITS.deltaMs,
  deltaMsPerReply: 2,
  // Pieces that come at 20 a second are sent as they come: gathered for longer, each would set a timer.
  mostDeltaMs: LIMITS.mostDeltaMs - 5,
  socketsPerSession: LIMITS.socketsPerSession,
  snapshotMessages: LIMITS.snapshotMessages,
  snapshotBytes: 512 * 1024,
  slowBytes: LIMITS.slowBytes,
  stuckBytes: LIMITS.stuckBytes,
  stuckMs: 10_000,
  streamMs: 5 * 60_000,
  drainCheckMs: 50,
  repliesAtOnce: 500,
  leastWaiting: 64,
  mostWaitMs: 4_000,
  storesAtOnce: 256,
  unansweredMessages: 50,
  sends: { burst: 20, perSecond: 2 },
  clock: () => performance.now(),
  frames: { burst: 100, perSecond: 20 },
  waitingFrames: 64,
};
