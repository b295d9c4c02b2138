import { randomBytes } from 'node:crypto';
import { LIMITS } from '@chatbot-test/shared/protocol/limits.js';
import { within } from '../within.js';
import type { Listener, LivePiece, LiveReply, LiveStore, Unsubscribe } from './live-store.js';
import { MemoryLiveStore } from './memory-live-store.js';
import { RedisChannels } from './redis-channels.js';
import { isReady, type RedisConnections } from './redis-connections.js';
import { RedisOutbox } from './redis-outbox.js';
import { RedisPresence } from './redis-presence.js';
import { RedisReplies } from './redis-replies.js';

/** Each message begins with the process that it comes from: so many bytes, in base64url. */
const ID_BYTES = 6;

/** Channel on which processes say that a message may have been lost. */
const MISSED = 'missed';

/** Interval at which listeners check for themselves: a message may be lost unnoticed. */
const LOOK_MS = 15_000;

/** Time that closing waits for Redis, in ms. */
const CLOSE_MS = 1_000;

/**
 * The live store of several processes: what a single one has, with Redis between them. News are
 * heard in this process first, whatever Redis does; while it is away each process is on its own,
 * and when it is back everybody is told to look what they have missed.
 */
export class RedisLiveStore implements LiveStore {
  /** Each delta is a command in Redis and a message to every process that listens. */
  readonly deltaMs = LIMITS.mostDeltaMs;
  readonly #id = randomBytes(ID_BYTES).toString('base64url');
  readonly #local: MemoryLiveStore;
  readonly #outbox: RedisOutbox;
  readonly #channels: RedisChannels;
  readonly #replies: RedisReplies;
  readonly #presence: RedisPresence;
  readonly #missed = new Set<() => void>();
  #connections: RedisConnections | null = null;
  readonly #lookMs: number;
  #timer: NodeJS.Timeout | null = null;

  /**
   * @param onError told what a listener throws, and of the first of several failures of Redis
   * @param lookMs how often listeners are to look for what they have missed
   */
  constructor(onError: (error: unknown) => void, lookMs = LOOK_MS) {
    this.#lookMs = lookMs;
    this.#local = new MemoryLiveStore(onError, (topic) => this.#channels.leave(topic));
    this.#outbox = new RedisOutbox(onError);
    this.#channels = new RedisChannels({
      onNews: (topic, message) => this.#hear(topic, message),
      onListening: () => this.#tellMissed(),
    });
    this.#replies = new RedisReplies(this.#outbox, (sessionId, replyId) =>
      this.#local.getReply(sessionId, replyId),
    );
    this.#presence = new RedisPresence(this.#id, this.#outbox);
  }

  get isDegraded(): boolean {
    const { commands = null, subscriber = null } = this.#connections ?? {};
    return !isReady(commands) || !isReady(subscriber);
  }

  /** Connects to other processes, whenever the connections are up. Call it once. */
  connect(connections: RedisConnections): void {
    this.#connections = connections;
    const { commands, subscriber } = connections;
    void this.#channels.join(MISSED);
    this.#outbox.connect(commands);
    this.#replies.connect(commands);
    this.#presence.connect(commands);
    this.#channels.connect(subscriber);
    commands.on('ready', () => this.#send(MISSED, ''));
    this.#timer = setInterval(() => this.#tellMissed(), this.#lookMs).unref();
  }

  publish(topic: string, news: string, read?: unknown): void {
    this.#local.publish(topic, news, read);
    this.#send(topic, news);
  }

  async subscribe(topic: string, listener: Listener): Promise<Unsubscribe> {
    const [leave] = await Promise.all([
      this.#local.subscribe(topic, listener),
      this.#channels.join(topic),
    ]);
    return leave;
  }

  onMissed(listener: () => void): Unsubscribe {
    const own = () => listener();
    this.#missed.add(own);
    return () => this.#missed.delete(own);
  }

  appendReply(sessionId: string, piece: LivePiece): void {
    this.#local.appendReply(sessionId, piece);
    this.#replies.append(sessionId, piece);
  }

  async getReply(sessionId: string, replyId: string): Promise<LiveReply | null> {
    const own = await this.#local.getReply(sessionId, replyId);
    return own ?? this.#replies.read(sessionId, replyId);
  }

  dropReply(sessionId: string, replyId: string): void {
    this.#local.dropReply(sessionId, replyId);
    this.#replies.drop(sessionId, replyId);
  }

  setPresent(sessionId: string, sockets: number): void {
    this.#presence.set(sessionId, sockets);
  }

  countPresent(sessionId: string): Promise<number> {
    return this.#presence.count(sessionId);
  }

  /** Says what is still to be said; the connections are whoever's who made them. */
  async close(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    this.#presence.close();
    this.#missed.clear();
    await this.#local.close();
    await within(CLOSE_MS, this.#outbox.flush()).catch(() => undefined);
  }

  #send(topic: string, news: string): void {
    this.#outbox.send({ args: ['publish', this.#channels.nameOf(topic), this.#id + news] });
  }

  /** Skips messages of this process, which it has handled already. */
  #hear(topic: string, message: string): void {
    if (message.startsWith(this.#id)) return;
    if (topic === MISSED) this.#tellMissed();
    else this.#local.publish(topic, message.slice(this.#id.length));
  }

  #tellMissed(): void {
    for (const listener of this.#missed) listener();
  }
}
