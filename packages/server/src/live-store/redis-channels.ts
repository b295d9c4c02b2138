import { channelOf, channelPrefix, topicOf } from './redis-keys.js';
import { isReady, type Redis } from './redis-connections.js';

interface Heard {
  readonly onNews: (topic: string, news: string) => void;
  /** The subscriptions are in place (again). */
  readonly onListening: () => void;
}

const CHANNELS_AT_ONCE = 1_000;

/** The channels that this process listens to: one subscription each, renewed when Redis returns. */
export class RedisChannels {
  readonly #heard: Heard;
  /**
   * Topics, each with a promise that resolves when Redis has taken the subscription or was found to be
   * away; null once it has. Sessions are many: none has more here than its entry.
   */
  readonly #channels = new Map<string, Promise<void> | null>();
  #redis: Redis | null = null;
  #prefix = channelPrefix(0);

  constructor(heard: Heard) {
    this.#heard = heard;
  }

  connect(redis: Redis): void {
    this.#redis = redis;
    this.#prefix = channelPrefix(redis.options.db ?? 0);
    redis.on('message', (channel, news) =>
      this.#heard.onNews(topicOf(this.#prefix, channel), news),
    );
    redis.on('ready', () => void this.#listenToAll(redis));
    if (isReady(redis)) void this.#listenToAll(redis);
  }

  nameOf(topic: string): string {
    return channelOf(this.#prefix, topic);
  }

  /**
   * Listens to a topic, if it does not yet. Never rejects: what cannot be subscribed now is when Redis is
   * back.
   */
  join(topic: string): Promise<void> {
    const joined = this.#channels.get(topic);
    if (joined !== undefined) return joined ?? Promise.resolve();
    return this.#await([topic], this.#listen([topic]));
  }

  leave(topic: string): void {
    if (!this.#channels.delete(topic) || !isReady(this.#redis)) return;
    this.#redis.unsubscribe(this.nameOf(topic)).catch(ignore);
  }

  async #listenToAll(redis: Redis): Promise<void> {
    const topics = [...this.#channels.keys()];
    for (let i = 0; i < topics.length; i += CHANNELS_AT_ONCE) {
      // Whoever left meanwhile is not joined again.
      const some = topics
        .slice(i, i + CHANNELS_AT_ONCE)
        .filter((topic) => this.#channels.has(topic));
      if (some.length === 0) continue;
      await this.#await(some, this.#listen(some));
    }
    if (isReady(redis)) this.#heard.onListening();
  }

  #await(topics: readonly string[], listening: Promise<void>): Promise<void> {
    for (const topic of topics) this.#channels.set(topic, listening);
    return listening.then(() => {
      for (const topic of topics) {
        if (this.#channels.get(topic) === listening) this.#channels.set(topic, null);
      }
    });
  }

  async #listen(topics: readonly string[]): Promise<void> {
    if (!isReady(this.#redis)) return;
    await this.#redis.subscribe(...topics.map((topic) => this.nameOf(topic))).then(ignore, ignore);
  }
}

/** A connection that breaks is noticed, told and mended by itself. */
function ignore(): void {
  // Nothing to do.
}
