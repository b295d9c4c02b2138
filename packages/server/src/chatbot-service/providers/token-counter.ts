/** Counts tokens where no model reports them. */
export interface TokenCounter {
  /** Loads what counting needs; may be called often. */
  load(): Promise<void>;
  /** Counts the tokens of a text. */
  count(text: string): Promise<number>;
}

/**
 * The tokens of OpenAI's cl100k_base encoding: an estimate for any other model. Loaded at the first
 * use, since its table takes about 100 ms and 40 MB.
 */
export class GptTokenCounter implements TokenCounter {
  #encoding: Promise<typeof import('gpt-tokenizer/encoding/cl100k_base')> | undefined;

  async load(): Promise<void> {
    await this.#load();
  }

  async count(text: string): Promise<number> {
    const { countTokens } = await this.#load();
    // Text that looks like a control token counts as the text it is.
    return pieces(text)
      .map((piece) => countTokens(piece, { disallowedSpecial: new Set() }))
      .reduce((sum, count) => sum + count, 0);
  }

  #load() {
    this.#encoding ??= import('gpt-tokenizer/encoding/cl100k_base');
    return this.#encoding;
  }
}

/** A run of letters, or of signs, or of spaces: counting one takes the square of its length. */
const LONG_RUN = /\p{L}{100}|[^\s\p{L}\p{N}]{100}|\s{100}/gu;

/** A text in pieces that have no long run; a token that is cut in two is one more. */
function pieces(text: string): string[] {
  const found: string[] = [];
  let start = 0;
  for (const { 0: run, index } of text.matchAll(LONG_RUN)) {
    found.push(text.slice(start, index + run.length));
    start = index + run.length;
  }
  return [...found, text.slice(start)];
}
