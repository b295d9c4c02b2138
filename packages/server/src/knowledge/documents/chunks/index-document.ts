import { chunkDocument, type Chunk } from './chunk.js';
import type { WordPlace } from '../../retrieval/terms/question-terms.js';
import { wordsOf } from '../../retrieval/terms/words.js';

/** A document as far as its index depends on it. */
export interface DocumentToIndex {
  readonly title: string;
  /** Markdown. */
  readonly content: string;
  readonly askedAs: readonly string[];
}

/** A chunk with its words, as documents and questions are cut, parted by spaces. */
export interface IndexedChunk extends Chunk {
  readonly headingWords: string;
  readonly plainWords: string;
}

/** All that a search goes by. */
export interface DocumentIndex {
  readonly chunks: readonly IndexedChunk[];
  readonly titleWords: string;
  readonly askedWords: string;
  /**
   * Words by the most telling place where each stands, parted by spaces. A long document has hundreds
   * of thousands: as one text they come from another process at once, as a list they would not.
   */
  readonly words: Readonly<Record<WordPlace, string>>;
}

/** Each word of an index with its place, one by one. */
export function* placedWords({
  words,
}: DocumentIndex): Generator<[word: string, place: WordPlace]> {
  for (const place of PLACES) {
    const text = words[place];
    for (let from = 0; from < text.length;) {
      const space = text.indexOf(' ', from);
      const to = space < 0 ? text.length : space;
      yield [text.slice(from, to), place];
      from = to + 1;
    }
  }
}

const PLACES: readonly WordPlace[] = ['A', 'B', 'C'];

/** Cuts a document up. Takes time by its length: for a process of its own. */
export function indexDocument({ title, content, askedAs }: DocumentToIndex): DocumentIndex {
  const titleWords = wordsOf(title);
  const askedWords = askedAs.flatMap(wordsOf);
  const chunks = chunkDocument(content).map((chunk) => ({
    chunk,
    heading: wordsOf(chunk.heading),
    plain: wordsOf(chunk.plain),
  }));
  const places = new Map<string, WordPlace>();
  const note = (place: WordPlace, words: readonly string[]) => {
    for (const word of words) if (!places.has(word)) places.set(word, place);
  };
  note('A', titleWords);
  for (const { heading } of chunks) note('B', heading);
  for (const { plain } of chunks) note('C', plain);
  note('C', askedWords);
  const standing = (place: WordPlace) =>
    [...places].flatMap(([word, at]) => (at === place ? [word] : [])).join(' ');
  return {
    chunks: chunks.map(({ chunk, heading, plain }) => ({
      ...chunk,
      // What stands before the first heading is about the title.
      headingWords: (chunk.heading === '' ? titleWords : heading).join(' '),
      plainWords: plain.join(' '),
    })),
    titleWords: titleWords.join(' '),
    // Once each: they are in the index of every chunk, and phrases have much in common.
    askedWords: [...new Set(askedWords)].join(' '),
    words: { A: standing('A'), B: standing('B'), C: standing('C') },
  };
}
