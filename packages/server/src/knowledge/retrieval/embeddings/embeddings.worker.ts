import type { FromProcess, ProcessOptions, ToProcess } from './embedding-messages.js';
import { loadEncoder } from './encoder/load-encoder.js';
import { giveWay } from './give-way.js';

/**
 * The program of a process that embeds: it computes for some milliseconds at a time, which would hold
 * up everybody's sockets on the server's thread. Its weights come with the package, so nothing is
 * fetched.
 */
const { givesWay, engine } = JSON.parse(process.argv[2] ?? '{}') as ProcessOptions;
if (givesWay) giveWay();
const tell = (message: FromProcess) => process.send?.(message);

// A terminal tells all of its processes to end: this one ends with the server, which may still need it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
process.on('disconnect', () => process.exit());

const encoder = await loadEncoder(engine);
process.on('message', ({ texts }: ToProcess) => {
  encoder.encode(texts).then(
    (vectors) => tell({ type: 'embedded', vectors }),
    (error: unknown) => tell({ type: 'failed', reason: String(error) }),
  );
});
tell({ type: 'ready', engine: encoder.engine });
