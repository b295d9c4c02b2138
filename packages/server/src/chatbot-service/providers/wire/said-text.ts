import { CitationMarks, type CitationMark } from './citation-marks.js';
import { ThoughtDivider, type Divided } from './thoughts.js';

/** Most characters that are kept of thoughts. */
const MOST_THOUGHT = 32_000;

/** Text of a service as it is said: without its thoughts, and with marks made citations. */
export class SaidText {
  readonly #divider = new ThoughtDivider();
  readonly #marks: CitationMarks;
  #said = '';
  #thoughts = '';

  /** @param cite what is said in the place of a mark */
  constructor(cite: (mark: CitationMark) => string) {
    this.#marks = new CitationMarks(cite);
  }

  get said(): string {
    return this.#said;
  }

  /** Thoughts before the answer; empty if there were none. */
  get thoughts(): string {
    return this.#thoughts.trim();
  }

  /** Takes the next piece of the text. @returns what is to be said now */
  take(piece: string): string {
    return this.#say(this.#divider.take(piece));
  }

  /** Takes a text of which no piece came before, nor will come: of a whole answer. */
  takeWhole(text: string): string {
    return this.#say(this.#divider.takeWhole(text));
  }

  /** Keeps what a service itself calls thoughts. */
  think(thought: string): void {
    this.#thoughts += thought.slice(0, MOST_THOUGHT - this.#thoughts.length);
  }

  /** Nothing more comes. @returns what was held back */
  end(): string {
    const said = this.#say(this.#divider.end());
    const rest = this.#marks.end();
    this.#said += rest;
    return said + rest;
  }

  #say({ said, thought }: Divided): string {
    this.think(thought);
    const text = this.#marks.take(said);
    this.#said += text;
    return text;
  }
}
