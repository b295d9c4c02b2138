import { Cron } from 'croner';
import type { ChatbotService } from '../chatbot-service/chatbot-service.js';
import type { Sql } from '../db/client.js';
import type { LiveStore } from '../live-store/live-store.js';
import { PostgresReportRepository } from '../errors-log/postgres-report-repository.js';
import { reportRoutes } from '../errors-log/report-routes.js';
import { ReportService, type SendReport } from '../errors-log/report-service.js';
import type { App } from '../plugins/app.js';
import type { ChatbotDirectory } from './engine/chatbot-directory.js';
import type { ReplyObserver } from './engine/reply-observer.js';
import type { Log } from './engine/log.js';
import { SessionEngine } from './engine/session-engine.js';
import { DEFAULT_SETTINGS, type EngineSettings } from './engine/settings.js';
import { PostgresSessionCleaning } from './postgres-session-cleaning.js';
import { PostgresSessionRepository } from './postgres-session-repository.js';
import { SessionCleaner } from './session-cleaner.js';
import { sessionRoutes } from './session-routes.js';
import { HttpSessions } from './http-sessions.js';
import { httpTransportRoutes } from './http-transport-routes.js';
import { LIVE_TABLES, TEST_TABLES } from './session-tables.js';
import { socketRoutes } from './socket-routes.js';
import { TestSessionService } from './test-session-service.js';
import { WebSocketLiveHandler } from './websocket-live-handler.js';
import { WebSocketTestHandler } from './websocket-test-handler.js';

export interface SessionsOptions {
  readonly sql: Sql;
  /** No other process has this database. */
  readonly isAlone: boolean;
  readonly liveStore: LiveStore;
  readonly service: ChatbotService;
  readonly chatbots: ChatbotDirectory;
  readonly log: Log;
  /** Test sessions are deleted so long after they ended or expired, in ms. Default 7 days. */
  readonly retentionMs?: number;
  /** Hands on what operators report; left out: it is kept in the error log alone. */
  readonly sendReport?: SendReport | null;
  /** Told of every reply that has ended. */
  readonly observer?: ReplyObserver | undefined;
  /** Instead of the defaults. */
  readonly test?: Partial<EngineSettings>;
  readonly live?: Partial<EngineSettings>;
}

/** The engines of both modes, and what cleans up behind them. */
export interface Sessions {
  readonly test: SessionEngine;
  readonly live: SessionEngine;
  readonly cleaner: SessionCleaner;
}

/** A visitor who comes back within a day goes on where they were. */
const LIVE_IDLE_MS = 24 * 60 * 60_000;

const RETENTION_MS = 7 * 24 * 60 * 60_000;

/** What was cleared stays for so long after it can't be brought back any more, in ms. */
const CLEARED_MARGIN_MS = 15_000;

/**
 * Conversations, in tests and live: two engines of the same kind over tables of their own, and
 * the addresses where they are reached. Wants `auth`, `drain`, `origins` and `websocket` on the app. Answers
 * what processes that are gone left unanswered; tells clients to move when the app closes.
 */
export async function sessions(app: App, options: SessionsOptions): Promise<Sessions> {
  const { sql, isAlone, liveStore, service, chatbots, log } = options;
  const shared = { liveStore, service, chatbots, log, observer: options.observer };
  const testSettings = { ...DEFAULT_SETTINGS, ...options.test };
  const liveSettings = {
    ...DEFAULT_SETTINGS,
    idleMs: LIVE_IDLE_MS,
    warningMs: null,
    ...options.live,
  };
  const testRepository = new PostgresSessionRepository(sql, TEST_TABLES);
  const liveRepository = new PostgresSessionRepository(sql, LIVE_TABLES);
  const testEngine = new SessionEngine({
    ...shared,
    mode: 'test',
    repository: testRepository,
    settings: testSettings,
  });
  const liveEngine = new SessionEngine({
    ...shared,
    mode: 'live',
    repository: liveRepository,
    settings: liveSettings,
  });
  const testSessions = new TestSessionService({
    repository: testRepository,
    operations: testEngine.operations,
    chatbots,
    idleMs: testSettings.idleMs,
  });

  const cleaner = new SessionCleaner({
    test: {
      cleaning: new PostgresSessionCleaning(sql, TEST_TABLES),
      retentionMs: options.retentionMs ?? RETENTION_MS,
    },
    live: { cleaning: new PostgresSessionCleaning(sql, LIVE_TABLES), retentionMs: null },
    clearedMs: Math.max(testSettings.undoMs, liveSettings.undoMs) + CLEARED_MARGIN_MS,
    log,
  });

  const reports = new ReportService({
    reports: new PostgresReportRepository(sql),
    sessionOf: (operator, sessionId, replyId) =>
      testSessions.reported(operator, sessionId, replyId),
    send: options.sendReport ?? null,
    log,
  });

  await app.register(sessionRoutes, { sessions: testSessions });
  await app.register(reportRoutes, { reports });
  const testHandler = new WebSocketTestHandler({
    engine: testEngine,
    sessions: testSessions,
    verifyOperator: (token) => app.verifyOperator(token),
  });
  const liveHandler = new WebSocketLiveHandler({
    engine: liveEngine,
    repository: liveRepository,
    chatbots,
    idleMs: liveSettings.idleMs,
  });
  await app.register(socketRoutes, { chatbots, test: testHandler, live: liveHandler });
  await app.register(httpTransportRoutes, {
    chatbots,
    test: new HttpSessions(testEngine, testHandler, testSettings.streamMs),
    live: new HttpSessions(liveEngine, liveHandler, liveSettings.streamMs),
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
    async () => void (await cleaner.run()),
  );

  app.addHook('onReady', async () => {
    await testEngine.start(isAlone);
    await liveEngine.start(isAlone);
    schedule.resume();
  });
  app.drain.add(async () => {
    await Promise.all([testEngine.drain(), liveEngine.drain()]);
  });
  app.addHook('preClose', async () => {
    schedule.stop();
    await Promise.all([testEngine.close(), liveEngine.close(), cleaner.stop()]);
  });
  return { test: testEngine, live: liveEngine, cleaner };
}
