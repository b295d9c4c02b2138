import type { PublicConfig } from './chatbot-config.schema.js';

/** Adds the fields that came after the version which stored or serves a configuration. */
export function withLaterFields<T extends Pick<PublicConfig, 'imageHosts'>>(config: T): T {
  return config.imageHosts ? config : { ...config, imageHosts: [] };
}
