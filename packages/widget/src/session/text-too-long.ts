import { LIMITS } from '@chatbot-test/shared/protocol/limits.js';
import type { Problem } from '@chatbot-test/shared/protocol/message.schema.js';

/** The server's words for it, said before it is asked. */
export function textTooLong(): Problem {
  return {
    code: 'text-too-long',
    message: `The message is longer than ${LIMITS.textLength} characters.`,
    action: 'Shorten it, or send it in parts.',
    retryable: false,
    correlationId: '',
  };
}
