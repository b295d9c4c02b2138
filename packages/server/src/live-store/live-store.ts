/** Stops a subscription. */
export type Unsubscribe = () => void;

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
 * What is happening now: news for the sockets of a session, text of replies that have not ended,
 * who is present. A hint and a cache: losing all of it costs latency, never data.
 *
 * Topics are opaque strings; news are JSON text, so that each is serialised once for all sockets.
 */
export interface LiveStore {
  /** News of one topic, published by one process, are heard in that order. */
  publish(topic: string, news: string): void;
  /** Resolves when news published from now on will be heard. */
  subscribe(topic: string, listener: (news: string) => void): Promise<Unsubscribe>;
  /**
   * Keeps the text of a reply on the way, for those who connect in the middle of it. A piece at
   * offset 0 of the same or a newer generation starts over; any other that does not follow on what
   * is kept is ignored.
   */
  appendReply(sessionId: string, piece: LivePiece): void;
  getReply(sessionId: string, replyId: string): Promise<LiveReply | null>;
  dropReply(sessionId: string, replyId: string): void;
  close(): Promise<void>;
}
