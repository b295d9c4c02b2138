import type { UnembeddedChunk } from './chunk-embedding-repository.js';

/** Code units of a passage that the local model makes something of at a time. */
export const LOCAL_PASSAGE_LENGTH = 300;

/** Most code units of title and heading before a text. */
const LONGEST_NAME = 80;

/**
 * Goes up when vectors are made of texts another way: then all are made anew. Part of a model's name, as
 * vectors that were made another way compare as little as those of another model.
 */
export const TEXTS_VERSION = 2;

/** Texts that a chunk's vectors are made of. */
export interface EmbeddedTexts {
  /**
   * The whole passage, in pieces that the model can take, each under the title and heading of its
   * topic, which it seldom repeats. Their mean is the passage's vector.
   */
  readonly pieces: readonly string[];
  /** Other ways to ask for the document, with a vector each. */
  readonly askedAs: readonly string[];
}

export function embeddedTexts(
  { title, heading, plain, askedAs }: Omit<UnembeddedChunk, 'chunkId' | 'contentHash'>,
  passageLength = LOCAL_PASSAGE_LENGTH,
): EmbeddedTexts {
  const above = `${title.slice(0, LONGEST_NAME)}. ${(heading || title).slice(-LONGEST_NAME)}.`;
  return { pieces: piecesOf(plain, passageLength).map((piece) => `${above} ${piece}`), askedAs };
}

/** Pieces of about equal length, none longer than `most`, cut after a sentence or line, else at a space. */
function piecesOf(text: string, most: number): string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  while (rest.length > most) {
    const even = Math.ceil(rest.length / Math.ceil(rest.length / most));
    const end = endOf(rest.slice(0, most), even);
    pieces.push(rest.slice(0, end).trim());
    rest = rest.slice(end).trim();
  }
  return [...pieces, rest];
}

/** The end of a sentence, a line or a word that is nearest to a place, in the second half of a text. */
function endOf(text: string, place: number): number {
  for (const end of [/[.!?…]["'”’)]?\s|[。！？\n]/g, /\s/g]) {
    const ends = [...text.matchAll(end)]
      .map((match) => match.index + match[0].length)
      .filter((at) => at > text.length / 2);
    const [first, ...others] = ends;
    if (first === undefined) continue;
    return others.reduce(
      (best, at) => (Math.abs(at - place) < Math.abs(best - place) ? at : best),
      first,
    );
  }
  const code = text.charCodeAt(text.length - 1);
  return code >= 0xd800 && code <= 0xdbff ? text.length - 1 : text.length;
}
