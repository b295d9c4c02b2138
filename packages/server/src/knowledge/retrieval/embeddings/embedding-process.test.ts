import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import t from 'tap';
import { EmbeddingProcess } from './embedding-process.js';
import { EmbeddingsUnavailable } from './sentence-embedder.js';

/** A program that tells its allocator's settings in place of its engine. */
const PROGRAM = `
  const settings = Object.entries(process.env).filter(([name]) => name.startsWith('MALLOC_'));
  process.send({ type: 'ready', engine: settings.join() });
`;

await t.test(
  '[4.2] the process of the model does not get the settings of memory that the server may have',
  async (t) => {
    for (const name of ['MALLOC_MMAP_THRESHOLD_', 'MALLOC_TRIM_THRESHOLD_']) {
      process.env[name] = '131072';
      t.teardown(() => delete process.env[name]);
    }
    const program = pathToFileURL(join(t.testdir({ 'program.mjs': PROGRAM }), 'program.mjs'));
    const told = await new Promise<string>((resolve) => {
      const embedder = new EmbeddingProcess(
        program,
        { givesWay: false, engine: 'native' },
        { onReady: resolve, onFree: () => undefined, onDeath: resolve },
      );
      t.teardown(() => embedder.end(new EmbeddingsUnavailable('The test is over.')));
    });
    t.equal(told, 'MALLOC_ARENA_MAX,1');
  },
);
