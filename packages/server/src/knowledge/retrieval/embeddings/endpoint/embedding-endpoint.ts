import type { ServiceTarget } from '../../../../chatbot-service/failures/service-target.js';

/** Settings of the server for a service that makes embeddings. */
export interface EmbeddingSettings {
  /** Base URL up to and without `/embeddings`. */
  readonly baseUrl: string;
  /** Null: none is sent. */
  readonly apiKey: string | null;
  readonly model: string;
}

/** Target of texts to embed, and the credentials. */
export interface EmbeddingEndpoint extends ServiceTarget {
  readonly url: string;
  readonly apiKey: string | null;
  readonly model: string;
  /** The model and where it is: two services may call different models the same. */
  readonly name: string;
}

/** One way to write an address, also where people paste the whole of it. */
export function embeddingEndpoint({
  baseUrl,
  apiKey,
  model,
}: EmbeddingSettings): EmbeddingEndpoint {
  const { origin, host, pathname } = new URL(baseUrl);
  const path = pathname.replace(/(?<!\/)\/+$/, '').replace(/\/embeddings$/, '');
  return {
    url: `${origin}${path}/embeddings`,
    host,
    apiKey,
    model,
    name: `${model} at ${host}${path}`,
    secrets: apiKey === null ? [] : [apiKey],
  };
}
