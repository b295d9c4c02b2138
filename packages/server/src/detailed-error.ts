import type { ErrorCode } from '@chatbot-test/shared/errors/catalogue.js';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';

/** An error that tells a program more than its sentence tells a person. */
export class DetailedError extends CodedError {
  /** Goes into the answer, beside code and message. */
  readonly more: Readonly<Record<string, unknown>>;

  constructor(
    code: ErrorCode,
    details: Readonly<Record<string, string | number>>,
    more: Readonly<Record<string, unknown>>,
  ) {
    super(code, details);
    this.more = more;
  }
}
