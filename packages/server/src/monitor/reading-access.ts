import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { Operator } from '../operators/operator.js';
import type { SessionAccess } from '../sessions/access/session-access.js';
import type { OpenedSession } from '../sessions/engine/connection/open-session.js';
import type { SessionRecord } from '../sessions/storage/session-repository.js';

export interface Reader {
  readonly operator: Operator;
  /** The session that they read; it was found for them a moment ago. */
  readonly session: SessionRecord;
  readonly isRevoked: (operator: Operator) => Promise<boolean>;
}

/** Anybody's session, for an admin who reads it as it happens and can do nothing in it. */
export class ReadingAccess implements SessionAccess {
  readonly #reader: Reader;

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  open(): Promise<OpenedSession> {
    const { operator, session, isRevoked } = this.#reader;
    const { tenantId, operatorId, issuedAt, expiresAt } = operator;
    const key = JSON.stringify(['read', tenantId, operatorId, issuedAt]);
    const check = async () => ((await isRevoked(operator)) ? new CodedError('unauthorized') : null);
    return Promise.resolve({ session, expiresAt, access: { key, check } });
  }

  /** Refuses all that a reader sends. */
  enter(): Promise<SessionRecord> {
    return Promise.reject(new CodedError('forbidden'));
  }
}
