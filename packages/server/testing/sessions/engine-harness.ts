import type { Sql } from '../../src/db/client.js';
import { MemoryLiveStore } from '../../src/live-store/memory-live-store.js';
import type { Teardown } from '../database.js';
import type { EngineParts } from '../../src/sessions/engine/engine-parts.js';
import { SessionEngine } from '../../src/sessions/engine/session-engine.js';
import { DEFAULT_SETTINGS, type EngineSettings } from '../../src/sessions/engine/settings.js';
import { postgresSessionStorage } from '../../src/sessions/storage/postgres-session-storage.js';
import type { SessionRecord } from '../../src/sessions/storage/session-repository.js';
import type { SessionStorage } from '../../src/sessions/storage/session-storage.js';
import { TEST_TABLES } from '../../src/sessions/storage/session-tables.js';
import { useDatabase } from './database-users.js';
import { FakeSocket } from './fake-socket.js';
import { FixedDirectory } from './fixed-directory.js';
import { ListeningLog } from './listening-log.js';
import { ScriptedService } from './scripted-service.js';
import { newSession } from './sessions.js';

export type Overrides = (storage: SessionStorage) => {
  readonly [Port in keyof SessionStorage]?: Partial<SessionStorage[Port]>;
};

/** An engine over a real database whose storage may fail; the sockets are fake ones. */
export class EngineHarness {
  readonly storage: SessionStorage;
  readonly service = new ScriptedService();
  readonly chatbots = new FixedDirectory();
  readonly log = new ListeningLog();
  readonly engine: SessionEngine;
  readonly session: Promise<SessionRecord>;

  constructor(
    t: Teardown,
    sql: Sql,
    {
      settings = {},
      storage: overrides = () => ({}),
    }: {
      settings?: Partial<EngineSettings>;
      storage?: Overrides;
    } = {},
  ) {
    this.storage = postgresSessionStorage(sql, TEST_TABLES);
    this.chatbots.set('shop', 'demo');
    const { service, chatbots, log } = this;
    const parts: EngineParts = {
      mode: 'test',
      storage: overriding(this.storage, overrides),
      liveStore: new MemoryLiveStore((err) => log.error({ err }, 'a listener failed')),
      service,
      chatbots,
      log,
      settings: { ...DEFAULT_SETTINGS, warningMs: null, retryMs: 5, drainCheckMs: 5, ...settings },
    };
    this.engine = new SessionEngine(parts);
    this.session = this.storage.sessions.create(newSession());
    const gone = useDatabase(sql, { looks: false, news: null });
    t.teardown(async () => {
      await this.engine.close();
      gone();
    });
  }

  /** A socket that has said hello; in the harness's one session, unless told otherwise. */
  async connect(inSession?: SessionRecord): Promise<FakeSocket> {
    const session = inSession ?? (await this.session);
    const socket = new FakeSocket();
    socket.connection = this.engine.connect(socket, () => Promise.resolve({ session }));
    socket.write({ type: 'hello' });
    await socket.until(() => socket.closed !== null || socket.ofType('welcome').length > 0);
    return socket;
  }

  /** Texts of the log as it is stored. */
  async transcript(): Promise<string[]> {
    const { id } = await this.session;
    const read = await this.storage.messages.readLog(id, { epoch: 0, seq: 0 }, 1_000);
    return (read?.page.messages ?? []).map(({ text }) => text);
  }
}

/** The storage with some methods of its ports replaced. */
export function overriding(storage: SessionStorage, overrides: Overrides): SessionStorage {
  const replaced = overrides(storage);
  return {
    sessions: replacing(storage.sessions, replaced.sessions),
    messages: replacing(storage.messages, replaced.messages),
    queue: replacing(storage.queue, replaced.queue),
    records: replacing(storage.records, replaced.records),
  };
}

function replacing<Port extends object>(port: Port, replaced: Partial<Port> = {}): Port {
  return new Proxy(port, {
    get: (target, name) => {
      const method: unknown = Reflect.get(replaced, name) ?? Reflect.get(target, name);
      return typeof method === 'function' ? (method.bind(target) as unknown) : method;
    },
  });
}
