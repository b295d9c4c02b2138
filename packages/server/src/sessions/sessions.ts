import { Cron } from 'croner';
import type { ChatbotService } from '../chatbot-service/chatbot-service.js';
import type { Sql } from '../db/client.js';
import type { AuditLog } from '../audit/audit-log.js';
import type { LiveStore } from '../live-store/live-store.js';
import { ConversationService } from '../conversations/conversation-service.js';
import { PostgresConversations } from '../conversations/postgres-conversations.js';
import { MonitorService } from '../monitor/monitor-service.js';
import { PostgresWatchRepository } from '../monitor/postgres-watch-repository.js';
import { SessionNews, toldTo } from '../monitor/session-news.js';
import { deleteOver } from './cleanup/delete-over.js';
import { PostgresSessionCleaning } from './cleanup/postgres-session-cleaning.js';
import { SessionCleaner } from './cleanup/session-cleaner.js';
import type { ChatbotDirectory } from './engine/chatbot-directory.js';
import type { Log } from './engine/log.js';
import type { EngineMeter } from './engine/engine-meter.js';
import type { ReplyObserver } from './engine/reply/reply-observer.js';
import { ReplySlots } from './engine/reply/reply-slots.js';
import { SessionEngine } from './engine/session-engine.js';
import { DEFAULT_SETTINGS, type EngineSettings } from './engine/settings.js';
import { TestSessionService } from './service/test-session-service.js';
import { postgresSessionStorage } from './storage/postgres-session-storage.js';
import type { SessionRepository } from './storage/session-repository.js';
import { LIVE_TABLES, TEST_TABLES } from './storage/session-tables.js';

export interface SessionsOptions {
  readonly sql: Sql;
  /** No other process has this database. */
  readonly isAlone: boolean;
  readonly liveStore: LiveStore;
  readonly service: ChatbotService;
  readonly chatbots: ChatbotDirectory;
  readonly log: Log;
  /** Time after its end or expiry when a test session is deleted, in ms. Default 7 days. */
  readonly retentionMs?: number;
  /** Observer of replies that have ended. */
  readonly observer?: ReplyObserver | undefined;
  /** Counts what happens in both modes. */
  readonly meter?: EngineMeter | undefined;
  /** Further things that are not to be kept. */
  readonly alsoClean?: () => Promise<void>;
  /** Keeps who did what to whose conversation; left out: nobody does. */
  readonly audit?: AuditLog;
  /** Time after its end or expiry when a live conversation is deleted, in ms. Default 90 days. */
  readonly liveRetentionMs?: number;
  /** Settings that replace the defaults. */
  readonly test?: Partial<EngineSettings>;
  readonly live?: Partial<EngineSettings>;
}

/** Conversations of both modes: two engines of the same kind over tables of their own. */
export interface Sessions {
  readonly test: SessionEngine;
  readonly live: SessionEngine;
  readonly testSessions: TestSessionService;
  readonly liveSessions: SessionRepository;
  /** Watches over the sessions of both modes, for admins. */
  /** Conversations to read. */
  readonly conversations: ConversationService;
  readonly monitor: MonitorService;
  readonly settings: { readonly test: EngineSettings; readonly live: EngineSettings };
  readonly cleaner: SessionCleaner;
  /** Replies that wait for their turn in this process. */
  readonly waiting: number;
  /** Answers what processes that are gone left unanswered, and cleans up from now on. */
  start(): Promise<void>;
  /** Tells clients to move, and hands over what is under way. */
  drain(): Promise<void>;
  close(): Promise<void>;
}

/** A visitor who comes back within a day goes on where they were. */
const LIVE_IDLE_MS = 24 * 60 * 60_000;

const RETENTION_MS = 7 * 24 * 60 * 60_000;
const LIVE_RETENTION_MS = 90 * 24 * 60 * 60_000;

/** Time that cleared messages stay after they can't be brought back any more, in ms. */
const CLEARED_MARGIN_MS = 15_000;

export function createSessions(options: SessionsOptions): Sessions {
  const { sql, isAlone, liveStore, service, chatbots, log, observer, meter } = options;
  const slots = new ReplySlots({ ...DEFAULT_SETTINGS, ...options.live });
  const shared = { slots, liveStore, service, chatbots, log, observer, meter };
  const testSettings: EngineSettings = { ...DEFAULT_SETTINGS, ...options.test };
  const liveSettings: EngineSettings = {
    ...DEFAULT_SETTINGS,
    idleMs: LIVE_IDLE_MS,
    warningMs: null,
    ...options.live,
  };
  const tests = postgresSessionStorage(sql, TEST_TABLES);
  const visits = postgresSessionStorage(sql, LIVE_TABLES);
  const news = {
    test: new SessionNews(liveStore, 'test'),
    live: new SessionNews(liveStore, 'live'),
  };
  const test = new SessionEngine({
    ...shared,
    liveStore: toldTo(news.test, liveStore),
    mode: 'test',
    storage: tests,
    settings: testSettings,
  });
  const live = new SessionEngine({
    ...shared,
    liveStore: toldTo(news.live, liveStore),
    mode: 'live',
    storage: visits,
    settings: liveSettings,
  });
  const cleaner = new SessionCleaner({
    test: {
      cleaning: new PostgresSessionCleaning(sql, TEST_TABLES),
      retentionMs: options.retentionMs ?? RETENTION_MS,
    },
    live: {
      cleaning: new PostgresSessionCleaning(sql, LIVE_TABLES),
      retentionMs: options.liveRetentionMs ?? LIVE_RETENTION_MS,
    },
    clearedMs: Math.max(testSettings.undoMs, liveSettings.undoMs) + CLEARED_MARGIN_MS,
    log,
  });

  // Once a minute, each process at a second of its own.
  const schedule = new Cron(
    `${Math.floor(Math.random() * 60)} * * * * *`,
    {
      paused: true,
      unref: true,
      protect: true,
      catch: (err) => log.error({ err }, 'sessions could not be cleaned up'),
    },
    async () => {
      await cleaner.run();
      await options.alsoClean?.();
    },
  );

  return {
    test,
    live,
    testSessions: new TestSessionService({
      storage: tests,
      operations: test.operations,
      chatbots,
      idleMs: testSettings.idleMs,
      audit: options.audit,
      onCreated: (id) => news.test.changed(id),
    }),
    liveSessions: visits.sessions,
    conversations: new ConversationService({
      repository: new PostgresConversations(sql),
      storage: { test: tests, live: visits },
      audit: options.audit ?? { add: () => Promise.resolve() },
      chatbotOf: (chatbotId, mode) => chatbots.revisionFor(chatbotId, mode),
    }),
    monitor: new MonitorService({
      repository: new PostgresWatchRepository(sql),
      liveStore,
      operations: { test: test.operations, live: live.operations },
      find: {
        test: (tenantId, id) => tests.sessions.find(tenantId, id),
        live: (tenantId, id) => visits.sessions.find(tenantId, id),
      },
      clean: (of, deed) => deleteOver(sql, of, deed),
      audit: options.audit ?? { add: () => Promise.resolve() },
      onError: (err) => log.error({ err }, 'changes of sessions could not be told'),
    }),
    settings: { test: testSettings, live: liveSettings },
    cleaner,
    get waiting() {
      return slots.waiting;
    },
    start: async () => {
      await test.start(isAlone);
      await live.start(isAlone);
      schedule.resume();
    },
    drain: async () => void (await Promise.all([test.drain(), live.drain()])),
    close: async () => {
      schedule.stop();
      news.test.close();
      news.live.close();
      await Promise.all([test.close(), live.close(), cleaner.stop()]);
    },
  };
}
