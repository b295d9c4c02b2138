import Type from 'typebox';
import { setting } from './env-setting.js';
import type { MetricsSettings } from './metrics/metrics-settings.js';

export const METRICS_VARIABLES = {
  METRICS_TOKEN: Type.Optional(
    setting(
      '[\\x21-\\x7e]{16,}',
      'at least 16 characters without spaces',
      '"$(openssl rand -hex 16)"',
      {
        secret: true,
      },
    ),
  ),
  METRICS_ADDRESS: Type.Optional(
    setting(
      '[A-Za-z0-9.-]+:[1-9][0-9]{0,4}|\\[[0-9a-f:]+\\]:[1-9][0-9]{0,4}',
      'a host or IP address and a port to serve metrics at',
      '127.0.0.1:9464',
    ),
  ),
};

export function metricsOf(
  environment: Partial<Readonly<Record<keyof typeof METRICS_VARIABLES, string>>>,
): MetricsSettings {
  const { METRICS_TOKEN: token = null, METRICS_ADDRESS: address } = environment;
  if (address === undefined) return { token, address: null };
  const { hostname, port } = new URL(`ws://${address}`);
  return { token, address: { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || '80') } };
}
