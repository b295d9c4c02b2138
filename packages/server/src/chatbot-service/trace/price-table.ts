import type { Tokens } from '@chatbot-test/shared/protocol/message.schema.js';

/** US dollars per million tokens. */
export interface Price {
  readonly input: number;
  readonly output: number;
}

export type Prices = Readonly<Record<string, Price>>;

const OPENAI_HOST = 'api.openai.com';

/**
 * List prices of OpenAI (https://developers.openai.com/api/docs/pricing, compared in November 2026
 * with published copies of that page), at its own address alone: others ask their own for the same
 * names. Without its discounts: input that it has cached, batches. `MODEL_PRICES` comes first.
 */
const OPENAI: Prices = {
  'gpt-4o': { input: 2.5, output: 10 },
  'gpt-4o-mini': { input: 0.15, output: 0.6 },
  'gpt-4.1': { input: 2, output: 8 },
  'gpt-4.1-mini': { input: 0.4, output: 1.6 },
  'gpt-4.1-nano': { input: 0.1, output: 0.4 },
  'gpt-5': { input: 1.25, output: 10 },
  'gpt-5-mini': { input: 0.25, output: 2 },
  'gpt-5-nano': { input: 0.05, output: 0.4 },
  'gpt-5.1': { input: 1.25, output: 10 },
  'gpt-5.2': { input: 1.75, output: 14 },
  'gpt-5.4': { input: 2.5, output: 15 },
  'gpt-5.4-mini': { input: 0.75, output: 4.5 },
  'gpt-5.4-nano': { input: 0.2, output: 1.25 },
  o3: { input: 2, output: 8 },
  'o4-mini': { input: 1.1, output: 4.4 },
};

/** Prices of tokens, where they are known. */
export class PriceTable {
  readonly #own: Prices;

  /** @param own by model, or by `host/model`, from the server's settings; they come first */
  constructor(own: Prices = {}) {
    this.#own = own;
  }

  /** Null where the price of this model at this host is not known. */
  costUsd(host: string, model: string | null, tokens: Tokens | null): number | null {
    const price = model === null ? null : this.#priceOf(host, model);
    if (!price || !tokens) return null;
    return (tokens.input * price.input + tokens.output * price.output) / 1_000_000;
  }

  #priceOf(host: string, model: string): Price | null {
    // Providers answer with the dated name of what was asked for.
    for (const name of [model, model.replace(/-\d{4}-\d{2}-\d{2}$/, '')]) {
      const own = find(this.#own, `${host}/${name}`) ?? find(this.#own, name);
      if (own) return own;
      const listed = host === OPENAI_HOST ? find(OPENAI, name) : null;
      if (listed) return listed;
    }
    return null;
  }
}

function find(prices: Prices, name: string): Price | null {
  return Object.hasOwn(prices, name) ? (prices[name] ?? null) : null;
}
