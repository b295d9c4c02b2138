/**
 * The smallest part of a passage that can answer by itself: a sentence, an item of a list, a row of a
 * table, or a block that is not cut, such as code.
 */
export interface Unit {
  readonly kind: 'sentence' | 'item' | 'row' | 'block';
  /** Place of its block in the passage, and its own place in the block, from 0. */
  readonly block: number;
  readonly place: number;
  /** Words of its own text; of a row, its cells alone. */
  readonly words: readonly string[];
  /** Words that hold for it without standing in it: column names, or the sentence before a list. */
  readonly around: readonly string[];
  /** Words of a row's first cell. */
  readonly key: readonly string[];
  /** Text without marks: of a row, each cell with the name of its column. */
  readonly plain: string;
  /** Cells of a row, each below the name of its column. */
  readonly cells: readonly Cell[];
}

export interface Cell {
  readonly column: string;
  readonly text: string;
}
