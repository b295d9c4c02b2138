/** Stops a subscription. */
export type Unsubscribe = () => void;

/** Hears news; `read` is what the text holds, where somebody knows that already. */
export type Listener = (news: string, read?: unknown) => void;

/** A reply on the way, as far as it has been said. */
export interface LiveReply {
  readonly replyId: string;
  readonly gen: number;
  readonly text: string;
}

/** The next piece of it; `offset` counts the code units before. */
export interface LivePiece extends LiveReply {
  readonly offset: number;
}

/**
 * State of the moment: news for the sockets of a session, text of replies that have not ended,
 * who is present. A hint and a cache: losing all of it costs latency, never data. Nothing here
 * throws or waits because of what is behind it.
 *
 * Topics are opaque strings; news are JSON text, so that each is serialised once for all sockets.
 */
export interface LiveStore {
  /** Shortest time for which pieces of a reply are gathered, in ms, by the cost of news. */
  readonly deltaMs: number;
  /** News do not reach other processes at the moment. */
  readonly isDegraded: boolean;
  /**
   * News of one topic, published by one process, are heard in that order; in this process at once,
   * before the call returns.
   *
   * @param read what the text holds, for listeners of this process: they need not read it again
   */
  publish(topic: string, news: string, read?: unknown): void;
  /** Resolves when news published from now on will be heard, as far as this can be had. */
  subscribe(topic: string, listener: Listener): Promise<Unsubscribe>;
  /**
   * Told when news of any topic may have been missed, and now and then where nobody can know: the
   * listener is to look for itself.
   */
  onMissed(listener: () => void): Unsubscribe;
  /**
   * Keeps the text of a reply on the way, for those who connect in the middle of it. A piece at
   * offset 0 of the same or a newer generation starts over; any other that does not follow on what
   * is kept is ignored.
   */
  appendReply(sessionId: string, piece: LivePiece): void;
  getReply(sessionId: string, replyId: string): Promise<LiveReply | null>;
  dropReply(sessionId: string, replyId: string): void;
  /** Says how many sockets this process has in a session. */
  setPresent(sessionId: string, sockets: number): void;
  /** Counts the sockets of a session, on all processes. */
  countPresent(sessionId: string): Promise<number>;
  close(): Promise<void>;
}
