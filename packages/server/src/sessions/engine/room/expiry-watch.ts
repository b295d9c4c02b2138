import type { ExpiringFrame } from '@chatbot-test/shared/protocol/server-frames.schema.js';
import type { SessionRecord } from '../../storage/session-repository.js';
import type { EngineParts } from '../engine-parts.js';

/** Longest time that a timer of Node's takes, in ms. */
const LONGEST_MS = 2_147_483_647;

export interface ExpiryListener {
  readonly onExpiring: (frame: ExpiringFrame) => void;
  readonly onOver: (how: 'ended' | 'expired') => void;
}

/**
 * Looks when a session expires, for those who are in it. Each look asks the database, by whose
 * clock it is decided, and says when the next is due: messages and extensions need not be heard of,
 * and a session with sockets costs one small query each idle time.
 */
export class ExpiryWatch {
  readonly #parts: EngineParts;
  readonly #session: Pick<SessionRecord, 'id' | 'tenantId'>;
  readonly #listener: ExpiryListener;
  #timer: NodeJS.Timeout | null = null;
  #stopped = false;
  /** The moment of expiry, in ms since 1970, that was told of. */
  #told: number | null = null;

  constructor(parts: EngineParts, session: SessionRecord, listener: ExpiryListener) {
    this.#parts = parts;
    // Of what was read, no more: it is kept for as long as the session has sockets.
    this.#session = { id: session.id, tenantId: session.tenantId };
    this.#listener = listener;
    this.#wait(session);
  }

  /** Tells whether those who were in the session by then know when it expires. */
  hasTold({ expiresAt }: SessionRecord): boolean {
    return this.#told === expiresAt.getTime();
  }

  stop(): void {
    this.#stopped = true;
    if (this.#timer) clearTimeout(this.#timer);
  }

  #wait({ expiresAt, expiresInMs }: SessionRecord): void {
    const { warningMs } = this.#parts.settings;
    if (warningMs === null) return;
    const isTold = this.#told === expiresAt.getTime();
    this.#lookIn(isTold ? expiresInMs : Math.max(0, expiresInMs - warningMs));
  }

  #lookIn(ms: number): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(() => void this.#look(), Math.min(ms, LONGEST_MS)).unref();
  }

  /** Never rejects. */
  async #look(): Promise<void> {
    const { storage, settings, log } = this.#parts;
    const { id, tenantId } = this.#session;
    try {
      const session = await storage.sessions.find(tenantId, id);
      if (this.#stopped) return;
      if (!session?.open) {
        this.#listener.onOver(session && !session.endedAt ? 'expired' : 'ended');
        return;
      }
      const { expiresAt, expiresInMs } = session;
      const isDue = expiresInMs <= (settings.warningMs ?? 0);
      if (isDue && this.#told !== expiresAt.getTime()) {
        this.#told = expiresAt.getTime();
        this.#listener.onExpiring({ type: 'expiring', inMs: expiresInMs });
      }
      this.#wait(session);
    } catch (err) {
      log.warn({ err, sessionId: id }, 'when a session expires cannot be read at the moment');
      this.#lookIn(settings.retryMs);
    }
  }
}
