import { BlockList, isIP } from 'node:net';
import { familyOf } from './address-policy.js';

interface Entry {
  /** Null: any. */
  readonly port: number | null;
  readonly matches: (host: string, address: string) => boolean;
}

/**
 * Addresses outside the public internet that are allowed: `EGRESS_ALLOW`. An entry is a host
 * name, an IP address or a subnet, with or without a port: `ollama`, `ollama:11434`, `10.1.2.3`,
 * `10.0.0.0/8`, `[::1]:8080`.
 */
export class EgressAllowlist {
  readonly #entries: readonly Entry[];

  /** @throws Error with the entry that is none */
  constructor(entries: readonly string[]) {
    this.#entries = entries.map(parse);
  }

  /**
   * @param host as in the URL
   * @param address that the host was resolved to
   */
  allows(host: string, address: string, port: number): boolean {
    return this.#entries.some(
      (entry) => (entry.port === null || entry.port === port) && entry.matches(host, address),
    );
  }
}

const ENTRY = /^(?:\[([0-9a-f:.]+)\](?:\/(\d+))?|([0-9a-z_.-]+)(?:\/(\d+))?)(?::(\d+))?$/i;

function parse(text: string): Entry {
  const [, v6, prefix6, name = '', prefix4, portText] = ENTRY.exec(bracketed(text.trim())) ?? [];
  const host = (v6 ?? name).toLowerCase();
  const prefix = prefix6 ?? prefix4;
  const port = portText === undefined ? null : Number(portText);
  const isAddress = isIP(host) !== 0;
  if (host === '' || (prefix !== undefined && !isAddress) || (port !== null && port > 65_535)) {
    throw new Error(`${JSON.stringify(text)} is no host, address or subnet`);
  }
  if (!isAddress) return { port, matches: (asked) => normal(asked) === normal(host) };
  const list = new BlockList();
  const family = familyOf(host);
  if (prefix === undefined) list.addAddress(host, family);
  else list.addSubnet(host, Number(prefix), family);
  return { port, matches: (_, address) => list.check(address, familyOf(address)) };
}

/** `::1` and `fd00::/8` are written with brackets only where a port follows. */
function bracketed(text: string): string {
  const [address = '', prefix] = text.split('/');
  if (isIP(address) !== 6) return text;
  return prefix === undefined ? `[${address}]` : `[${address}]/${prefix}`;
}

/** A name with a dot at its end is the same name. */
function normal(host: string): string {
  return host.toLowerCase().replace(/\.$/, '');
}
