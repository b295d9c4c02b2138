import type { Unsubscribe } from './live-store.js';
import { channelOf, channelPrefix, topicOf } from './redis-keys.js';
import { isReady, type Redis } from './redis-connections.js';

interface Channel {
  listeners: number;
  /** Resolves when Redis has taken the subscription, or was found to be away. */
  listening: Promise<void>;
}

interface Heard {
  readonly onNews: (topic: string, news: string) => void;
  /** The subscriptions are in place (again). */
  readonly onListening: () => void;
}

const CHANNELS_AT_ONCE = 1_000;

/** The channels that this process listens to: one subscription each, renewed when Redis returns. */
export class RedisChannels {
  readonly #heard: Heard;
  readonly #channels = new Map<string, Channel>();
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

  /** Never rejects: what cannot be subscribed now is when Redis is back. */
  async join(topic: string): Promise<Unsubscribe> {
    let channel = this.#channels.get(topic);
    if (!channel) {
      channel = { listeners: 0, listening: this.#listen([topic]) };
      this.#channels.set(topic, channel);
    }
    channel.listeners += 1;
    const joined = channel;
    let isJoined = true;
    await joined.listening;
    return () => {
      if (!isJoined) return;
      isJoined = false;
      joined.listeners -= 1;
      if (joined.listeners > 0) return;
      this.#channels.delete(topic);
      if (isReady(this.#redis)) this.#redis.unsubscribe(this.nameOf(topic)).catch(ignore);
    };
  }

  async #listenToAll(redis: Redis): Promise<void> {
    const topics = [...this.#channels.keys()];
    for (let i = 0; i < topics.length; i += CHANNELS_AT_ONCE) {
      const some = topics.slice(i, i + CHANNELS_AT_ONCE);
      const listening = this.#listen(some);
      for (const topic of some) {
        const channel = this.#channels.get(topic);
        if (channel) channel.listening = listening;
      }
      await listening;
    }
    if (isReady(redis)) this.#heard.onListening();
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
