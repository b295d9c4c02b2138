import type { UnembeddedChunk } from './chunk-embedding-repository.js';

/**
 * What a chunk's vectors are made of: the passage, under the title and heading that give it its topic,
 * which it seldom repeats; then each other way to ask.
 */
export function embeddedTexts({
  title,
  heading,
  plain,
  askedAs,
}: Omit<UnembeddedChunk, 'chunkId' | 'contentHash'>): string[] {
  return [`${title}. ${heading || title}. ${plain.slice(0, 300)}`, ...askedAs];
}
