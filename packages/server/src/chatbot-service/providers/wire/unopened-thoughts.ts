import type { Warning } from '@chatbot-test/shared/protocol/message.schema.js';
import { CodeScanner } from './code-scanner.js';
import type { Divided } from './thoughts.js';

/** Either mark of thoughts. */
const MARK = /<(\/?)think(?:ing)?>/i;
/** Beginning of a mark, and the length of the longest one. */
const MARK_BEGUN = /<\/?[a-z]{0,8}$/i;
const LONGEST_BEGUN = 10;

/**
 * Services that think without saying where their thoughts begin, by service; forgotten at the next
 * start.
 */
const UNOPENED = new Map<string, boolean>();
const MOST_REMEMBERED = 1_000;
/** Models that say by their names that they think: DeepSeek-R1, QwQ, Qwen3-Thinking, Phi-4-reasoning. */
const THINKS =
  /(?<!non-)(?<![a-z])(?:r1|qwq|qvq|magistral|think(?:ing|er)?|reason(?:ing|er)?)(?![a-z\d])/i;

/**
 * Finds thoughts that have an end and no beginning, as the templates of some models have it open
 * already. Where a model did so before, and at first where its name says that it thinks, what it writes
 * is held back until it is known to be the answer.
 */
export class UnopenedThoughts {
  readonly #who: string;
  readonly #code = new CodeScanner();
  /** `hold`: until the end of thoughts; `watch`: text is said, and may turn out to be thoughts. */
  #state: 'hold' | 'watch' | 'over';
  /** May be the beginning of a mark. */
  #waiting = '';
  /** Text that is held, in pieces: joining them anew for each would take quadratic time. */
  #held: string[] = [];
  /** The last character before what waits. */
  #before = '';
  #wasSaid = false;
  /** True between the thoughts and the answer: there is an empty line, as a rule. */
  #isBetween = false;

  /** @param who the tenant, address and model; empty: nothing is remembered */
  constructor(who: string) {
    this.#who = who;
    this.#state = UNOPENED.get(who) ? 'hold' : 'watch';
  }

  /** Learns the name of the model, before its text. */
  by(model: string): void {
    const isAtStart = this.#state === 'watch' && this.#before + this.#waiting === '';
    if (isAtStart && !UNOPENED.has(this.#who) && THINKS.test(model)) this.#state = 'hold';
  }

  /** Thoughts were said before their end showed that they were some. */
  get wasSaid(): boolean {
    return this.#wasSaid;
  }

  /** Whatever comes is the answer. */
  skip(): void {
    this.#state = 'over';
  }

  take(text: string): Divided {
    if (this.#state === 'over') return { said: this.#answer(this.#rest(text)), thought: '' };
    this.#waiting += text;
    return this.#find(false);
  }

  /** Takes a text that is all there. */
  takeWhole(text: string): Divided {
    if (this.#state === 'watch') this.#state = 'hold';
    const { said, thought } = this.take(text);
    if (this.#state !== 'hold') return { said, thought };
    this.skip();
    return { said: said + this.#rest(''), thought };
  }

  /** Nothing more comes: what was held back is the answer. */
  end(): Divided {
    const found = this.#state === 'over' ? { said: '', thought: '' } : this.#find(true);
    if (this.#state === 'hold') this.#remember(false);
    return { said: found.said + this.#rest(''), thought: found.thought };
  }

  /** All that was held back, and this. */
  #rest(text: string): string {
    const rest = [...this.#held, this.#waiting, text].join('');
    this.#held = [];
    this.#waiting = '';
    return rest;
  }

  #answer(text: string): string {
    if (!this.#isBetween) return text;
    const answer = text.trimStart();
    this.#isBetween = answer === '';
    return answer;
  }

  #find(isLast: boolean): Divided {
    let said = '';
    while (true) {
      const found = MARK.exec(this.#waiting);
      if (!found)
        return { said: said + this.#pass(isLast ? Infinity : this.#beginOfMark()), thought: '' };
      const [mark, slash] = found;
      const before = this.#waiting[found.index - 1] ?? this.#before;
      said += this.#pass(found.index);
      const after = this.#waiting[mark.length] ?? '';
      // What follows tells whether it is spoken of.
      if (isBlank(before) && after === '' && !isLast) return { said, thought: '' };
      if (this.#code.isInCode || (isBlank(before) && isBlank(after)))
        said += this.#pass(mark.length);
      else if (slash === '/') return this.#divide(said, mark.length);
      else {
        this.skip();
        return { said: said + this.#rest(''), thought: '' };
      }
    }
  }

  #beginOfMark(): number {
    const from = Math.max(0, this.#waiting.length - LONGEST_BEGUN);
    const at = this.#waiting.slice(from).search(MARK_BEGUN);
    return at < 0 ? this.#waiting.length : from + at;
  }

  /** Has so much of what waits said, or held. */
  #pass(length: number): string {
    const text = this.#waiting.slice(0, length);
    this.#waiting = this.#waiting.slice(length);
    this.#before = text.at(-1) ?? this.#before;
    this.#code.take(text);
    if (this.#state !== 'hold') return text;
    this.#held.push(text);
    return '';
  }

  #divide(said: string, markLength: number): Divided {
    const rest = this.#waiting.slice(markLength);
    this.#waiting = '';
    const isHeld = this.#state === 'hold';
    this.skip();
    this.#isBetween = isHeld;
    this.#remember(true);
    if (isHeld) return { said: this.#answer(rest), thought: this.#rest('') };
    this.#wasSaid = true;
    return { said: said + rest, thought: '' };
  }

  #remember(isUnopened: boolean): void {
    if (this.#who === '') return;
    if (UNOPENED.size >= MOST_REMEMBERED) UNOPENED.clear();
    UNOPENED.set(this.#who, isUnopened);
  }
}

const isBlank = (character: string): boolean => character === ' ' || character === '\t';

/** Warns of thoughts that were said before their end showed that they were some. */
export function thoughtsSaid(host: string): Warning {
  const message = `${host} ends its thoughts with </think> and does not say where they begin: they were said. From now on, what comes before that is held back.`;
  return { code: 'thoughts-said', message };
}
