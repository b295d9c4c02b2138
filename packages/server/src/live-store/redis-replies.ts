import { within } from '../within.js';
import { withPiece } from './live-reply.js';
import type { LivePiece, LiveReply } from './live-store.js';
import { replyKey } from './redis-keys.js';
import { isReady, type Redis } from './redis-connections.js';
import type { RedisOutbox } from './redis-outbox.js';

/** Lifetime from the first piece, in ms. A reply that takes longer is stored again. */
const LIFE_MS = 10 * 60_000;

/** A client that waits for its conversation is better off without the text than waiting on. */
const READ_MS = 1_000;

/** `[gen, offset, text]` */
type Stored = readonly [number, number, string];

/** Source of the whole text of a reply of this process. */
type OwnReply = (sessionId: string, replyId: string) => Promise<LiveReply | null>;

/**
 * The text of replies on the way, in Redis: a list of pieces, which the reader puts together by
 * the rules for any piece. So a piece is one command however long the text is, one that arrives
 * twice or from an owner that was replaced changes nothing, and no script is needed.
 *
 * Only the first piece makes the key, with its lifetime. If a later one finds none (Redis was
 * restarted, wiped or full), the whole text is stored anew.
 */
export class RedisReplies {
  readonly #outbox: RedisOutbox;
  readonly #own: OwnReply;
  /** Length of the text that was stored anew, by key. */
  readonly #restored = new Map<string, number>();
  #redis: Redis | null = null;

  constructor(outbox: RedisOutbox, own: OwnReply) {
    this.#outbox = outbox;
    this.#own = own;
  }

  connect(redis: Redis): void {
    this.#redis = redis;
  }

  append(sessionId: string, piece: LivePiece): void {
    const key = replyKey(sessionId, piece.replyId);
    if (piece.offset === 0) {
      this.#store(key, piece);
      return;
    }
    this.#outbox.send({
      args: ['rpushx', key, encode(piece)],
      onReply: (length) => {
        if (length === 0) void this.#restore(sessionId, piece);
      },
    });
  }

  async read(sessionId: string, replyId: string): Promise<LiveReply | null> {
    if (!isReady(this.#redis)) return null;
    try {
      const pieces = await within(READ_MS, this.#redis.lrange(replyKey(sessionId, replyId), 0, -1));
      return pieces.reduce<LiveReply | null>(
        (reply, piece) => withPiece(reply, decode(replyId, piece)),
        null,
      );
    } catch {
      return null;
    }
  }

  drop(sessionId: string, replyId: string): void {
    const key = replyKey(sessionId, replyId);
    this.#restored.delete(key);
    this.#outbox.send({ args: ['unlink', key] });
  }

  async #restore(sessionId: string, { replyId, gen, offset }: LivePiece): Promise<void> {
    const reply = await this.#own(sessionId, replyId);
    const key = replyKey(sessionId, replyId);
    // It has ended, or this piece was in what an earlier one has restored.
    if (reply?.gen !== gen || offset < (this.#restored.get(key) ?? 0)) return;
    this.#restored.set(key, reply.text.length);
    this.#store(key, { ...reply, offset: 0 });
  }

  #store(key: string, piece: LivePiece): void {
    this.#outbox.sendAtomically(
      { args: ['rpush', key, encode(piece)] },
      { args: ['pexpire', key, LIFE_MS] },
    );
  }
}

function encode({ gen, offset, text }: LivePiece): string {
  return JSON.stringify([gen, offset, text] satisfies Stored);
}

function decode(replyId: string, stored: string): LivePiece {
  const [gen, offset, text] = JSON.parse(stored) as Stored;
  return { replyId, gen, offset, text };
}
