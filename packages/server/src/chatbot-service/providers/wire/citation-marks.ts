import { CodeScanner } from './code-scanner.js';

/** A mark by which OpenAI's file search and models made for it cite: `【4:0†delivery.pdf】`. */
export interface CitationMark {
  /** Mark as it is written in the text. */
  readonly text: string;
  /** Number of the source, as far as that says anything. */
  readonly number: number;
  /** Name of the source; often no more than “source”. */
  readonly name: string;
}

const MARK = /【(\d{1,4})(?::\d{1,4})?†([^【】\n]{0,100})】/g;
/** Longest mark, in code units: what is longer is none, and not waited for. */
const LONGEST = 115;

/** Replaces the marks in a text that comes in pieces, wherever it was split; not in code. */
export class CitationMarks {
  readonly #cite: (mark: CitationMark) => string;
  readonly #code = new CodeScanner();
  #held = '';

  /** @param cite what is said in the place of a mark */
  constructor(cite: (mark: CitationMark) => string) {
    this.#cite = cite;
  }

  take(piece: string): string {
    // By far the most pieces.
    if (this.#held === '' && !piece.includes('【')) {
      this.#code.take(piece);
      return piece;
    }
    const text = this.#held + piece;
    const open = text.lastIndexOf('【');
    const isOpen = open >= 0 && !text.includes('】', open) && text.length - open < LONGEST;
    const end = isOpen ? open : text.length;
    this.#held = text.slice(end);
    return this.#replaced(text.slice(0, end));
  }

  /** Nothing more comes: what was held back is no mark. */
  end(): string {
    const rest = this.#held;
    this.#held = '';
    return rest;
  }

  #replaced(text: string): string {
    let at = 0;
    const replaced = text.replace(MARK, (mark, number: string, name: string, index: number) => {
      this.#code.take(text.slice(at, index));
      at = index;
      if (this.#code.isInCode) return mark;
      return this.#cite({ text: mark, number: Number(number), name: name.trim() });
    });
    this.#code.take(text.slice(at));
    return replaced;
  }
}
