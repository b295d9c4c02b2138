import type { Cursor } from '@chatbot-test/shared/protocol/client-frames.schema.js';
import { CLOSE, type CloseCode } from '@chatbot-test/shared/protocol/close-codes.js';
import type {
  DeltaFrame,
  DoneFrame,
  MessageFrame,
  RecoveredFrame,
  Recovery,
  ReplyFrame,
  ServerFrame,
} from '@chatbot-test/shared/protocol/server-frames.schema.js';
import type { ClientSocket } from '../connection/client-socket.js';
import type { Log } from '../log.js';
import type { EngineSettings } from '../settings.js';

/** Position of a session's log, as far as its news have told. */
export interface Head {
  readonly epoch: number;
  readonly seq: number;
}

/** Limit of reads in which the log is behind its own news before they are taken for wrong. */
const MOST_STALE_READS = 3;

/** Services that a member needs of its room. */
export interface MemberHost {
  readonly head: Head;
  readonly settings: EngineSettings;
  readonly log: Log;
  read(cursor: Cursor): Promise<Recovery | null>;
}

/** Text of the reply on the way that this socket was given. */
interface StreamPosition {
  readonly replyId: string;
  readonly gen: number;
  readonly offset: number;
}

/**
 * One socket of a session, and what it was given. News that follow on that go out as they are;
 * anything else (news lost or swapped, a socket that is slow) puts the socket aside, and it is
 * brought up to date from the log when it takes bytes again. So a socket never gets something out
 * of order, nothing is queued for it here, and nobody waits for it.
 */
export class RoomMember {
  readonly #socket: ClientSocket;
  readonly #host: MemberHost;
  #state: 'behind' | 'live' | 'gone' = 'behind';
  #catchingUp = false;
  #cursor: Cursor = { epoch: 0, seq: 0, replies: [] };
  #stream: StreamPosition | null = null;
  /** The newest frame of each kind that came while the socket was put aside. */
  readonly #states = new Map<string, string>();
  /** The newest `reply` frame that came while the socket was put aside. */
  #reply: ReplyFrame | null = null;
  #hasSent = false;
  #quietSince = performance.now();

  constructor(socket: ClientSocket, host: MemberHost) {
    this.#socket = socket;
    this.#host = host;
  }

  /**
   * Tells since when nothing was sent, as these looks have seen it; both times by `performance.now()`.
   * The clock is not read at each send: that takes half a microsecond.
   */
  quietSince(now: number): number {
    if (this.#hasSent) this.#quietSince = now;
    this.#hasSent = false;
    return this.#quietSince;
  }

  /** The place in the log that the socket was brought to; epoch 0 before it was. */
  get given(): Head {
    const { epoch, seq } = this.#cursor;
    return { epoch, seq };
  }

  /** Brings the client from its cursor to now; the first thing it hears is `welcome`. */
  async open(cursor: Cursor, welcome: (recovery: Recovery) => ServerFrame): Promise<void> {
    this.#cursor = cursor;
    await this.#catchUp(welcome);
  }

  /** The client says that it is there. */
  recover(cursor: Cursor): void {
    this.#state = this.#state === 'gone' ? 'gone' : 'behind';
    this.#cursor = cursor;
    void this.#catchUp();
  }

  /** Sends something that is for this socket alone. */
  push(frame: ServerFrame): void {
    this.#send(JSON.stringify(frame));
  }

  /** A frame that says how something is now: only the newest of its kind counts. */
  offerState(kind: string, news: string): void {
    if (this.#state === 'live' && !this.#isSlow()) this.#send(news);
    else this.#states.set(kind, news);
  }

  offerReset({ recovery }: RecoveredFrame, news: string): void {
    const { epoch, seq } = recovery;
    if (this.#state !== 'live' || epoch <= this.#cursor.epoch) return;
    this.#cursor = { epoch, seq, replies: [] };
    this.#stream = null;
    this.#send(news);
  }

  offerEntry(frame: MessageFrame | DoneFrame, news: string): void {
    if (this.#state !== 'live') return;
    const { epoch, message } = frame;
    const known = this.#cursor;
    if (epoch < known.epoch || (epoch === known.epoch && message.seq <= known.seq)) return;
    const follows = epoch === known.epoch && message.seq === known.seq + 1;
    if (!follows || this.#isSlow() || (frame.type === 'done' && !this.#hasText(frame))) {
      this.#fallBehind();
      return;
    }
    this.#cursor = { epoch, seq: message.seq, replies: [] };
    if (frame.type === 'done' && this.#stream?.replyId === message.id) this.#stream = null;
    this.#send(news);
  }

  offerDelta({ replyId, gen, offset, text }: DeltaFrame, news: string): void {
    if (this.#state !== 'live') return;
    const stream = this.#stream?.replyId === replyId ? this.#stream : null;
    if (stream && gen < stream.gen) return;
    const known = stream?.gen === gen ? stream.offset : 0;
    const end = offset + text.length;
    if (end <= known) return;
    if (offset > known || this.#isSlow()) {
      this.#fallBehind();
      return;
    }
    this.#stream = { replyId, gen, offset: end };
    this.#write(news);
  }

  /** The log is there: whoever is not has missed something. */
  offerHead(head: Head): void {
    if (this.#state === 'live' && isBefore(this.#cursor, head)) this.#fallBehind();
  }

  /** The recovery may have been read before that reply was asked for; told twice is no harm. */
  offerReply(frame: ReplyFrame, news: string): void {
    if (this.#state !== 'live') this.#reply = frame;
    else if (frame.epoch === this.#cursor.epoch && frame.seq === this.#cursor.seq) this.#send(news);
  }

  /** Sends news that may get lost: a later page of the log has them. */
  offerAside(news: string): void {
    if (this.#state === 'live' && !this.#isSlow()) this.#send(news);
  }

  close(code: CloseCode, reason: string): void {
    if (this.#state === 'gone') return;
    this.#state = 'gone';
    this.#socket.close(code, reason);
  }

  /** The socket has closed by itself. */
  leave(): void {
    this.#state = 'gone';
  }

  #hasText({ message, length }: DoneFrame): boolean {
    if (length === 0) return true;
    const stream = this.#stream;
    return stream?.replyId === message.id && stream.gen === message.gen && stream.offset === length;
  }

  #send(text: string): void {
    if (this.#state === 'gone') return;
    if (this.#socket.bufferedAmount > this.#host.settings.stuckBytes) {
      this.close(CLOSE.slow, 'Too much is waiting to be read.');
      return;
    }
    this.#write(text);
  }

  /** Writes to a socket that is known to take bytes. */
  #write(text: string): void {
    this.#hasSent = true;
    this.#socket.send(text);
  }

  #isSlow(): boolean {
    return this.#socket.bufferedAmount > this.#host.settings.slowBytes;
  }

  #fallBehind(): void {
    this.#state = 'behind';
    const { epoch, seq } = this.#cursor;
    this.#cursor = { epoch, seq, replies: this.#stream ? [this.#stream] : [] };
    void this.#catchUp();
  }

  /** Never rejects. */
  async #catchUp(welcome?: (recovery: Recovery) => ServerFrame): Promise<void> {
    if (this.#catchingUp) return;
    this.#catchingUp = true;
    let frameOf = welcome ?? recoveredFrame;
    let stale = 0;
    try {
      while (this.#state !== 'gone') {
        await this.#drained();
        const cursor = this.#cursor;
        const recovery = await this.#host.read(cursor);
        if (this.#isGone()) return;
        if (!recovery) {
          this.close(CLOSE.ended, 'This session does not exist any more.');
          return;
        }
        // The client may have asked again, from elsewhere, in the meantime.
        if (this.#cursor !== cursor) continue;
        this.#reached(recovery);
        this.push(frameOf(recovery));
        frameOf = recoveredFrame;
        // News that came while the log was read were not passed on.
        if (!isBefore(recovery, this.#host.head)) break;
        if (!isBefore(cursor, recovery) && (stale += 1) === MOST_STALE_READS) break;
      }
    } catch (err) {
      this.#host.log.error({ err }, 'a socket cannot be brought up to date');
      this.close(CLOSE.internal, 'The conversation could not be read.');
    } finally {
      this.#catchingUp = false;
    }
    this.#goLive();
  }

  #goLive(): void {
    if (this.#state === 'gone') return;
    this.#state = 'live';
    const states = [...this.#states.values()];
    this.#states.clear();
    for (const news of states) this.#send(news);
    const reply = this.#reply;
    this.#reply = null;
    if (reply) this.offerReply(reply, JSON.stringify(reply));
  }

  #reached({ epoch, seq, replies }: Recovery): void {
    const running = replies.find(({ gen }) => gen > 0);
    this.#stream = running
      ? {
          replyId: running.replyId,
          gen: running.gen,
          offset: running.offset + running.text.length,
        }
      : null;
    this.#cursor = { epoch, seq, replies: this.#stream ? [this.#stream] : [] };
  }

  /** Resolves when the socket takes bytes again; closes it if it does not in time. */
  async #drained(): Promise<void> {
    if (!this.#isSlow()) return;
    const { slowBytes, stuckMs, drainCheckMs } = this.#host.settings;
    let least = this.#socket.bufferedAmount;
    let movedAt = performance.now();
    while (this.#state !== 'gone' && this.#socket.bufferedAmount > slowBytes / 2) {
      if (this.#socket.bufferedAmount < least) {
        least = this.#socket.bufferedAmount;
        movedAt = performance.now();
      } else if (performance.now() - movedAt > stuckMs) {
        this.close(CLOSE.slow, 'Nothing was read for too long.');
      }
      await new Promise((resolve) => setTimeout(resolve, drainCheckMs).unref());
    }
  }

  /** Reads the state by a call, since it may have changed while something was awaited. */
  #isGone(): boolean {
    return this.#state === 'gone';
  }
}

function recoveredFrame(recovery: Recovery): RecoveredFrame {
  return { type: 'recovered', recovery };
}

function isBefore(position: Head, head: Head): boolean {
  return position.epoch < head.epoch || (position.epoch === head.epoch && position.seq < head.seq);
}
