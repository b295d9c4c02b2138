import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { AuditLog } from '../audit/audit-log.js';
import type { SessionMode } from '../chatbots/chatbot-revision.js';
import type { LiveStore, Unsubscribe } from '../live-store/live-store.js';
import { mayUse, type Operator } from '../operators/operator.js';
import type { Deed } from '../audit/audited.js';
import type { Deleted } from '../sessions/cleanup/session-cleaning.js';
import type { SessionOperations } from '../sessions/engine/session-operations.js';
import type { SessionRecord, SessionState } from '../sessions/storage/session-repository.js';
import { changedTopic, type ChangedSessions } from './session-news.js';
import { decodeWatchCursor, encodeWatchCursor } from './watch-cursor.js';
import type { Sort, WatchedSession, WatchRepository } from './watched-session.js';

const PAGE = 50;

export interface MonitorParts {
  readonly repository: WatchRepository;
  readonly liveStore: LiveStore;
  readonly operations: Readonly<Record<SessionMode, Pick<SessionOperations, 'end' | 'extend'>>>;
  readonly find: Readonly<
    Record<SessionMode, (tenantId: string, id: string) => Promise<SessionRecord | null>>
  >;
  /** Deletes test sessions that are over, of these chatbots or of all, in small steps. */
  readonly clean: (
    of: { readonly tenantId: string; readonly chatbotIds: readonly string[] | null },
    deed: Deed,
  ) => Promise<Deleted>;
  readonly audit: Pick<AuditLog, 'add'>;
  readonly onError: (error: unknown) => void;
}

export interface WatchFilter {
  readonly mode: SessionMode;
  readonly chatbotId?: string | undefined;
  readonly operatorId?: string | undefined;
  readonly state?: SessionState | undefined;
  /** Default: by the time at which they were begun. */
  readonly sort?: Sort | undefined;
  /** Default true. */
  readonly descending?: boolean | undefined;
  readonly cursor?: string | undefined;
  /** Default 50. */
  readonly limit?: number | undefined;
}

/** Sessions that have changed; `gone`: they are not there any more. */
export interface Changes {
  readonly sessions: readonly WatchedSession[];
  readonly gone: readonly string[];
}

/** Outcome of ending many sessions. */
export interface EndedSessions {
  readonly ended: readonly string[];
  /** Ids of sessions that do not exist. */
  readonly notFound: readonly string[];
}

/**
 * Watches over the sessions of a tenant, for its admins: those of the chatbots that they may see.
 * Whatever else there is, is the same `not-found` as what does not exist.
 */
export class MonitorService {
  readonly #parts: MonitorParts;

  constructor(parts: MonitorParts) {
    this.#parts = parts;
  }

  /** @throws CodedError `not-found` of the chatbot; `bad-request` of the cursor */
  async list(
    operator: Operator,
    filter: WatchFilter,
  ): Promise<{ readonly sessions: readonly WatchedSession[]; readonly cursor: string | null }> {
    const { mode, chatbotId, operatorId, state, cursor } = filter;
    const { sort = 'created', descending = true, limit = PAGE } = filter;
    if (chatbotId !== undefined && !mayUse(operator, chatbotId)) throw notFound();
    const { sessions, next } = await this.#parts.repository.list({
      tenantId: operator.tenantId,
      ...{ mode, operatorId, state, sort, descending, limit },
      chatbotIds: chatbotId === undefined ? operator.chatbots : [chatbotId],
      after: cursor === undefined ? undefined : decodeWatchCursor(sort, cursor),
    });
    return { sessions, cursor: next && encodeWatchCursor(sort, next) };
  }

  /**
   * Tells of changes as they happen, on whatever process.
   *
   * @param onMissed news may have been missed: the list is to be read again
   */
  async watch(
    operator: Operator,
    mode: SessionMode,
    onChanges: (changes: Changes) => void,
    onMissed: () => void,
  ): Promise<Unsubscribe> {
    const { liveStore, repository, onError } = this.#parts;
    let order = Promise.resolve();
    let isOver = false;
    const tell = async (ids: readonly string[]) => {
      if (isOver) return;
      const found = await repository.find(operator.tenantId, mode, ids);
      const sessions = found.filter(({ chatbotId }) => mayUse(operator, chatbotId));
      // Of another tenant's nothing is told, not even that it is not there.
      if (sessions.length > 0) onChanges({ sessions, gone: [] });
    };
    const leave = [
      await liveStore.subscribe(changedTopic(mode), (text) => {
        const { ids } = JSON.parse(text) as ChangedSessions;
        order = order.then(() => tell(ids)).catch(onError);
      }),
      liveStore.onMissed(onMissed),
    ];
    return () => {
      isOver = true;
      for (const each of leave) each();
    };
  }

  /**
   * A session, to be read as it happens; that somebody does is in the audit log.
   *
   * @throws CodedError `not-found`
   */
  async open(operator: Operator, mode: SessionMode, sessionId: string): Promise<SessionRecord> {
    const session = await this.#get(operator, mode, sessionId);
    const { chatbotId, operatorId } = session;
    await this.#parts.audit.add(operator, {
      action: 'session.read',
      object: { type: 'session', id: session.id },
      after: { mode, chatbotId, operatorId },
    });
    return session;
  }

  /** The idle time starts again. @throws CodedError `not-found`, `session-ended`, `session-expired` */
  async extend(operator: Operator, mode: SessionMode, sessionId: string): Promise<WatchedSession> {
    const { id, chatbotId, operatorId, tenantId, expiresAt } = await this.#get(
      operator,
      mode,
      sessionId,
    );
    await this.#parts.operations[mode].extend(
      { id, chatbotId, tenantId },
      {
        actor: operator,
        entry: {
          action: 'session.extend',
          object: { type: 'session', id },
          before: { mode, chatbotId, operatorId, expiresAt },
        },
      },
    );
    const [extended] = await this.#parts.repository.find(tenantId, mode, [id]);
    if (!extended) throw notFound();
    return extended;
  }

  /** Closes sessions for good, each for everybody who has it open. Idempotent. */
  async end(operator: Operator, mode: SessionMode, ids: readonly string[]): Promise<EndedSessions> {
    const ended: string[] = [];
    const missing: string[] = [];
    for (const sessionId of new Set(ids)) {
      const session = await this.#find(operator, mode, sessionId);
      if (!session) {
        missing.push(sessionId);
        continue;
      }
      const { id, chatbotId, operatorId } = session;
      const entry = {
        action: 'session.end',
        object: { type: 'session', id },
        before: { mode, chatbotId, operatorId },
      } as const;
      // Of one that is over already there is nothing to tell.
      await this.#parts.operations[mode].end(id, session.open ? { actor: operator, entry } : null);
      ended.push(id);
    }
    return { ended, notFound: missing };
  }

  /** Deletes test sessions that have ended or expired now, instead of when their retention is over. */
  clean(operator: Operator): Promise<Deleted> {
    const { tenantId, chatbots: chatbotIds } = operator;
    const object = { type: 'tenant', id: tenantId } as const;
    const entry = { action: 'session.clean-up', object, before: { chatbotIds } } as const;
    return this.#parts.clean({ tenantId, chatbotIds }, { actor: operator, entry });
  }

  async #get(operator: Operator, mode: SessionMode, id: string): Promise<SessionRecord> {
    const session = await this.#find(operator, mode, id);
    if (!session) throw notFound();
    return session;
  }

  async #find(operator: Operator, mode: SessionMode, id: string): Promise<SessionRecord | null> {
    const session = await this.#parts.find[mode](operator.tenantId, id);
    return session && mayUse(operator, session.chatbotId) ? session : null;
  }
}

function notFound(): CodedError {
  return new CodedError('not-found', { what: 'chatbot or session' });
}
