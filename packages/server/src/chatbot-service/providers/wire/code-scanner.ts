/** A run of backticks or tildes, a line end, or what stands between them. */
const TOKENS = /\n|`+|~+|[^\n`~]+/g;
/** Characters that may stand before a fence: blanks, marks of quotes and of a list. */
const BEFORE_FENCE = /^[ \t>]*(([-*+]|\d{1,9}[.)])[ \t]*)?$/;

/** Characters of a line beyond which its middle is forgotten. */
const LONGEST_LINE = 400;

/**
 * Tells whether the end of a text of Markdown, which comes in pieces, is in code: between fences, or
 * between backticks within a paragraph (CommonMark 0.31.2, sections 4.5 and 6.1). Whoever does not ask
 * pays nothing.
 */
export class CodeScanner {
  /** The run that has opened a block of code; empty: none has. */
  #fence = '';
  /** Length of the run that has opened code within the text; 0: none has. */
  #span = 0;
  #line = '';
  /** The fence stands on this very line. */
  #opensHere = false;
  #unread = '';

  get isInCode(): boolean {
    for (const [token] of this.#unread.matchAll(TOKENS)) this.#takeToken(token);
    this.#unread = '';
    return this.#fence !== '' || this.#span > 0;
  }

  take(text: string): void {
    this.#unread += text;
  }

  #takeToken(token: string): void {
    if (token === '\n') this.#endLine();
    else {
      if (token.startsWith('`') || token.startsWith('~')) this.#takeRun(token);
      this.#line = ends(this.#line + token);
    }
  }

  #endLine(): void {
    const line = this.#line.trim();
    const closes =
      line.length >= this.#fence.length && line === (this.#fence[0] ?? '').repeat(line.length);
    if (this.#fence !== '' && closes && !this.#opensHere) this.#fence = '';
    if (line === '') this.#span = 0;
    this.#opensHere = false;
    this.#line = '';
  }

  #takeRun(run: string): void {
    const isTick = run.startsWith('`');
    if (this.#fence !== '') {
      // A fence of backticks has none behind it: those before were a span.
      if (!this.#opensHere || !isTick || !this.#fence.startsWith('`')) return;
      this.#span = run.length === this.#fence.length ? 0 : this.#fence.length;
      this.#fence = '';
      this.#opensHere = false;
    } else if (this.#span === 0 && run.length >= 3 && BEFORE_FENCE.test(this.#line)) {
      this.#fence = run;
      this.#opensHere = true;
    } else if (isTick && this.#span === 0)
      this.#span = run.length - (isEscaped(this.#line) ? 1 : 0);
    else if (isTick && run.length === this.#span) this.#span = 0;
  }
}

/** All that tells what a line is, of a long one: looking at all of it each time would take the square. */
const ends = (line: string): string =>
  line.length < LONGEST_LINE
    ? line
    : line.slice(0, LONGEST_LINE / 4) + line.slice(-LONGEST_LINE / 4);

const isEscaped = (before: string): boolean => /(?<!\\)(\\\\)*\\$/.test(before.slice(-20));
