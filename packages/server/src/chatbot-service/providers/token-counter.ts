import { setImmediate as turn } from 'node:timers/promises';

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
    let sum = 0;
    let begun = performance.now();
    for (const piece of pieces(text)) {
      // Text that looks like a control token counts as the text it is.
      sum += countTokens(piece, { disallowedSpecial: new Set() });
      if (performance.now() - begun < AT_ONCE_MS) continue;
      await turn();
      begun = performance.now();
    }
    return sum;
  }

  #load() {
    this.#encoding ??= import('gpt-tokenizer/encoding/cl100k_base');
    return this.#encoding;
  }
}

/** A run of letters, or of signs, or of spaces: counting one takes the square of its length. */
const LONG_RUN = /\p{L}{100}|[^\s\p{L}\p{N}]{100}|\s{100}/gu;

/** Most characters that are counted at once. */
const LONGEST_PIECE = 4_000;
/** Time after which others have a turn, in ms. */
const AT_ONCE_MS = 10;

/** A text in pieces that have no long run, and an end; a token that is cut in two is one more. */
function* pieces(text: string): Generator<string, void> {
  let start = 0;
  const upTo = function* (end: number): Generator<string, void> {
    for (; start < end; start += LONGEST_PIECE) {
      yield text.slice(start, Math.min(end, start + LONGEST_PIECE));
    }
    start = end;
  };
  for (const { 0: run, index } of text.matchAll(LONG_RUN)) yield* upTo(index + run.length);
  yield* upTo(text.length);
}
