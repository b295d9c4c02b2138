import type { Provider } from '@chatbot-test/shared/config/chatbot-config.schema.js';

/** Origin of an address in which `{{...}}` may stand; its host never has any. */
export function originOf(address: string): string {
  return new URL(address.replace(/\{\{[^}]*\}\}/g, 'x')).origin;
}

/** Where the requests of a provider go, that of its message first; none for one that asks nobody. */
export function originsOf(provider: Provider, modelUrl: string): string[] {
  switch (provider.type) {
    case 'knowledge':
      return [];
    case 'model':
      return [originOf(provider.baseUrl || modelUrl)];
    case 'http': {
      const others = [provider.listen, ...provider.setup.map(({ url }) => url)];
      const addresses = [provider.url, ...others.filter((address) => address !== '')];
      return [...new Set(addresses.map(originOf))];
    }
  }
}
