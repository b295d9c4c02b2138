import type { ErrorCode } from '@chatbot-test/shared/errors/catalogue.js';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import { CLOSE, type CloseCode } from '@chatbot-test/shared/protocol/close-codes.js';

/** Errors after which nothing can be done in a session any more. */
export const OVER_CODES: Partial<Record<ErrorCode, CloseCode>> = {
  'session-ended': CLOSE.ended,
  'session-expired': CLOSE.idle,
};

const CLOSE_CODES: Partial<Record<ErrorCode, CloseCode>> = {
  ...OVER_CODES,
  unauthorized: CLOSE.unauthorized,
  forbidden: CLOSE.forbidden,
  'identity-required': CLOSE.forbidden,
  'identity-refused': CLOSE.forbidden,
  'origin-not-allowed': CLOSE.forbidden,
  'not-found': CLOSE.notFound,
  'address-limited': CLOSE.rateLimited,
};

/** The close code of a socket that ends for this error: `CLOSE.internal` for one that nobody expected. */
export function closeCodeOf(error: unknown): CloseCode {
  return (error instanceof CodedError && CLOSE_CODES[error.code]) || CLOSE.internal;
}
