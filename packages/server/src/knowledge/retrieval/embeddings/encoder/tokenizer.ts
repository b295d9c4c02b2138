import { Tokenizer as Library } from '@huggingface/tokenizers';
import { readTokenizerFile, type TokenizerFile } from './model-files.js';

/** Tokens of a text that the model is given; what follows is left out. */
export const MOST_TOKENS = 256;

/** The library's tokenizer, whose own types name files in a way that Node's resolution does not find. */
const WordPieces = Library as unknown as new (
  file: TokenizerFile,
  configuration: object,
) => { encode(text: string): { readonly ids: number[] } };

/** Cuts a text into tokens: pieces of words, between a token for the beginning and one for the end. */
export class Tokenizer {
  readonly #pieces = new WordPieces(readTokenizerFile(), {});

  encode(text: string): number[] {
    const { ids } = this.#pieces.encode(text);
    if (ids.length <= MOST_TOKENS) return ids;
    return [...ids.slice(0, MOST_TOKENS - 1), ...ids.slice(-1)];
  }
}
