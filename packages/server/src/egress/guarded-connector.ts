import { isIP } from 'node:net';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import { buildConnector } from 'undici';
import { specialKindOf } from './address-policy.js';
import type { EgressAllowlist } from './egress-allowlist.js';

/** Looks up every address of a name, as the system does. */
export type Resolve = (hostname: string) => Promise<readonly string[]>;

export interface GuardedConnectorOptions {
  readonly allow: EgressAllowlist;
  readonly resolve: Resolve;
  readonly connectMs: number;
  /** Further certificates to trust, PEM. */
  readonly ca?: string | undefined;
}

/**
 * Opens connections for undici. A name is resolved once, each address of it is checked, and the
 * connection goes to an address that was checked: what a name server says a moment later, as in DNS
 * rebinding, is never asked. TLS still wants a certificate for the name.
 */
export function guardedConnector(options: GuardedConnectorOptions): buildConnector.connector {
  const { allow, resolve, connectMs, ca } = options;
  const connect = buildConnector({ timeout: connectMs, ...(ca !== undefined && { ca }) });
  return (target, callback) => {
    const hostname = target.hostname.replace(/^\[|\]$/g, '');
    const port = Number(target.port || (target.protocol === 'https:' ? 443 : 80));
    const isLiteral = isIP(hostname) !== 0;
    const servername = target.servername ?? (isLiteral ? undefined : hostname);
    const attempt = (addresses: readonly string[], earlier: Error | null): void => {
      const [address, ...others] = addresses;
      if (address === undefined) {
        callback(earlier ?? new Error(`${hostname} has no address.`), null);
        return;
      }
      const pinned = { ...target, hostname: address, ...(servername && { servername }) };
      connect(pinned, (...[error, socket]) => {
        if (error) attempt(others, error);
        else callback(null, socket);
      });
    };
    addressesOf(hostname, isLiteral, resolve).then(
      (addresses) => {
        const blocked = addresses.find((address) => isBlocked(hostname, address, port, allow));
        if (blocked === undefined) attempt(addresses, null);
        else callback(blockedError(hostname, blocked), null);
      },
      (error: unknown) => callback(asError(error), null),
    );
  };
}

/** An address that is none of the public internet and not on the list. */
export function isBlocked(
  host: string,
  address: string,
  port: number,
  allow: EgressAllowlist,
): boolean {
  return specialKindOf(address) !== null && !allow.allows(host, address, port);
}

/** One blocked address among several is enough: who has the name may have chosen them. */
export function blockedError(host: string, address: string): CodedError {
  const kind = specialKindOf(address) ?? 'blocked';
  return new CodedError('address-blocked', { host, reason: `it is ${kind}` });
}

export async function addressesOf(
  hostname: string,
  isLiteral: boolean,
  resolve: Resolve,
): Promise<readonly string[]> {
  return isLiteral ? [hostname] : await resolve(hostname);
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
