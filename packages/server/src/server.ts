import './compact-heap.js';
import closeWithGrace from 'close-with-grace';
import type { Logger } from 'pino';
import { boot, type Server } from './boot.js';
import { readSettings, type Settings } from './env.js';
import { createLogger } from './plugins/logging.js';
import { StartError } from './start-error.js';

/** Supervisors kill after ten seconds: what has not ended by then is cut. */
const CLOSE_MS = 9_500;

/**
 * Time in which a second Ctrl-C is the same one, in ms: under npm it arrives from the terminal and
 * from npm. Only a later one means "now".
 */
const SAME_SIGNAL_MS = 1_000;

try {
  const settings = readSettings(process.env);
  await run(settings, createLogger(settings.logLevel));
} catch (error) {
  const said = error instanceof StartError ? error.message : describe(error);
  process.stderr.write(`${said}\n`);
  process.exit(1);
}

async function run(settings: Settings, log: Logger): Promise<void> {
  // People read lines, machines JSON.
  const say = (line: string) =>
    settings.production ? log.info(line) : process.stdout.write(`${line}\n`);
  let server: Server | null = null;
  const close = async (error?: Error) => {
    if (error) log.fatal({ err: error }, 'the server ends');
    else say('Stopping ...');
    await server?.close();
  };
  const grace = closeWithGrace(
    {
      delay: CLOSE_MS,
      logger: { error: (what: unknown) => log.error(what) },
      skip: ['SIGINT', 'SIGTERM'],
    },
    ({ err }) => close(err),
  );
  onSignal(() => grace.close());
  server = await boot({
    settings,
    log,
    onProgress: say,
    onFailure: (error) => {
      // Nothing can be stored any more, so nothing is worth waiting for.
      log.fatal({ err: error }, 'the server ends');
      process.exit(1);
    },
  });
  say(`Ready: ${server.url}`);
}

/** Calls back once; ends the process if it is told so again. */
function onSignal(callback: () => void): void {
  let first: number | null = null;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (first === null) {
        first = performance.now();
        callback();
      } else if (performance.now() - first > SAME_SIGNAL_MS) process.exit(1);
    });
  }
}

function describe(error: unknown): string {
  return `The server cannot start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}
