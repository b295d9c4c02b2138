import { Tokenizer as WordPieces } from '@huggingface/tokenizers';
import { readTokenizerFile } from './model-files.js';

/** Tokens of a text that the model is given; what follows is left out. */
export const MOST_TOKENS = 256;

/** Cuts a text into tokens: pieces of words, between a token for the beginning and one for the end. */
export class Tokenizer {
  readonly #pieces = new WordPieces(readTokenizerFile(), {});

  encode(text: string): number[] {
    const { ids } = this.#pieces.encode(text);
    if (ids.length <= MOST_TOKENS) return ids;
    return [...ids.slice(0, MOST_TOKENS - 1), ...ids.slice(-1)];
  }
}
