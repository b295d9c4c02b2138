import { DEFAULT_APPEARANCE } from './appearance.js';
import type { ChatbotConfig, KnowledgeProvider, PublicConfig } from './chatbot-config.schema.js';

export const DEFAULT_CONFIG: ChatbotConfig & { readonly provider: KnowledgeProvider } = {
  name: 'Assistant',
  language: 'en',
  provider: { type: 'knowledge', threshold: 0.5, fallback: '' },
  allowedOrigins: [],
  imageHosts: [],
  appearance: DEFAULT_APPEARANCE,
};

/** The part of a configuration that leaves the server for everybody. */
export function toPublicConfig(config: ChatbotConfig): PublicConfig {
  const { name, language, imageHosts = [], appearance } = config;
  return { name, language, imageHosts, appearance };
}
