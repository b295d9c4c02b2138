import type { Provider } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import type { EgressClient } from '../egress/egress-client.js';
import { originOf } from '../secrets/service-origins.js';
import type { CheckTarget } from './connection-check.js';
import type { ModelSettings } from './providers/model/model-settings.js';

/** Target of a provider's requests; null for one that sends none. */
export function checkTargetOf(
  provider: Provider,
  model: ModelSettings,
  egress: EgressClient,
  ownEgress: EgressClient,
): CheckTarget | null {
  switch (provider.type) {
    case 'knowledge':
      return null;
    case 'model':
      return provider.baseUrl === '' || provider.baseUrl === model.baseUrl
        ? { url: model.baseUrl, egress: ownEgress }
        : { url: provider.baseUrl, egress };
    case 'http':
      return { url: originOf(provider.url), egress };
  }
}
