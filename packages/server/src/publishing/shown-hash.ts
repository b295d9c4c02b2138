import { createHash } from 'node:crypto';
import { canonicalJson } from '@chatbot-test/shared/config/canonical-json.js';
import type { ChatbotConfig } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import { toPublicConfig } from '@chatbot-test/shared/config/chatbot-config.js';

/** SHA-256 of the part of a configuration that pages are served: what they can compare themselves. */
export function shownHash(config: ChatbotConfig): string {
  return createHash('sha256')
    .update(canonicalJson(toPublicConfig(config)))
    .digest('hex');
}
