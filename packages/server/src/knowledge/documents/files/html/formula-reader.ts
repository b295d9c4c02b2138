import { formulaLine, formulaWords, type FormulaElement } from './formula-line.js';

/** Elements of a formula inside each other; of deeper ones the text is kept. */
const DEEPEST = 40;
/** Elements of all formulas of a page; of further ones the text is kept. */
const MOST = 100_000;
/** Characters of a formula up to which it is read as one; nobody writes longer ones. */
const LONGEST = 20_000;

/** HTML that ends a formula nobody has closed, as it does in a browser (HTML, 13.2.6.5). */
const ENDS =
  /^(?:blockquote|body|center|dd|div|dl|dt|h[1-6]|head|hr|li|menu|nav|ol|p|pre|table|ul)$/;
/** Elements in which a formula may have HTML. */
const WITH_HTML = /^(?:mtext|annotation-xml)$/;
/** Names that converters give the language of TeX. */
const TEX = /(?:^|[/-])(?:la)?tex$/i;

/** A formula as it is written into a text. */
export interface Formula {
  readonly text: string;
  /** True: it is TeX, whose signs mean something else elsewhere. */
  readonly isTex: boolean;
  /** True: it stands on a line of its own. */
  readonly isBlock: boolean;
}

interface OpenElement extends FormulaElement {
  readonly children: (OpenElement | string)[];
}

/** Reads formulas of a page (MathML), one after the other, while its elements come in. */
export class FormulaReader {
  readonly #open: OpenElement[] = [];
  #left = MOST;
  #length = 0;
  /** Open elements that may have HTML. */
  #withHtml = 0;
  #tex: OpenElement | undefined;

  get isOpen(): boolean {
    return this.#open.length > 0;
  }

  /** Tells whether an element of HTML shows that the formula has ended. */
  isEndedBy(name: string): boolean {
    return this.#withHtml === 0 && ENDS.test(name);
  }

  begin(attributes: FormulaElement['attributes']): void {
    this.#length = 0;
    this.#withHtml = 0;
    this.#tex = undefined;
    this.#open.splice(0, Infinity, { name: 'math', attributes, children: [] });
  }

  open(name: string, attributes: FormulaElement['attributes']): void {
    const parent = this.#open.at(-1);
    if (!parent) return;
    this.#left -= 1;
    if (this.#open.length >= DEEPEST || this.#left < 0) {
      parent.children.push(' ');
      // Stands for the one that is left out.
      return this.#enter(parent);
    }
    const element: OpenElement = { name, attributes, children: [] };
    if (name === 'annotation' && TEX.test(attributes['encoding'] ?? '')) this.#tex ??= element;
    parent.children.push(element);
    this.#enter(element);
  }

  #enter(element: OpenElement): void {
    if (WITH_HTML.test(element.name)) this.#withHtml += 1;
    this.#open.push(element);
  }

  text(text: string): void {
    this.#length += text.length;
    this.#open.at(-1)?.children.push(text);
  }

  close(): void {
    const element = this.#open.pop();
    if (element && WITH_HTML.test(element.name)) this.#withHtml -= 1;
  }

  /** Ends the formula. */
  end(): Formula {
    const [math] = this.#open.splice(0);
    const isBlock = math?.attributes['display'] === 'block';
    if (!math) return { text: '', isTex: false, isBlock };
    if (this.#length > LONGEST) return { text: formulaWords(math), isTex: false, isBlock };
    const tex = this.#tex ? texOf(formulaWords(this.#tex)) : '';
    return tex === ''
      ? { text: formulaLine(math), isTex: false, isBlock }
      : { text: tex, isTex: true, isBlock };
  }
}

/** Source of a formula on one line, without what only says how large it is set. */
function texOf(source: string): string {
  const line = source
    .replace(/(?<!\\)%.*/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  const inside = /^\{(\s?\\(?:display|text|script)style\b.*)\}$/.exec(line)?.[1];
  const formula = inside !== undefined && isBalanced(inside) ? inside : line;
  return formula.replace(/^\s?\\(?:display|text|script)style\b/, '').trim();
}

/** Tells whether no brace closes that is not opened before. */
function isBalanced(tex: string): boolean {
  let depth = 0;
  for (const sign of tex.replace(/\\./g, '')) {
    if (sign === '{') depth += 1;
    if (sign === '}') depth -= 1;
    if (depth < 0) return false;
  }
  return true;
}
