import { normalForm } from '../../../input/normal-form.js';
import { isUnspaced } from '../terms/words.js';

/** Phrases of one document: its names, and other ways to ask for it. */
export interface DocumentPhrases {
  readonly documentId: string;
  readonly phrases: readonly string[];
}

/** A document, and how much more a question reads like its phrases than like all others'. */
export interface AskedDocument {
  readonly documentId: string;
  /** Mean log-odds of the question's pieces: 0 tells nothing, mostly -1 to 2. */
  readonly score: number;
  /** Lead over the best of all other documents, mostly -1 to 1; 0 if it is alone. */
  readonly lead: number;
  /** A phrase of it is the question, but for case and marks. */
  readonly isSame: boolean;
}

/** Added to every count, so that what was not seen is rare and not impossible. */
const SMOOTHING = 0.3;

/** Share of a question that any phrase has to have: by less, documents are ranked by chance. */
const LEAST_KNOWN = 0.3;

/** Places of a piece: documents by number, and how often each has it. */
interface Posting {
  readonly documents: number[];
  readonly counts: number[];
  total: number;
}

/**
 * Finds documents whose title, headings and other ways to ask are worded like a question: naive
 * Bayes over runs of three and four characters. A run is evidence for a document by how much more
 * often it is in that document's phrases than in all others'. So parts of words meet whatever their
 * ending or spelling, in every language, and what all phrases have ("how do I") counts for nothing.
 */
export class PhraseIndex {
  readonly #documentIds: readonly string[];
  readonly #postings: ReadonlyMap<string, Posting>;
  /** Pieces of each document's phrases, smoothed, and of all. */
  readonly #sizes: readonly number[];
  readonly #size: number;
  /** Documents, by number, of each phrase in plain words. */
  readonly #whole: ReadonlyMap<string, ReadonlySet<number>>;

  private constructor(
    documentIds: readonly string[],
    postings: ReadonlyMap<string, Posting>,
    sizes: readonly number[],
    whole: ReadonlyMap<string, ReadonlySet<number>>,
  ) {
    const smoothing = SMOOTHING * postings.size;
    this.#whole = whole;
    this.#documentIds = documentIds;
    this.#postings = postings;
    this.#sizes = sizes.map((size) => size + smoothing);
    this.#size = sizes.reduce((sum, size) => sum + size, 0) + 2 * smoothing;
  }

  /** @param pause awaited now and then: thousands of phrases take a while */
  static async of(
    documents: readonly DocumentPhrases[],
    pause: () => Promise<void>,
  ): Promise<PhraseIndex> {
    const postings = new Map<string, Posting>();
    const sizes: number[] = [];
    const whole = new Map<string, Set<number>>();
    for (const [number, { phrases }] of documents.entries()) {
      const pieces = new Map<string, number>();
      for (const phrase of new Set(phrases)) {
        const plain = plainWords(phrase);
        whole.set(plain, (whole.get(plain) ?? new Set()).add(number));
        for (const [piece, weight] of piecesOf(phrase)) {
          pieces.set(piece, (pieces.get(piece) ?? 0) + weight);
        }
      }
      for (const [piece, count] of pieces) {
        const posting = postings.get(piece) ?? { documents: [], counts: [], total: 0 };
        posting.documents.push(number);
        posting.counts.push(count);
        posting.total += count;
        postings.set(piece, posting);
      }
      sizes.push([...pieces.values()].reduce((sum, count) => sum + count, 0));
      if (number % DOCUMENTS_AT_ONCE === 0) await pause();
    }
    return new PhraseIndex(
      documents.map(({ documentId }) => documentId),
      postings,
      sizes,
      whole,
    );
  }

  /** All documents, best first; none if too little of the question is in any phrase. */
  rank(question: string): AskedDocument[] {
    const scores = new Float64Array(this.#documentIds.length);
    /**
     * Log-odds of the pieces that a document lacks, the same for each but for the document's size.
     */
    let absent = 0;
    let known = 0;
    let asked = 0;
    for (const [piece, weight] of piecesOf(question)) {
      asked += weight;
      const posting = this.#postings.get(piece);
      if (!posting) continue;
      known += weight;
      const { documents, counts, total } = posting;
      const without = Math.log(SMOOTHING / (total + SMOOTHING));
      absent += weight * without;
      documents.forEach((document, index) => {
        const count = counts[index] ?? 0;
        const odds = Math.log((count + SMOOTHING) / (total - count + SMOOTHING));
        scores[document] = (scores[document] ?? 0) + weight * (odds - without);
      });
    }
    if (known === 0 || known < LEAST_KNOWN * asked) return [];
    const same = this.#whole.get(plainWords(question));
    const ranked = this.#documentIds
      .map((documentId, document) => {
        const size = this.#sizes[document] ?? 1;
        const bySize = known * Math.log((this.#size - size) / size);
        const isSame = same?.has(document) ?? false;
        return { documentId, isSame, score: ((scores[document] ?? 0) + absent + bySize) / asked };
      })
      .sort((a, b) => b.score - a.score || (a.documentId < b.documentId ? -1 : 1));
    return ranked.map((entry, index) => ({
      ...entry,
      lead: entry.score - (ranked[index === 0 ? 1 : 0]?.score ?? entry.score),
    }));
  }
}

/** A few milliseconds of work. */
const DOCUMENTS_AT_ONCE = 16;

function plainWords(text: string): string {
  const plain = normalForm(text, 'NFKC').toLowerCase().replace(/['’]/g, '');
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}

/** The runs of characters of a text, and what they weigh: said twice is less than two. */
function piecesOf(text: string): Map<string, number> {
  const words = ` ${plainWords(text)} `;
  const pieces = new Map<string, number>();
  for (const size of isUnspaced(words) ? [2, 3] : [3, 4]) {
    for (let at = 0; at + size <= words.length; at++) {
      const piece = words.slice(at, at + size);
      pieces.set(piece, (pieces.get(piece) ?? 0) + 1);
    }
  }
  for (const [piece, count] of pieces) pieces.set(piece, 1 + Math.log(count));
  return pieces;
}
