import { CLOSE } from '@chatbot-test/shared/protocol/close-codes.js';
import type { Problem } from '@chatbot-test/shared/protocol/message.schema.js';

/** Codes of the catalogue, for those that the page treats in its own way. */
const CODES: Partial<Record<number, string>> = {
  [CLOSE.unauthorized]: 'unauthorized',
  [CLOSE.notFound]: 'not-found',
  [CLOSE.replaced]: 'replaced',
  [CLOSE.ended]: 'session-ended',
};

/**
 * What a final close says where no error was sent before it. The server gives every close its reason
 * in words; the fallback is for one that a proxy has cut off.
 */
export function closeProblem(closeCode: number, reason: string): Problem {
  const code = CODES[closeCode];
  return {
    code: code ?? `closed-${closeCode}`,
    message: reason || `The chat server closed the connection (code ${closeCode}).`,
    action: code ? '' : 'Reload the page.',
    retryable: false,
    correlationId: '',
  };
}
