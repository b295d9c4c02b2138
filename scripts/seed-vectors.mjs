/** `npm run seed:vectors`: makes the vectors of the shop's texts that come with the server. */
import { writeFile } from 'node:fs/promises';
import { encodeVectors } from '../packages/server/src/knowledge/retrieval/embeddings/vector-file.js';
import { WorkerSentenceEmbedder } from '../packages/server/src/knowledge/retrieval/embeddings/worker-sentence-embedder.js';
import { SHOP_VECTORS, shopTexts } from '../packages/server/src/seed/shop-vectors.js';

const embedder = new WorkerSentenceEmbedder();
const vectors = new Map();
for (const text of await shopTexts()) vectors.set(text, await embedder.embed(text));
const file = encodeVectors(embedder.model, embedder.dimensions, vectors);
await writeFile(SHOP_VECTORS, file);
await embedder.close();
process.stdout.write(`${vectors.size} vectors, ${Math.round(file.length / 1024)} KiB\n`);
