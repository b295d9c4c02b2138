/** Counts tokens where no model reports them. */
export interface TokenCounter {
  /** Loads what counting needs; may be called often. */
  load(): Promise<void>;
  /** How many tokens a text has. */
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
    return countTokens(text, { disallowedSpecial: new Set() });
  }

  #load() {
    this.#encoding ??= import('gpt-tokenizer/encoding/cl100k_base');
    return this.#encoding;
  }
}
