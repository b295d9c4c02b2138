import type { Provider } from '@chatbot-test/shared/config/chatbot-config.schema.js';

/** Origin of an address in which `{{...}}` may stand; its host never has any. */
export function originOf(address: string): string {
  return new URL(withoutPlaces(address)).origin;
}

/** An address with a letter where `{{...}}` stands. */
export function withoutPlaces(address: string): string {
  return address.replace(/\{\{[^{}]*\}\}/g, 'x');
}

/** Lists the origins of a provider's requests, that of its message first; empty if it sends none. */
export function originsOf(provider: Provider, modelUrl: string): string[] {
  switch (provider.type) {
    case 'knowledge':
      return [];
    case 'model':
      return [originOf(provider.baseUrl || modelUrl)];
    case 'http': {
      const { listen, poll, setup, rejoin } = provider;
      const others = [
        listen,
        poll?.url ?? '',
        ...setup.map(({ url }) => url),
        ...(rejoin ? [rejoin.url, rejoin.cancel] : []),
      ];
      const addresses = [provider.url, ...others.filter((address) => address !== '')];
      return [...new Set(addresses.map(originOf))];
    }
  }
}
