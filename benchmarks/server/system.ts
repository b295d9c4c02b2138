/** A client of one of the servers that are compared. It keeps nothing. */
export interface BenchClient {
  /** Sends a message, which is answered by a stream; resolves with the ack. */
  send(): Promise<void>;
  /** Resolves when the stream that answers the last message has ended. */
  done(): Promise<void>;
  close(): void;
}

/** One of the servers that are compared, up and on its own core. */
export interface System {
  readonly name: string;
  /** The processes that are measured: of ours, Postgres and Redis too. */
  pids(): readonly number[];
  /** Process ids of these that are databases; left out: there are none. */
  databases?(): readonly number[];
  /** @param onText called with text of a stream, as it comes */
  connect(onText: (text: string) => void): Promise<BenchClient>;
}

/** Handlers that end what was started, as tests have them. */
export interface Ending {
  teardown(handler: () => Promise<void>): void;
}

/** Reply that every system gets from the service that answers. */
export interface StreamPlan {
  readonly pieces: number;
  readonly perSecond: number;
}

/** A piece says when it was sent, in ms since 1970: `1764420000123.4 `, about 100 bytes in a frame. */
export const pieceNow = () => `${(performance.timeOrigin + performance.now()).toFixed(1)} `;

/** Reads the times at which the pieces of a text were sent. */
export function timesIn(text: string): number[] {
  return text.split(' ').filter(Boolean).map(Number);
}
