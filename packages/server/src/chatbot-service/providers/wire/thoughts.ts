/** Text divided into the visitor's part and the model's thoughts. */
export interface Divided {
  readonly said: string;
  readonly thought: string;
}

/** Marks at the beginning of a text behind which a model thinks, and how its thoughts end. */
const OPENINGS: readonly { readonly open: RegExp; readonly close: RegExp }[] = [
  {
    open: /^<(think|thinking|thought|reasoning|reflection|seed:think)(\s[^<>]{0,60})?>/i,
    // Between backticks it is spoken of.
    close:
      /(?<!`)<\/(think|thinking|thought|reasoning|reflection|seed:think)\s{0,9}>|<\/(think|thinking|thought|reasoning|reflection|seed:think)\s{0,9}>(?!`)/i,
  },
  // As Mistral's and Moonshot's models write them.
  { open: /^\[THINK\]/, close: /\[\/THINK\]/ },
  { open: /^◁think▷/, close: /◁\/think▷/ },
  // As Dify folded them.
  { open: /^<details\b[^<>]*>\s*<summary>\s*Thinking[^<>]*<\/summary>/, close: /<\/details>/ },
  // Harmony (https://github.com/openai/harmony): any channel but the final one.
  {
    open: /^(<\|start\|>assistant)?<\|channel\|>(?!final)[^<]*(<\|constrain\|>[^<]*)?<\|message\|>/,
    close: /<\|(end|return|call)\|>|(?=<\|start\|>)/,
  },
];
/** Marks at the beginning that stand for nothing: an end without its beginning, the final channel. */
const EMPTY =
  /^(<\/think(ing)?\s{0,9}>|(<\|start\|>assistant)?<\|channel\|>final[^<]*<\|message\|>)/i;
/** The end of an answer in harmony. */
const HARMONY_END = /<\|(return|end)\|>$/;
/** Beginnings that may yet become one of the marks. */
const BEGINNINGS = [
  ...['<think>', '<thinking>', '<thought>', '<reasoning>', '<reflection>', '<seed:think>'],
  ...['</think>', '</thinking>', '[think]', '◁think▷', '<|start|>assistant', '<details'],
];
const BEGUN_TAG = /^<(\/?think(ing)?|thought|reasoning|reflection|seed:think)\s[^<>]{0,60}$/i;
/** Folded text whose title has not come yet. */
const BEGUN_FOLD = /^<details\b(?![^]*<\/summary>)[^]{0,240}$/;
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
  #hasMark = false;

  /** Takes the next piece of the text. */
  take(piece: string): Divided {
    // By far the most pieces.
    if (this.#state === 'said' && !this.#isHarmony) return { said: piece, thought: '' };
    this.#waiting += piece;
    return this.#divide(false);
  }

  /** Tells whether something at the beginning was no part of the answer. */
  get hasMark(): boolean {
    return this.#hasMark;
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
          if (!close || (!isLast && this.#maySpeakOf(close)))
            return { said: '', thought: thought + this.#thinkOn(isLast) };
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

  /** Tells whether the text may only speak of a mark, between backticks: what follows will show. */
  #maySpeakOf({ index, 0: mark }: RegExpExecArray): boolean {
    return this.#waiting[index - 1] === '`' && index + mark.length === this.#waiting.length;
  }

  /** All but what may be the beginning of the mark that ends the thoughts, with a backtick before it. */
  #thinkOn(isLast: boolean): string {
    const text = this.#waiting;
    const begun = Math.max(...['<', '[', '◁'].map((it) => text.lastIndexOf(it)));
    const isMark = begun >= 0 && text.length - begun < LONGEST_MARK;
    const at = isMark ? begun : text.length;
    const end = isLast ? text.length : at - (text[at - 1] === '`' ? 1 : 0);
    this.#waiting = text.slice(end);
    return text.slice(0, end);
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
  return (
    BEGUN_TAG.test(text) ||
    BEGUN_FOLD.test(text) ||
    BEGINNINGS.some((mark) => mark.startsWith(text.toLowerCase()))
  );
}
