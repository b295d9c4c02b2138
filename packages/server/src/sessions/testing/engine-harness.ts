import type { Sql } from '../../db/client.js';
import { MemoryLiveStore } from '../../live-store/memory-live-store.js';
import type { Teardown } from '../../testing/database.js';
import type { EngineParts } from '../engine/engine-parts.js';
import { SessionEngine } from '../engine/session-engine.js';
import { DEFAULT_SETTINGS, type EngineSettings } from '../engine/settings.js';
import { PostgresSessionRepository } from '../postgres-session-repository.js';
import type { SessionRecord, SessionRepository } from '../session-repository.js';
import { TEST_TABLES } from '../session-tables.js';
import { FakeSocket } from './fake-socket.js';
import { FixedDirectory } from './fixed-directory.js';
import { ListeningLog } from './listening-log.js';
import { ScriptedService } from './scripted-service.js';
import { newSession } from './sessions.js';

type Overrides = (repository: SessionRepository) => Partial<SessionRepository>;

/** An engine over a real database whose repository may fail; the sockets are fake ones. */
export class EngineHarness {
  readonly repository: SessionRepository;
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
      repository: overrides = () => ({}),
    }: {
      settings?: Partial<EngineSettings>;
      repository?: Overrides;
    } = {},
  ) {
    this.repository = new PostgresSessionRepository(sql, TEST_TABLES);
    this.chatbots.set('shop', 'demo');
    const { service, chatbots, log } = this;
    const parts: EngineParts = {
      mode: 'test',
      repository: overriding(this.repository, overrides),
      liveStore: new MemoryLiveStore((err) => log.error({ err }, 'a listener failed')),
      service,
      chatbots,
      log,
      settings: { ...DEFAULT_SETTINGS, warningMs: null, retryMs: 5, drainCheckMs: 5, ...settings },
    };
    this.engine = new SessionEngine(parts);
    this.session = this.repository.create(newSession());
    t.teardown(() => this.engine.close());
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
    const read = await this.repository.readLog(id, { epoch: 0, seq: 0 }, 1_000);
    return (read?.page.messages ?? []).map(({ text }) => text);
  }
}

/** The repository with some of its methods replaced. */
export function overriding(repository: SessionRepository, overrides: Overrides): SessionRepository {
  const replaced = overrides(repository);
  return new Proxy(repository, {
    get: (target, name) => {
      const method: unknown = Reflect.get(replaced, name) ?? Reflect.get(target, name);
      return typeof method === 'function' ? (method.bind(target) as unknown) : method;
    },
  });
}
