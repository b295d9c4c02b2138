/** Text divided into the visitor's part and the model's thoughts. */
export interface Divided {
  readonly said: string;
  readonly thought: string;
}

/** Marks at the beginning of a text behind which a model thinks, and how its thoughts end. */
const OPENINGS: readonly { readonly open: RegExp; readonly close: RegExp }[] = [
  { open: /^<think>/i, close: /<\/think>/i },
  { open: /^<thinking>/i, close: /<\/thinking>/i },
  // Harmony (https://github.com/openai/harmony): any channel but the final one.
  {
    open: /^(<\|start\|>assistant)?<\|channel\|>(?!final)[^<]*<\|message\|>/,
    close: /<\|(end|return|call)\|>|(?=<\|start\|>)/,
  },
];
/** Marks at the beginning that stand for nothing: an end without its beginning, the final channel. */
const EMPTY = /^(<\/think(ing)?>|(<\|start\|>assistant)?<\|channel\|>final[^<]*<\|message\|>)/i;
/** The end of an answer in harmony. */
const HARMONY_END = /<\|(return|end)\|>$/;
/** Beginnings that may yet become one of the marks. */
const BEGINNINGS = ['<think>', '<thinking>', '</think>', '</thinking>', '<|start|>assistant'];
/** Longest mark that is waited for, in code units. */
const LONGEST_MARK = 80;
/** Longest beginning that is waited for, with the blanks before a mark: they are looked at each time. */
const LONGEST_BEGINNING = 1_000;

/**
 * Divides the text of a model into what it says and what it thinks before it. Thoughts stand at the
 * beginning alone: the same marks later on, in code say, belong to the answer.
 */
export class ThoughtDivider {
  /** `begin`: nothing was said yet; `think`: between two marks; `said`: the rest is the answer. */
  #state: 'begin' | 'think' | 'said' = 'begin';
  #close = /$/;
  #waiting = '';
  #isHarmony = false;
  /** Something at the beginning was no part of the answer. */
  #hasMark = false;

  /** Takes the next piece of the text. */
  take(piece: string): Divided {
    // By far the most pieces.
    if (this.#state === 'said' && !this.#isHarmony) return { said: piece, thought: '' };
    this.#waiting += piece;
    return this.#divide(false);
  }

  /** Takes a text that is all there: an end without its beginning shows where its thoughts were. */
  takeWhole(text: string): Divided {
    const close = /<\/think(ing)?>/i.exec(text);
    const before = text.slice(0, close?.index ?? 0);
    const isOrphan = close && this.#state === 'begin' && !/`|<(think|\|)/i.test(before);
    if (!isOrphan) return this.take(text);
    const { said, thought } = this.take(text.slice(close.index));
    return { said, thought: before + thought };
  }

  /** Nothing more comes: what was held back is no mark. */
  end(): Divided {
    return this.#divide(true);
  }

  #divide(isLast: boolean): Divided {
    let thought = '';
    while (true) {
      switch (this.#state) {
        case 'said':
          return { said: this.#harmonySaid(isLast), thought };
        case 'think': {
          const close = this.#close.exec(this.#waiting);
          if (!close) return { said: '', thought: thought + this.#thinkOn(isLast) };
          thought += this.#waiting.slice(0, close.index);
          this.#waiting = this.#waiting.slice(close.index + close[0].length);
          this.#state = 'begin';
          break;
        }
        case 'begin': {
          if (this.#open()) {
            this.#hasMark = true;
            break;
          }
          const text = this.#waiting.trimStart();
          const isShort = this.#waiting.length < LONGEST_BEGINNING;
          if (!isLast && isShort && mayBecomeMark(text)) return { said: '', thought };
          // Between the thoughts and the answer there is an empty line, as a rule.
          if (this.#hasMark) this.#waiting = text;
          this.#state = 'said';
          break;
        }
      }
    }
  }

  /** Takes away a mark at the beginning; tells whether there was one. */
  #open(): boolean {
    const text = this.#waiting.trimStart();
    const empty = EMPTY.exec(text);
    if (empty) {
      this.#isHarmony ||= empty[0].startsWith('<|');
      this.#waiting = text.slice(empty[0].length).trimStart();
      // What the final channel holds is the answer, whatever it begins with.
      if (this.#isHarmony) this.#state = 'said';
      return true;
    }
    for (const { open, close } of OPENINGS) {
      const found = open.exec(text);
      if (!found) continue;
      this.#isHarmony ||= found[0].startsWith('<|');
      this.#waiting = text.slice(found[0].length);
      this.#close = close;
      this.#state = 'think';
      return true;
    }
    return false;
  }

  /** All but what may be the beginning of the mark that ends the thoughts. */
  #thinkOn(isLast: boolean): string {
    const at = isLast ? -1 : this.#waiting.lastIndexOf('<');
    const isMark = at >= 0 && this.#waiting.length - at < LONGEST_MARK;
    const end = isMark ? at : this.#waiting.length;
    const thought = this.#waiting.slice(0, end);
    this.#waiting = this.#waiting.slice(end);
    return thought;
  }

  #harmonySaid(isLast: boolean): string {
    const text = this.#waiting;
    const at = this.#isHarmony && !isLast ? text.lastIndexOf('<') : -1;
    const mayEnd = at >= 0 && text.length - at < LONGEST_MARK && /^<(\||$)/.test(text.slice(at));
    const end = mayEnd ? at : text.length;
    this.#waiting = text.slice(end);
    const said = text.slice(0, end);
    return this.#isHarmony && isLast ? said.replace(HARMONY_END, '') : said;
  }
}

function mayBecomeMark(text: string): boolean {
  if (text === '') return true;
  if (/^<\|/.test(text))
    return text.length < LONGEST_MARK && /^<\|(start|channel|s|c|$)/.test(text);
  return BEGINNINGS.some((mark) => mark.startsWith(text.toLowerCase()));
}
