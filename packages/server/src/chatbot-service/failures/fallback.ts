import type { ChatbotConfig } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import { isDatabaseDown } from '../../database-down.js';

/**
 * Reply of a live chatbot in place of a failure; empty: none. A failure of ours is not the
 * service's: the reply is begun again, or fails as what it is.
 *
 * @param hasSpoken whether some of the reply has been read already
 */
export function fallbackFor(
  error: unknown,
  { provider }: Pick<ChatbotConfig, 'provider'>,
  hasSpoken: boolean,
): string {
  if (hasSpoken || !(error instanceof CodedError) || isDatabaseDown(error)) return '';
  return provider.fallback.trim();
}
