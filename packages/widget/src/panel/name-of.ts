import type { PublicConfig } from '@chatbot-test/shared/config/chatbot-config.schema.js';

/** What visitors call the chatbot. */
export function nameOf({ name, appearance }: PublicConfig): string {
  return appearance.title || name;
}
