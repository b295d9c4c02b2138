import type { PublicConfig } from '@chatbot-test/shared/config/chatbot-config.schema.js';

/** Returns the name that visitors see for the chatbot. */
export function nameOf({ name, appearance }: PublicConfig): string {
  return appearance.title || name;
}
