/** Text that PDF.js found in one place. Lengths in points, from the lower left of the page. */
export interface Piece {
  text: string;
  readonly x: number;
  readonly y: number;
  /** Right end. */
  right: number;
  /** Height of its largest letter. */
  height: number;
  readonly isRightToLeft: boolean;
  /** True if its letters are all of one width, as those of code. */
  readonly isCode?: boolean;
  /** Pieces from left to right that it was joined of. */
  readonly parts?: readonly Piece[];
}

/** Pieces on one line. */
export interface Row {
  readonly y: number;
  height: number;
  /** Segments from left to right; parts of a sentence are one. */
  segments: Piece[];
}
