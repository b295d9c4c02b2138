/** `npm run seed:vectors`: makes the vectors of the shop's texts that come with the server. */
import { writeFile } from 'node:fs/promises';
import {
  asQuestion,
  encodeVectors,
} from '../packages/server/src/knowledge/retrieval/embeddings/vector-file.js';
import { WorkerSentenceEmbedder } from '../packages/server/src/knowledge/retrieval/embeddings/worker-sentence-embedder.js';
import {
  SHOP_QUESTIONS,
  SHOP_VECTORS,
  shopTexts,
} from '../packages/server/src/seed/shop-vectors.js';

const embedder = new WorkerSentenceEmbedder();
const texts = await shopTexts();
const made = await embedder.embedAll(texts);
const vectors = new Map(texts.map((text, index) => [text, made[index]]));
for (const text of SHOP_QUESTIONS) vectors.set(asQuestion(text), await embedder.embed(text));
const file = encodeVectors(embedder.model, embedder.dimensions, vectors);
await writeFile(SHOP_VECTORS, file);
await embedder.close();
process.stdout.write(`${vectors.size} vectors, ${Math.round(file.length / 1024)} KiB\n`);
