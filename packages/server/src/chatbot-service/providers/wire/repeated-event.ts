import { parsed } from './text-reader.js';

/** Letters that stand in JSON as they are (RFC 8259, section 7). */
const AS_IT_IS = /^[^"\\\u0000-\u001f]+$/;
/** Stands in place of the text where it is tried out; no service says it. */
const PROBE = '\u{f0000}';
/** Longest event that is learnt, in code units. */
const LONGEST = 2_000;
/** Events that are tried before it is given up: some services write something new into each. */
const MOST_TRIES = 4;

/**
 * An event of a stream that comes again and again with another text in it, as the pieces of a chat
 * completion do: what is before and behind the text is learnt once, and from then on the text is cut
 * out, without parsing the rest. That rest takes most of what a piece costs.
 */
export class RepeatedEvent {
  #before = '';
  #behind = '';
  #tries = 0;

  /** Cuts out the text of an event; null where the rest is not as it was learnt. */
  textOf(data: string): string | null {
    const from = this.#before.length;
    const to = data.length - this.#behind.length;
    if (from === 0 || from >= to) return null;
    if (!data.startsWith(this.#before) || !data.endsWith(this.#behind)) return null;
    const text = data.slice(from, to);
    return AS_IT_IS.test(text) ? text : null;
  }

  /**
   * Learns an event, if its text can be told apart from the rest of it.
   *
   * @param data JSON as it came
   * @param text in it
   * @param textIn reads the text out of parsed JSON, to see whether the right one was found
   */
  learn(data: string, text: string, textIn: (value: unknown) => unknown): void {
    if (this.#tries === MOST_TRIES || data.length > LONGEST || !AS_IT_IS.test(text)) return;
    this.#tries += 1;
    const quoted = data.lastIndexOf(`"${text}"`);
    if (quoted < 0) return;
    const before = data.slice(0, quoted + 1);
    const behind = data.slice(quoted + 1 + text.length);
    // What looks like the text may be what stands between two others.
    if (textIn(parsed(before + PROBE + behind)) !== PROBE) return;
    this.#before = before;
    this.#behind = behind;
  }
}
