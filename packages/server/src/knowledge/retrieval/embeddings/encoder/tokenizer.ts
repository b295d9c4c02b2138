import { normalForm } from '../../../../input/normal-form.js';
import type { Vocabulary } from './model-package.js';

/** Stands for a space, before each word. */
const SPACE = '▁';
/** Token of what the vocabulary does not have. */
const UNKNOWN = 0;
/** Tokens that stand for no text: no text is cut into them. */
const RESERVED = 6;

interface Piece {
  readonly token: number;
  readonly score: number;
}

/**
 * Cuts a text into tokens by the most likely sequence of pieces of the vocabulary (SentencePiece's
 * unigram model; Kudo 2018), as `@energetic-ai/embeddings` does, which exports no tokenizer of its
 * own: without TensorFlow.js, which that loads, and in a quarter of the time.
 */
export class Tokenizer {
  /** Pieces by their text; null for what only begins one. */
  readonly #pieces = new Map<string, Piece | null>();

  constructor(vocabulary: Vocabulary) {
    for (const [token, [text, score]] of vocabulary.entries()) {
      if (token < RESERVED) continue;
      let beginning = '';
      for (const symbol of text) {
        beginning += symbol;
        if (!this.#pieces.has(beginning)) this.#pieces.set(beginning, null);
      }
      this.#pieces.set(text, { token, score });
    }
  }

  encode(text: string): number[] {
    const normal = normalForm(text, 'NFKC');
    const symbols = normal === '' ? [] : [...`${SPACE}${normal.replaceAll(' ', SPACE)}`];
    const { tokens, lengths } = this.#best(symbols);
    const sequence: number[] = [];
    for (let end = symbols.length; end > 0; end -= lengths[end] ?? 1) {
      const token = tokens[end] ?? UNKNOWN;
      // What is unknown is one token, however long it is.
      if (token !== UNKNOWN || sequence.at(-1) !== UNKNOWN) sequence.push(token);
    }
    return sequence.reverse();
  }

  /** Finds, for each place, the last piece of the best sequence up to there, and its length. */
  #best(symbols: readonly string[]) {
    const tokens = new Int32Array(symbols.length + 1);
    const lengths = new Int32Array(symbols.length + 1).fill(1);
    const scores = new Float64Array(symbols.length + 1);
    for (let start = 0; start < symbols.length; start += 1) {
      const before = scores[start] ?? 0;
      const offer = (end: number, { token, score }: Piece) => {
        const best = scores[end] ?? 0;
        if (best !== 0 && before + score < best) return;
        scores[end] = before + score;
        tokens[end] = token;
        lengths[end] = end - start;
      };
      let text = '';
      let isKnown = false;
      for (let end = start + 1; end <= symbols.length; end += 1) {
        text += symbols[end - 1] ?? '';
        const piece = this.#pieces.get(text);
        if (piece === undefined) break;
        if (piece === null) continue;
        isKnown = true;
        offer(end, piece);
      }
      if (!isKnown) offer(start + 1, { token: UNKNOWN, score: 0 });
    }
    return { tokens, lengths };
  }
}
