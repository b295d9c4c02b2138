import type { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { HelloFrame } from '@chatbot-test/shared/protocol/client-frames.schema.js';
import type { SessionRecord } from '../../storage/session-repository.js';
import type { Access } from './access-watch.js';

/** The session that a `hello` opens. */
export interface OpenedSession {
  readonly session: SessionRecord;
  /** Opens this conversation again; only where it was made just now. */
  readonly token?: string;
  /** Problem to tell the page, although it may be here. */
  readonly problem?: CodedError | null;
  /** End of the right to be here; absent or null if there is none. */
  readonly expiresAt?: Date | null;
  /** The right to be here, where it may be taken away before. */
  readonly access?: Access;
  /**
   * The right to be here by a newer token.
   *
   * @throws CodedError `unauthorized` if it is not valid, or somebody else's
   */
  readonly renew?: (token: string) => Promise<Pick<OpenedSession, 'expiresAt' | 'access'>>;
}

/**
 * Decides which session a `hello` opens, if any.
 *
 * @throws CodedError `unauthorized`, `not-found`, `session-ended`, `session-expired`, `identity-required`,
 *   `identity-refused`
 */
export type OpenSession = (hello: HelloFrame) => Promise<OpenedSession>;
