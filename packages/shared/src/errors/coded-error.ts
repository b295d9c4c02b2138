import type { Problem } from '../protocol/message.schema.js';
import { ERRORS, type ErrorCode } from './catalogue.js';

/** An error from the catalogue, with the details that its sentence names. */
export class CodedError extends Error {
  override readonly name = 'CodedError';
  readonly code: ErrorCode;

  constructor(code: ErrorCode, details: Record<string, string | number> = {}, cause?: unknown) {
    super(fill(ERRORS[code].message, details), cause === undefined ? undefined : { cause });
    this.code = code;
  }
}

/** What the other side gets to know of an error: of anything not coded, only that it happened. */
export function toProblem(error: unknown, correlationId: string): Problem {
  const coded = error instanceof CodedError ? error : new CodedError('internal');
  const { action, retryable } = ERRORS[coded.code];
  return { code: coded.code, message: coded.message, action, retryable, correlationId };
}

function fill(sentence: string, details: Record<string, string | number>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? 'unknown'));
}
