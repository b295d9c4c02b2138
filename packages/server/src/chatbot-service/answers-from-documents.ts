import type { Provider } from '@chatbot-test/shared/config/chatbot-config.schema.js';

/** Tells whether an answer of a provider has sources, so that one without them is none. */
export const answersFromDocuments = (provider: Provider): boolean =>
  provider.type === 'knowledge' || (provider.type === 'model' && provider.knowledge);
