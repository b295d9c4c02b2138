import Type from 'typebox';
import { Value } from 'typebox/value';
import type { Prices } from './chatbot-service/trace/price-table.js';
import { EgressAllowlist } from './egress/egress-allowlist.js';

const PriceList = Type.Record(
  Type.String(),
  Type.Object({ input: Type.Number({ minimum: 0 }), output: Type.Number({ minimum: 0 }) }),
);

/** `MODEL_PRICES`, JSON; none where it is wrong. */
export function pricesIn(text: string): Prices {
  return parsed(text) ?? {};
}

export function priceProblems(text: string): string[] {
  if (text === '' || parsed(text)) return [];
  const example = '\'{"llama3.2:3b": {"input": 0.05, "output": 0.1}}\'';
  return [
    `MODEL_PRICES is not JSON with US dollars per million tokens by model, e.g. MODEL_PRICES=${example}`,
  ];
}

function parsed(text: string): Prices | null {
  try {
    const prices: unknown = JSON.parse(text);
    return Value.Check(PriceList, prices) ? prices : null;
  } catch {
    return null;
  }
}

/** `EGRESS_ALLOW`, entries separated by commas. */
export function egressEntries(text: string): string[] {
  return text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}

export function egressProblems(text: string): string[] {
  try {
    new EgressAllowlist(egressEntries(text));
    return [];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [`EGRESS_ALLOW is not right: ${reason}, e.g. EGRESS_ALLOW=ollama:11434,10.1.0.0/16`];
  }
}
