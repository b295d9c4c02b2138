/** Marks by which models end a turn, and which what serves them should have kept. */
const MARKS =
  /\s{0,9}(?:<\|(?:im_end|eot_id|eom_id|end|endoftext|end_of_text|return)\|>|<\/s>|<end_of_turn>|<eos>|<｜end▁of▁sentence｜>)\s*$/;
/** End of a text that is such a mark, or may become one. */
const BEGUN = /^<[|/a-z｜][^<>]{0,30}>?\s*$/;
const LONGEST = 80;

/** Takes the mark of the end of a turn from the end of a text that comes in pieces. */
export class TurnEnd {
  #held = '';

  take(piece: string): string {
    // By far the most pieces.
    if (this.#held === '' && !piece.includes('<')) return piece;
    const text = this.#held + piece;
    const at = text.lastIndexOf('<');
    const rest = text.slice(at);
    const isBegun = rest === '<' || (rest.length < LONGEST && BEGUN.test(rest));
    this.#held = isBegun ? rest : '';
    return isBegun ? text.slice(0, at) : text;
  }

  /** Nothing more comes: what was held back is said, unless it is a mark. */
  end(): string {
    const rest = this.#held;
    this.#held = '';
    return rest.replace(MARKS, '');
  }
}
