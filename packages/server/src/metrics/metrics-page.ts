import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { Metrics } from './metrics.js';

/** The page that Prometheus reads. */
export interface MetricsPage {
  readonly contentType: string;
  read(): Promise<string>;
}

/** @param collect brings the values of the moment up to date; two who ask at once share it */
export function metricsPage({ registry }: Metrics, collect: () => Promise<void>): MetricsPage {
  let reading: Promise<string> | null = null;
  const readNow = async () => {
    await collect();
    return registry.metrics();
  };
  return {
    contentType: registry.contentType,
    read: () => (reading ??= readNow().finally(() => (reading = null))),
  };
}

/**
 * Serves the page at an address of its own, that only those inside can reach, and nothing else.
 *
 * @throws what listening fails with
 */
export async function listenForMetrics(
  page: MetricsPage,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url?.split('?')[0] !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    page.read().then(
      (text) => response.setHeader('content-type', page.contentType).end(text),
      () => response.writeHead(500).end(),
    );
  });
  server.listen(port, host);
  await once(server, 'listening');
  return server;
}
