import { join } from 'node:path';
import { chunkDocument } from '../knowledge/documents/chunks/chunk.js';
import { embeddedTexts } from '../knowledge/retrieval/embeddings/embedded-texts.js';
import { PACKAGE_FOLDER } from '../package-folder.js';
import { readShopArticles } from './shop-articles.js';
import { SHOP_CHATBOT } from './shop-chatbot.js';

/** The vectors of the shop's texts: `npm run seed:vectors`. */
export const SHOP_VECTORS = join(PACKAGE_FOLDER, 'seed', 'shop-vectors.bin');

/** Texts to embed of the shop's articles, each once. */
export async function shopTexts(): Promise<string[]> {
  const articles = await readShopArticles();
  const texts = articles.flatMap(({ title, content, askedAs = [] }) =>
    chunkDocument(content).flatMap(({ ordinal, heading, plain }) => {
      const texts = embeddedTexts({ title, heading, plain, askedAs: ordinal === 0 ? askedAs : [] });
      return [...texts.pieces, ...texts.askedAs];
    }),
  );
  return [...new Set(texts)];
}

/** Questions that the shop offers to start with. */
export const SHOP_QUESTIONS: readonly string[] = SHOP_CHATBOT.appearance.starters;
