import type { Problem } from '../protocol/message.schema.js';
import { fill } from '../text/fill.js';
import { ERRORS, type ErrorCode } from './catalogue.js';

/** An error from the catalogue, with the details that its sentences name. */
export class CodedError extends Error {
  override readonly name = 'CodedError';
  readonly code: ErrorCode;
  /** The next step for the reader. */
  readonly action: string;
  /** Time after which the same request may be sent again, in ms; undefined if that is not known. */
  readonly retryAfterMs: number | undefined;

  constructor(
    code: ErrorCode,
    details: Readonly<Record<string, string | number>> = {},
    cause?: unknown,
  ) {
    super(fill(ERRORS[code].message, details), cause === undefined ? undefined : { cause });
    this.code = code;
    this.action = fill(ERRORS[code].action, details);
    const { retryAfterMs } = details;
    this.retryAfterMs = typeof retryAfterMs === 'number' ? Math.ceil(retryAfterMs) : undefined;
  }
}

/** Describes an error to the other side: of one without a code, only that it happened. */
export function toProblem(error: unknown, correlationId: string): Problem {
  const coded = error instanceof CodedError ? error : new CodedError('internal');
  const { retryable } = ERRORS[coded.code];
  const { code, message, action, retryAfterMs } = coded;
  return {
    code,
    message,
    action,
    retryable,
    correlationId,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  };
}
