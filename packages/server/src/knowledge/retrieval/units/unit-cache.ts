import { unitsOf, type PassageUnits } from './units-of.js';

/** Passages whose units are held, and how many characters they may have in all. */
const MOST_PASSAGES = 4_000;
const MOST_CHARACTERS = 2_000_000;

/** Keeps the units of the passages that were looked at last: cutting them up takes most of the time. */
export class UnitCache {
  readonly #held = new Map<string, PassageUnits>();
  #characters = 0;

  /** The units of a passage (Markdown). */
  of(passage: string): PassageUnits {
    const held = this.#held.get(passage);
    if (held) {
      this.#held.delete(passage);
      this.#held.set(passage, held);
      return held;
    }
    const made = unitsOf(passage);
    this.#held.set(passage, made);
    this.#characters += passage.length;
    while (this.#held.size > MOST_PASSAGES || this.#characters > MOST_CHARACTERS) {
      const [oldest] = this.#held.keys();
      if (oldest === undefined) break;
      this.#held.delete(oldest);
      this.#characters -= oldest.length;
    }
    return made;
  }
}
