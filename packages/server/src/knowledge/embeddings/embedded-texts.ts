import type { UnembeddedChunk } from './chunk-embedding-repository.js';

/** Code units of a passage that the local model makes something of. */
export const LOCAL_PASSAGE_LENGTH = 300;

/**
 * What a chunk's vectors are made of: the passage, under the title and heading that give it its topic,
 * which it seldom repeats; then each other way to ask.
 */
export function embeddedTexts(
  { title, heading, plain, askedAs }: Omit<UnembeddedChunk, 'chunkId' | 'contentHash'>,
  passageLength = LOCAL_PASSAGE_LENGTH,
): string[] {
  return [`${title}. ${heading || title}. ${plain.slice(0, passageLength)}`, ...askedAs];
}
