import { normalForm } from '../../../../input/normal-form.js';
import { raised } from './raised.js';

/** An element of a formula (MathML), by its name without a prefix. */
export interface FormulaElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (FormulaElement | string)[];
}

/** A part of a line, and what is written around it: a `whole` part needs no brackets. */
interface Piece {
  readonly text: string;
  readonly kind: 'whole' | 'sign' | 'script' | 'fraction' | 'row';
}

/**
 * A formula (MathML Core, and MathML 3 for the rest) on one line, as people type it:
 * `x² = (a+b)/2`. Takes a call for each level, so whoever makes the elements bounds their depth.
 */
export const formulaLine = (element: FormulaElement): string =>
  pieceOf(element).text.replace(/\s+/g, ' ').trim();

/** Text of all elements in their order, without what they mean. */
export const formulaWords = ({ children }: FormulaElement): string =>
  children.map((child) => (typeof child === 'string' ? child : formulaWords(child))).join(' ');

function pieceOf(element: FormulaElement): Piece {
  const parts = elementsIn(element);
  const part = (index: number): Piece => {
    const found = parts[index];
    return found ? pieceOf(found) : NOTHING;
  };
  // What is too deep, or written wrongly, has text between its parts.
  const isMixed = !WITH_TEXT.test(element.name) && element.children.some(isWords);
  switch (isMixed ? 'mrow' : element.name) {
    case 'mi':
    case 'mn':
    case 'mtext':
    case 'ms':
      return { text: wordsOf(element), kind: 'whole' };
    case 'mo':
      return { text: wordsOf(element).trim(), kind: 'sign' };
    case 'mspace':
      return { text: ' ', kind: 'sign' };
    case 'mfrac':
      return { text: `${grouped(part(0))}/${grouped(part(1))}`, kind: 'fraction' };
    case 'msqrt':
      return { text: `√${bracketed(rowOf(parts.map(pieceOf)).text)}`, kind: 'row' };
    case 'mroot': {
      const index = part(1).text;
      const high = raised(index);
      const root = high === index ? `√[${index}]` : `${high}√`;
      return { text: `${root}${bracketed(part(0).text)}`, kind: 'row' };
    }
    case 'msup':
      return scripted(part(0), NOTHING, part(1));
    case 'msub':
      return scripted(part(0), part(1), NOTHING);
    case 'msubsup':
      return scripted(part(0), part(1), part(2));
    case 'mmultiscripts':
      return withManyScripts(parts);
    case 'mover':
      return withMark(part(0), part(1), (mark) => scripted(part(0), NOTHING, mark));
    case 'munder':
      return withMark(part(0), part(1), (mark) => scripted(part(0), mark, NOTHING));
    case 'munderover':
      return scripted(part(0), part(1), part(2));
    case 'mfenced':
      return fenced(element, parts.map(pieceOf));
    case 'mtable':
      return { text: rowsOf(parts), kind: 'row' };
    // Those that show one of their parts, and those that show none.
    case 'semantics':
    case 'maction':
      return part(0);
    case 'annotation':
    case 'annotation-xml':
    case 'mphantom':
    case 'none':
    case 'mprescripts':
      return NOTHING;
  }
  return rowOf(
    element.children.map((child) =>
      typeof child === 'string' ? { text: shown(child).trim(), kind: 'whole' } : pieceOf(child),
    ),
  );
}

const WITH_TEXT = /^(?:m[inos]|mtext|annotation|annotation-xml|mphantom)$/;
const isWords = (child: FormulaElement | string) => typeof child === 'string' && /\S/.test(child);

const NOTHING: Piece = { text: '', kind: 'whole' };

const elementsIn = ({ children }: FormulaElement): FormulaElement[] =>
  children.filter((child) => typeof child !== 'string');

/** Signs that are not seen: a function applied, times, plus; and the comma between indices. */
const shown = (text: string) => text.replace(/[\u2061\u2062\u2064]/g, '').replace(/\u2063/g, ',');

const wordsOf = ({ children }: FormulaElement): string =>
  shown(
    children.map((child) => (typeof child === 'string' ? child : wordsOf(child))).join(''),
  ).replace(/\s+/g, ' ');

function rowOf(pieces: readonly Piece[]): Piece {
  const seen = pieces.filter(({ text }) => text !== '');
  const [first] = seen;
  if (!first) return NOTHING;
  if (seen.length === 1) return first;
  const out: string[] = [];
  for (const [index, piece] of seen.entries()) {
    const before = seen[index - 1];
    if (before && needsBlank(before, piece)) out.push(' ');
    out.push(piece.text);
  }
  return { text: out.join(''), kind: 'row' };
}

/** Tells whether two parts would be read as one: `3` and `1/2`, `a_i` and `b`, `sin` and `x`. */
function needsBlank(before: Piece, after: Piece): boolean {
  const [end, start] = [before.text.slice(-2), after.text.slice(0, 2)];
  if (before.kind === 'fraction' || after.kind === 'fraction') {
    return /[\p{L}\d)]$/u.test(end) && /^[\p{L}\d(√∑∫]/u.test(start);
  }
  if (before.kind === 'script' && /^[\p{L}\d(]/u.test(start)) return /[\p{L}\d)]$/u.test(end);
  if (/\d$/.test(end) && /^\d/.test(start)) return true;
  if (/[\p{L}\p{M}\d)]$/u.test(end) && /^[⁰¹²³⁴-⁹]/.test(start)) return true;
  return (
    /[\p{L}\d]$/u.test(end) &&
    /^[\p{L}\d]/u.test(start) &&
    (/\p{L}{2}$/u.test(end) || /^\p{L}{2}/u.test(start))
  );
}

const bracketed = (text: string) => (isInBrackets(text) ? text : `(${text})`);
const grouped = ({ text, kind }: Piece) => (kind === 'whole' ? text : bracketed(text));

/** Tells whether the bracket that a text begins with is closed at its end. */
function isInBrackets(text: string): boolean {
  if (!text.startsWith('(') || !text.endsWith(')')) return false;
  let depth = 0;
  for (let at = 0; at < text.length - 1; at++) {
    if (text[at] === '(') depth += 1;
    if (text[at] === ')') depth -= 1;
    if (depth === 0) return false;
  }
  return true;
}

function scripted(base: Piece, sub: Piece, sup: Piece): Piece {
  if (sub.text === '' && sup.text === '') return base;
  // A bracket that closes has the exponent of all that is in it.
  const text = base.kind === 'sign' ? base.text : grouped(base);
  return { text: `${text}${below(sub)}${above(sup)}`, kind: 'script' };
}

const below = (sub: Piece) => (sub.text === '' ? '' : `_${grouped(sub)}`);

function above(sup: Piece): string {
  // Primes, and the sign of degrees, stand high by themselves.
  if (sup.text === '' || /^[′″‴⁗'"°]+$/.test(sup.text)) return sup.text;
  if (sup.text === '∘') return '°';
  const high = raised(sup.text);
  return high === sup.text ? `^${sup.kind === 'sign' ? sup.text : grouped(sup)}` : high;
}

/** Scripts in pairs behind the base, and before it those that follow `mprescripts`. */
function withManyScripts([base, ...scripts]: readonly FormulaElement[]): Piece {
  const found = scripts.findIndex(({ name }) => name === 'mprescripts');
  const behind = found < 0 ? scripts : scripts.slice(0, found);
  const before = found < 0 ? [] : scripts.slice(found + 1);
  const written = (all: readonly FormulaElement[]) =>
    all.map((each, at) => (at % 2 === 0 ? below(pieceOf(each)) : above(pieceOf(each)))).join('');
  const text = base ? grouped(pieceOf(base)) : '';
  return { text: `${written(before)}${text}${written(behind)}`, kind: 'script' };
}

/** Marks above or below a letter, as the signs that join it. */
const JOINING: Readonly<Record<string, string>> = {
  ...{ '¯': '\u0304', '‾': '\u0304', ˉ: '\u0304', '^': '\u0302', ˆ: '\u0302', '~': '\u0303' },
  ...{ '˜': '\u0303', '→': '\u20D7', '⃗': '\u20D7', '˙': '\u0307', '¨': '\u0308', ˇ: '\u030C' },
  _: '\u0332',
};

/** A base with a mark of one sign; lines and braces along several letters say nothing more. */
function withMark(base: Piece, mark: Piece, otherwise: (mark: Piece) => Piece): Piece {
  if (/^[⏞⏟⏜⏝⎴⎵]$/.test(mark.text)) return base;
  const joining = mark.kind === 'sign' ? JOINING[mark.text] : undefined;
  if (joining === undefined || base.kind === 'sign') return otherwise(mark);
  const isLetter = [...base.text].length === 1;
  return isLetter ? { text: normalForm(`${base.text}${joining}`, 'NFC'), kind: 'whole' } : base;
}

function fenced({ attributes }: FormulaElement, pieces: readonly Piece[]): Piece {
  const { open = '(', close = ')', separators = ',' } = attributes;
  const signs = [...separators.replace(/\s/g, '').slice(0, 100)];
  const inside = pieces.map(({ text }, at) =>
    at === 0 ? text : `${signs[at - 1] ?? signs.at(-1) ?? ''}${text}`,
  );
  return { text: `${open.slice(0, 10)}${inside.join('')}${close.slice(0, 10)}`, kind: 'row' };
}

const RELATION = /^[=<>≤≥≈≡≠∼≅→⇒⇔]/;

/** Rows behind each other. Cells of lines that are set below each other belong together. */
function rowsOf(rows: readonly FormulaElement[]): string {
  return rows
    .map((row) => {
      const cells = elementsIn(row).map((cell) => pieceOf(cell).text);
      const isLine = cells.some((cell, at) => cell === '' || (at > 0 && RELATION.test(cell)));
      return cells.join(isLine ? ' ' : ', ');
    })
    .filter((row) => row.trim() !== '')
    .join('; ');
}
