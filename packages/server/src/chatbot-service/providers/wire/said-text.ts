import { CitationMarks, type CitationMark } from './citation-marks.js';
import { TurnEnd } from './turn-end.js';
import { ThoughtDivider, type Divided } from './thoughts.js';
import { UnopenedThoughts } from './unopened-thoughts.js';

/** Most characters that are kept of thoughts. */
const MOST_THOUGHT = 32_000;

/** Text of a service as it is said: without its thoughts, and with marks made citations. */
export class SaidText {
  readonly #divider = new ThoughtDivider();
  readonly #unopened: UnopenedThoughts;
  readonly #marks: CitationMarks;
  readonly #turn = new TurnEnd();
  #said = '';
  #thoughts = '';

  /**
   * @param cite what is said in the place of a mark
   * @param who wrote it: tenant, address and model, of which it is remembered how they think
   */
  constructor(cite: (mark: CitationMark) => string, who: string) {
    this.#marks = new CitationMarks(cite);
    this.#unopened = new UnopenedThoughts(who);
  }

  /** Learns the name of the model, before its text. */
  by(model: string): void {
    this.#unopened.by(model);
  }

  get said(): string {
    return this.#said;
  }

  /** Thoughts before the answer; empty if there were none. */
  get thoughts(): string {
    return this.#thoughts.trim();
  }

  /** Thoughts were said before their end showed that they were some. */
  get saidThoughts(): boolean {
    return this.#unopened.wasSaid;
  }

  /** Takes the next piece of the text. @returns what is to be said now */
  take(piece: string): string {
    const said = this.#answerOf(this.#divider.take(piece));
    return this.#say(this.#unopened.take(said));
  }

  /** Takes a text of which no piece came before, nor will come: of a whole answer. */
  takeWhole(text: string): string {
    const said = this.#answerOf(this.#divider.take(text));
    return this.#say(this.#unopened.takeWhole(said));
  }

  /** Keeps what a service itself calls thoughts: its text has none then. */
  think(thought: string): void {
    if (thought.trim() !== '') this.#unopened.skip();
    this.#keep(thought);
  }

  #keep(thought: string): void {
    this.#thoughts += thought.slice(0, MOST_THOUGHT - this.#thoughts.length);
  }

  /** Nothing more comes. @returns what was held back */
  end(): string {
    const last = this.#answerOf(this.#divider.end());
    const said = this.#say(this.#unopened.take(last)) + this.#say(this.#unopened.end());
    const rest = this.#turn.take(this.#marks.end()) + this.#turn.end();
    this.#said += rest;
    return said + rest;
  }

  /** Tells the thoughts, and gives the rest: after marked ones it is the answer, whatever marks are in it. */
  #answerOf({ said, thought }: Divided): string {
    this.#keep(thought);
    if (this.#divider.hasMark) this.#unopened.skip();
    return said;
  }

  #say({ said, thought }: Divided): string {
    this.#keep(thought);
    const text = this.#turn.take(this.#marks.take(said));
    this.#said += text;
    return text;
  }
}
