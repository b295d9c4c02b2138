import type { Settings } from '../env.js';
import type { App } from './app.js';
import { Origins } from './origins.js';

declare module 'fastify' {
  interface FastifyInstance {
    /** Rights of pages by origin. */
    readonly origins: Origins;
  }
}

type Where = Pick<Settings, 'production' | 'host' | 'port' | 'publicUrl'>;

/** Decides about origins by the settings, and by the port if that is known only later. */
export function origins(app: App, settings: Where & Pick<Settings, 'allowedOrigins'>): void {
  const decided = new Origins({ own: ownOrigins(settings), dashboards: settings.allowedOrigins });
  app.decorate('origins', decided);
  app.addHook('onListen', async () => {
    const address = app.server.address();
    if (typeof address !== 'object' || !address) return;
    decided.setOwn(ownOrigins({ ...settings, port: address.port }));
  });
}

/** Addresses of the server for browsers: the public one; in development this machine's too. */
export function ownOrigins({ production, host, port, publicUrl }: Where): string[] {
  const own = publicUrl ? new URL(publicUrl).origin : addressOf(host, port);
  if (production) return [own];
  return [own, addressOf('127.0.0.1', port), addressOf('localhost', port)];
}

/** Address to type into a browser on the same machine. */
export function addressOf(host: string, port: number): string {
  const isEvery = host === '0.0.0.0' || host === '::';
  const name = isEvery ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return new URL(`http://${name}:${port}`).origin;
}
