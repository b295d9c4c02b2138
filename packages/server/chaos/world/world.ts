import { setTimeout as delay } from 'node:timers/promises';
import type { EngineSettings } from '../../src/sessions/engine/settings.js';
import { temporaryFolder, testDataDirectory, type Teardown } from '../../testing/database.js';
import { PostgresServer } from '../../testing/postgres.js';
import { RedisServer } from '../../testing/redis.js';
import { ChaosClient, type ChaosClientOptions } from './chaos-client.js';
import { Instance, type InstanceOptions } from './instance.js';
import { ChaosModel } from './model-server.js';
import { TcpProxy } from './tcp-proxy.js';

export interface WorldOptions {
  /** Null: the embedded database, in one process. */
  readonly instances: number | null;
  readonly engine?: Partial<EngineSettings>;
  /** Connections that each instance has to Postgres. */
  readonly pool?: number;
  /** Offset of each instance's clock, in ms. */
  readonly clockOffsetsMs?: readonly number[];
  readonly random?: () => number;
  /** Program of the instances; default: of this version. */
  readonly program?: URL;
}

/** Interval of checks whether all is settled, in ms. */
const LOOK_MS = 20;

/** A client and the link that it is on. */
export interface Guest {
  readonly client: ChaosClient;
  readonly proxy: TcpProxy;
}

/** Server processes, what they work with, and whoever connects to them through bad links. */
export class World {
  readonly instances: readonly Instance[];
  readonly model: ChaosModel;
  readonly postgres: PostgresServer | null;
  readonly redis: RedisServer | null;
  readonly guests: Guest[] = [];
  readonly #t: Teardown;
  readonly #random: () => number;
  readonly #instance: InstanceOptions;

  private constructor(
    t: Teardown,
    parts: Pick<World, 'instances' | 'model' | 'postgres' | 'redis'>,
    random: () => number,
    instance: InstanceOptions,
  ) {
    this.#t = t;
    this.instances = parts.instances;
    this.model = parts.model;
    this.postgres = parts.postgres;
    this.redis = parts.redis;
    this.#random = random;
    this.#instance = instance;
  }

  static async start(t: Teardown, options: WorldOptions): Promise<World> {
    const { instances: count, engine = {}, pool, random = Math.random } = options;
    const { clockOffsetsMs = [], program } = options;
    const isEmbedded = count === null;
    const [model, postgres, redis, dataDir] = await Promise.all([
      ChaosModel.start(t),
      isEmbedded ? null : PostgresServer.start(t),
      isEmbedded ? null : RedisServer.start(t),
      isEmbedded ? testDataDirectory(t) : temporaryFolder(t),
    ]);
    const query = pool === undefined ? '' : `?max=${pool}`;
    const instance = {
      modelUrl: model.url,
      databaseUrl: postgres ? postgres.url + query : null,
      redisUrl: redis?.url ?? null,
      dataDir,
      engine,
    };
    const instances = await Promise.all(
      Array.from({ length: count ?? 1 }, (_, i) =>
        Instance.start(t, {
          ...instance,
          clockOffsetMs: clockOffsetsMs[i] ?? 0,
          ...(program && { program }),
        }),
      ),
    );
    return new World(t, { instances, model, postgres, redis }, random, instance);
  }

  /** One more instance beside the others, of this version. */
  addInstance(): Promise<Instance> {
    return Instance.start(this.#t, this.#instance);
  }

  /** A client on a link of its own, to one of the instances or, by default, any of them. */
  async invite(
    options: Partial<ChaosClientOptions> & { readonly to?: readonly Instance[] } = {},
  ): Promise<Guest> {
    const { to = this.instances, ...rest } = options;
    const ports = to.map(({ port }) => port);
    const proxy = await TcpProxy.start(this.#t, ports, this.#random);
    const client = new ChaosClient({ port: proxy.port, ...rest });
    this.#t.teardown(async () => client.stop());
    const guest = { client, proxy };
    this.guests.push(guest);
    client.start();
    await client.until(() => client.isConnected, 'a first connection');
    return guest;
  }

  /**
   * Everybody has what is in the log, and nothing is on the way. However slow the machine is: it is
   * waited for as long as something moves.
   *
   * @throws Error if nothing has moved for so many ms
   */
  async settle(ms: number, guests: readonly Guest[] = this.guests): Promise<void> {
    let last = '';
    let movedAt = performance.now();
    while (!areSettled(guests)) {
      const now = JSON.stringify(guests.map(progressOf));
      if (now !== last) movedAt = performance.now();
      else if (performance.now() - movedAt > ms) throw new Error(`It does not settle: ${now}`);
      last = now;
      await delay(LOOK_MS);
    }
  }
}

function areSettled(guests: readonly Guest[]): boolean {
  const heads = new Map<string | null, string>();
  return guests.every(({ client }) => {
    const { epoch, seq } = client.conversation;
    const head = `${epoch}:${seq}`;
    const first = heads.get(client.sessionId) ?? head;
    heads.set(client.sessionId, first);
    return client.isSettled && head === first;
  });
}

function progressOf({ client }: Guest) {
  const { conversation, unacked, sessionId, isConnected } = client;
  const { epoch, seq, gap, replies } = conversation;
  const [{ replyId, gen, text } = { replyId: '', gen: 0, text: '' }] = replies;
  const answering = `${replyId}:${gen}:${text.length}`;
  return { sessionId, isConnected, epoch, seq, gap, unacked, open: replies.length, answering };
}
