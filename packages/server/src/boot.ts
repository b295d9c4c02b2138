import { relative } from 'node:path';
import type { Logger } from 'pino';
import { buildApp } from './app.js';
import type { Database } from './db/client.js';
import { openDatabase } from './db/open-database.js';
import type { Settings } from './env.js';
import { developmentSecret, embeddedSecretsKey } from './env-secret.js';
import type { App } from './plugins/app.js';
import { addressOf } from './plugins/own-origins.js';
import { DEMO_CHATBOTS, type DemoChatbot } from './seed/demo-chatbots.js';
import { seedDemo } from './seed/seed-demo.js';
import { createServices } from './services.js';
import { errnoOf, StartError } from './start-error.js';

export interface BootOptions {
  readonly settings: Settings;
  readonly log: Logger;
  /** Told in a few words what takes its time. */
  readonly onProgress: (step: string) => void;
  /** Told when the server can do nothing any more and has to be ended. */
  readonly onFailure: (error: Error) => void;
  /** Chatbots that an empty database starts with; default: those of the demo. */
  readonly demos?: readonly DemoChatbot[];
}

export interface Server {
  /** Address to open in a browser. */
  readonly url: string;
  /** Is not ready any more; ends or hands over what is under way, then closes. Within 10 s. */
  close(): Promise<void>;
}

/**
 * Brings the server up, to where it answers.
 *
 * @throws StartError with what stands in the way; nothing is left running then
 */
export async function boot(options: BootOptions): Promise<Server> {
  const { settings, onProgress, onFailure } = options;
  const { databaseUrl, dataDir } = settings;
  onProgress(
    databaseUrl
      ? 'Connecting to the database ...'
      : `Preparing the database in ${relative('', dataDir) || '.'} ...`,
  );
  const database = await openDatabase({ databaseUrl, dataDir, onFailure });
  try {
    const { app, services } = await assemble(database, options);
    try {
      const url = await listen(app, settings);
      // In the background: who is served without it waits for nothing.
      void services.embeddings.warm();
      services.websiteReader.start();
      const close = async () => {
        await app.drain.begin();
        await app.close();
        await database.close();
      };
      return { url, close };
    } catch (error) {
      await app.close();
      throw error;
    }
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function assemble(
  database: Database,
  { settings, log, onProgress, demos = DEMO_CHATBOTS }: BootOptions,
) {
  const secretsKey = settings.secretsKey ?? (await embeddedSecretsKey(settings.dataDir));
  const services = await createServices(database, settings, log, secretsKey);
  const onStart = () => onProgress('Adding the demo chatbots and their articles ...');
  if (settings.seedDemo) await database.alone(() => seedDemo({ ...services, demos, onStart }));
  const { production, dataDir } = settings;
  const jwtSecret = settings.jwtSecret ?? (production ? null : await developmentSecret(dataDir));
  const app = await buildApp({ settings, jwtSecret, log, database, services });
  app.addHook('onClose', () => services.close());
  return { app, services };
}

async function listen(app: App, settings: Settings): Promise<string> {
  const { host, port, publicUrl } = settings;
  try {
    await app.listen({ host, port });
  } catch (error) {
    throw new StartError(listenProblem(settings, errnoOf(error) ?? String(error)));
  }
  const address = app.server.address();
  const actual = typeof address === 'object' && address ? address.port : port;
  return publicUrl ?? addressOf(host, actual);
}

function listenProblem({ host, port }: Settings, code: string): string {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is in use by another program. Set PORT to another one, e.g. PORT=${(port % 65_535) + 1}`;
    case 'EACCES':
      return `Port ${port} may not be used by this user. Set PORT to one above 1023, e.g. PORT=3000`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `HOST ${host} is not an address of this machine. Set HOST to one, e.g. HOST=127.0.0.1`;
    default:
      return `The server cannot listen on ${host} port ${port} (${code}).`;
  }
}
