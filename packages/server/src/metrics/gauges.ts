import type { Metrics } from './metrics.js';

/** Counts of one engine at the moment, in this process. */
export interface EngineCounts {
  readonly sockets: number;
  /** Sessions with sockets here. */
  readonly sessions: number;
  /** Replies that are given here. */
  readonly running: number;
}

/** Counts of all processes, as the database knows them. */
export interface SharedCounts {
  /** Null where they are too many to be counted. */
  readonly sessions: Readonly<Record<Mode, Readonly<Record<SessionState, number>>>> | null;
  readonly queue: Readonly<Record<Mode, QueueCounts>>;
  /** Connections of servers to the database, by what they do. */
  readonly connections: ReadonlyMap<string, number>;
  /** Time of a query through the pool, in ms; it grows when connections are scarce. */
  readonly pingMs: number;
}

export interface QueueCounts {
  readonly queued: number;
  readonly running: number;
  /** Age of the oldest that has not ended, in seconds. */
  readonly oldestSeconds: number;
}

export interface GaugeSources {
  readonly engines: Readonly<Record<Mode, () => EngineCounts>>;
  /** Replies that wait for their turn in this process. */
  readonly waiting: () => number;
  readonly shared: () => Promise<SharedCounts>;
  readonly poolSize: number;
  readonly liveStore: { readonly isDegraded: boolean };
  /** Time that the live store takes to answer, in ms; null where there is only this process. */
  readonly liveStoreLag: () => Promise<number> | null;
  readonly version: string;
}

type Mode = 'test' | 'live';
type SessionState = 'active' | 'over';
const MODES = ['test', 'live'] as const;

/**
 * Values of the moment, read when Prometheus asks. What cannot be read is left out, and
 * `chatbot_database_up` says whether the database answers.
 */
export function gauges(metrics: Metrics, sources: GaugeSources): () => Promise<void> {
  const sockets = metrics.gauge('sockets', 'Clients that are connected here.', ['mode']);
  const open = metrics.gauge('sessions_connected', 'Sessions with clients here.', ['mode']);
  const running = metrics.gauge('replies_running', 'Replies that are given here.', ['mode']);
  const waiting = metrics.gauge('replies_waiting', 'Replies that wait for their turn here.', []);
  const sessions = metrics.gauge('sessions', 'Sessions in the database, by state.', [
    'mode',
    'state',
  ]);
  const queue = metrics.gauge('reply_queue', 'Replies in the database that have not ended.', [
    'mode',
    'state',
  ]);
  const oldest = metrics.gauge(
    'reply_queue_oldest_seconds',
    'Age of the oldest reply that has not ended.',
    ['mode'],
  );
  const isUp = metrics.gauge('database_up', 'Whether the database answers.', []);
  const ping = metrics.gauge(
    'database_ping_seconds',
    'From asking the pool for a connection to an answer.',
    [],
  );
  const pool = metrics.gauge('database_pool_size', 'Most connections of this process.', []);
  const connections = metrics.gauge(
    'database_connections',
    'Connections of all servers to the database, by what they do.',
    ['state'],
  );
  const degraded = metrics.gauge('live_store_degraded', 'Whether news stay in this process.', []);
  const lag = metrics.gauge('live_store_lag_seconds', 'Time that Redis takes to answer.', []);
  const build = metrics.gauge('build_info', 'Always 1; the version is its label.', ['version']);
  build.set({ version: sources.version }, 1);
  pool.set(sources.poolSize);

  const readShared = async () => {
    for (const gauge of [sessions, queue, oldest, connections, ping]) gauge.reset();
    try {
      const counts = await sources.shared();
      isUp.set(1);
      ping.set(counts.pingMs / 1_000);
      for (const mode of MODES) {
        for (const state of ['active', 'over'] as const) {
          if (counts.sessions) sessions.set({ mode, state }, counts.sessions[mode][state]);
        }
        const { queued, running: begun, oldestSeconds } = counts.queue[mode];
        queue.set({ mode, state: 'queued' }, queued);
        queue.set({ mode, state: 'running' }, begun);
        oldest.set({ mode }, oldestSeconds);
      }
      for (const [state, count] of counts.connections) connections.set({ state }, count);
    } catch {
      isUp.set(0);
      ping.remove();
    }
  };

  const readLag = async () => {
    lag.remove();
    try {
      const ms = await sources.liveStoreLag();
      if (ms !== null) lag.set(ms / 1_000);
    } catch {
      // `live_store_degraded` says it.
    }
  };

  return async () => {
    for (const mode of MODES) {
      const counts = sources.engines[mode]();
      sockets.set({ mode }, counts.sockets);
      open.set({ mode }, counts.sessions);
      running.set({ mode }, counts.running);
    }
    waiting.set(sources.waiting());
    degraded.set(sources.liveStore.isDegraded ? 1 : 0);
    await Promise.all([readShared(), readLag()]);
  };
}
