import { BlockList, isIP } from 'node:net';
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

/** `TRUSTED_PROXIES`: addresses, subnets and names of groups of them, separated by commas. */
export function proxyEntries(text: string): string[] {
  return egressEntries(text);
}

/** Groups of addresses that `@fastify/proxy-addr` knows by name. */
const PROXY_GROUPS = new Set(['loopback', 'linklocal', 'uniquelocal']);

export function proxyProblems(text: string): string[] {
  const wrong = proxyEntries(text).find((entry) => !PROXY_GROUPS.has(entry) && !isSubnet(entry));
  if (wrong === undefined) return [];
  return [
    `TRUSTED_PROXIES has ${JSON.stringify(wrong)}, which is not an address, a subnet or one of loopback, linklocal and uniquelocal, e.g. TRUSTED_PROXIES=loopback,10.1.0.0/16`,
  ];
}

function isSubnet(entry: string): boolean {
  const [address = '', bits, rest] = entry.split('/');
  const family = isIP(address);
  if (family === 0 || rest !== undefined) return false;
  if (bits === undefined) return true;
  if (!/^[0-9]{1,3}$/.test(bits)) return false;
  try {
    new BlockList().addSubnet(address, Number(bits), family === 4 ? 'ipv4' : 'ipv6');
    return true;
  } catch {
    return false;
  }
}
