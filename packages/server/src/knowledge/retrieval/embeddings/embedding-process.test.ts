import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import t from 'tap';
import { EmbeddingProcess } from './embedding-process.js';
import { EmbeddingsUnavailable } from './sentence-embedder.js';

/** A program that tells its allocator's settings in place of its engine. */
const PROGRAM = `
  const { MALLOC_ARENA_MAX: arenas, MALLOC_MMAP_THRESHOLD_: most } = process.env;
  process.send({ type: 'ready', engine: arenas + ' ' + most });
`;

await t.test(
  '[4.2] the model does not wait for memory at each text, as the server may',
  async (t) => {
    process.env.MALLOC_MMAP_THRESHOLD_ = '131072';
    t.teardown(() => delete process.env.MALLOC_MMAP_THRESHOLD_);
    const program = pathToFileURL(join(t.testdir({ 'program.mjs': PROGRAM }), 'program.mjs'));
    const told = await new Promise<string>((resolve) => {
      const embedder = new EmbeddingProcess(
        program,
        { givesWay: false, engine: 'native' },
        { onReady: resolve, onFree: () => undefined, onDeath: resolve },
      );
      t.teardown(() => embedder.end(new EmbeddingsUnavailable('The test is over.')));
    });
    t.equal(told, '1 undefined');
  },
);
