import { isHealthPath } from '../health/health-routes.js';
import { gauges, type GaugeSources } from '../metrics/gauges.js';
import { listenForMetrics, metricsPage } from '../metrics/metrics-page.js';
import { metricsRoutes } from '../metrics/metrics-routes.js';
import type { MetricsSettings } from '../metrics/metrics-settings.js';
import type { Metrics } from '../metrics/metrics.js';
import { errnoOf, StartError } from '../start-error.js';
import type { App } from './app.js';

export interface MetricsOptions extends MetricsSettings {
  readonly metrics: Metrics;
  readonly sources: GaugeSources;
}

/** Counts requests, and serves what is counted: to a token, at an address of its own, or both. */
export async function metrics(app: App, options: MetricsOptions): Promise<void> {
  const { token, address } = options;
  app.addHook('onResponse', async (request, reply) => {
    if (isHealthPath(request.url)) return;
    const { url } = request.routeOptions;
    // Files of the widget have a route each.
    const route = url === undefined ? 'none' : url.startsWith('/v1/') ? url : 'page';
    options.metrics.requested(request.method, route, reply.statusCode, reply.elapsedTime);
  });
  const page = metricsPage(options.metrics, gauges(options.metrics, options.sources));
  if (token !== null) await app.register(metricsRoutes, { page, token });
  if (address === null) return;
  app.addHook('onReady', async () => {
    const server = await listenForMetrics(page, address).catch((error: unknown) => {
      const code = errnoOf(error) ?? String(error);
      throw new StartError(
        `Metrics cannot be served at ${address.host} port ${address.port} (${code}). Set METRICS_ADDRESS to a free address, e.g. METRICS_ADDRESS=127.0.0.1:9464`,
      );
    });
    app.addHook('onClose', async () => {
      server.close();
      server.closeAllConnections();
    });
  });
}
