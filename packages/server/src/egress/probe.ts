import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { buildConnector } from 'undici';

/** Result of connecting to an address. */
export interface Probe {
  /** IP address that was asked. */
  readonly address: string;
  /** Null: the connection is not encrypted. */
  readonly tls: { readonly protocol: string; readonly validTo: string } | null;
}

/**
 * Opens a connection and closes it again.
 *
 * @throws what the connector fails with
 */
export function probe(
  connect: buildConnector.connector,
  url: URL,
  signal: AbortSignal,
): Promise<Probe> {
  const { hostname, host, protocol, port } = url;
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason as Error);
    signal.addEventListener('abort', onAbort, { once: true });
    connect({ hostname, host, protocol, port }, (...[error, socket]) => {
      signal.removeEventListener('abort', onAbort);
      if (error) {
        reject(error);
        return;
      }
      resolve(described(socket));
      socket.destroy();
    });
  });
}

function described(socket: Socket | TLSSocket): Probe {
  const address = socket.remoteAddress ?? '';
  if (!(socket instanceof TLSSocket)) return { address, tls: null };
  const { valid_to: validTo } = socket.getPeerCertificate();
  return { address, tls: { protocol: socket.getProtocol() ?? 'TLS', validTo } };
}
