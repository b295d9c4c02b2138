import { Parser } from 'htmlparser2';
import { CONTROLS, isBeside, isDoubtful, isHidden, isOfText } from './beside-the-text.js';
import { DrawingWords, isPlaced } from './drawing-words.js';
import { FormulaReader, type Formula } from './formula-reader.js';

/** Elements inside each other: what is deeper keeps its text and loses its tags. */
const DEEPEST = 60;
/**
 * Open elements above which a page is refused: closing one searches all that are open, and only an
 * attack has so many.
 */
const DEEPEST_OPEN = 2_000;
/** Elements of a page; of further ones the text is kept. */
const MOST = 100_000;
/** Line breaks in a row; further ones say nothing more. */
const MOST_BREAKS = 3;
const LONGEST_TITLE = 1_000;
/** Spaces in a row. turndown looks for hard ones at the end of a text in time that grows with their square. */
const MORE_SPACES = /(\s{64})\s+/g;

/** Elements that later steps of the reading use. */
const KEPT: ReadonlySet<string> = new Set(
  (
    'html body main article section div p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table caption thead ' +
    'tbody tfoot tr th td pre code kbd samp blockquote a b strong i em u del s br hr sub sup figure ' +
    'figcaption details summary header address span'
  ).split(' '),
);
/** Elements within words and between them, which are left away without a blank. */
const PHRASES: ReadonlySet<string> = new Set(
  'abbr acronym bdi bdo big cite data dfn font ins label mark nobr q rb ruby samp small time tt u var wbr'.split(
    ' ',
  ),
);
/** Elements whose words name what follows: what opens it may be a button in them. */
const NAMES = /^(?:h[1-6]|dt)$/;
const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  a: ['href'],
  td: ['colspan', 'rowspan'],
  th: ['colspan', 'rowspan', 'scope'],
  ol: ['start'],
  li: ['value'],
  code: ['class'],
  div: ['class', 'id'],
  section: ['class', 'id'],
  table: ['role'],
};

export interface CleanPage {
  /** Title in the head; may be empty. */
  readonly title: string;
  /**
   * The body: elements of text alone, without what is hidden or beside it. What is made of it goes
   * through `withSigns`.
   */
  readonly html: string;
  readonly elements: number;
}

export class TooDeep extends Error {
  override readonly name = 'TooDeep';
}

/**
 * Takes out of a page what is not its text, in one pass and before a tree is made of it, so that
 * what is left has a depth and a number of elements that are bounded.
 *
 * @throws TooDeep where elements are open inside each other without end
 */
export function cleanHtml(source: string, xml = false): CleanPage {
  const out: string[] = [];
  const open: OpenElement[] = [];
  /** Panels that a press on their names opens. */
  const opened = new Set<string | undefined>();
  let title = '';
  let elements = 0;
  let depth = 0;
  let leftOut = 0;
  let inForm = 0;
  let inMain = 0;
  let inName = 0;
  /** Line breaks in a row. */
  let breaks = 0;
  /** Parts that were taken out for what they are called. */
  const doubtful: string[] = [];
  const formulas = new FormulaReader();
  // In a book, what a drawing is called is all that is left of it.
  const drawings = new DrawingWords(xml);
  const writeFormula = ({ text, isTex, isBlock }: Formula) => {
    if (text === '' || leftOut > 0) return;
    const isCode = isTex && elements < MOST;
    if (isCode) elements += 1;
    breaks = 0;
    const written = isCode ? `<code>${escaped(text)}</code>` : escaped(text);
    out.push(isBlock ? ` ${written} ` : written);
  };
  const parser = new Parser(
    {
      onopentag(named, attributes) {
        if (open.length >= DEEPEST_OPEN) throw new TooDeep('Its elements are open without end.');
        const parent = open.at(-1);
        const name =
          formulas.isOpen || !drawings.isPage
            ? named.slice(named.indexOf(':') + 1)
            : named.replace(/^(?:x?html:|[\w-]+:(?=(?:math|svg)$))/, '');
        if (formulas.isOpen) {
          if (!formulas.isEndedBy(name)) {
            formulas.open(name, attributes);
            return void open.push({ ...NOT_WRITTEN });
          }
          writeFormula(formulas.end());
        }
        const isOpener =
          name === 'button' && (inName > 0 || (inMain > 0 && 'aria-expanded' in attributes));
        if (isOpener) opened.add(attributes['aria-controls']);
        const isPanel = attributes['role'] === 'tabpanel' || opened.has(attributes['id'] ?? '');
        const isLeftOut =
          (!isPanel && isHidden(name, attributes)) ||
          (!isOpener && isBeside(name, attributes, inMain > 0)) ||
          drawings.isLeftOut(name, attributes) ||
          (!drawings.isPage && parent?.tag === 'switch' && parent.hasChild === true) ||
          (inForm > 0 && CONTROLS.has(name));
        if (isOfText(name, attributes)) for (const each of open) each.doubtfulFrom = null;
        const doubtfulFrom = isDoubtful(name, attributes) ? out.length : null;
        // Of what opens a panel the words stand above it, as a summary's do.
        const tag = isOpener && inName === 0 ? 'summary' : name === 'strike' ? 's' : name;
        breaks = name === 'br' ? breaks + 1 : 0;
        if (name === 'form') inForm += 1;
        if (name === 'main' || name === 'article') inMain += 1;
        if (NAMES.test(name)) inName += 1;
        if (isLeftOut) leftOut += 1;
        // A drawing shows the first of what it has to choose from.
        if (parent) parent.hasChild = true;
        if (name === 'math' && leftOut === 0) {
          formulas.begin(attributes);
          return void open.push({ ...NOT_WRITTEN, tag: 'math' });
        }
        const isInWords = !drawings.isPage;
        const placeBefore = leftOut === 0 ? drawings.open(name) : null;
        const isWritten =
          leftOut === 0 &&
          drawings.isPage &&
          KEPT.has(tag) &&
          // A mere place on the page is no link, and often nobody closes it.
          (tag !== 'a' || 'href' in attributes) &&
          depth < DEEPEST &&
          elements < MOST &&
          name !== 'body' &&
          breaks <= MOST_BREAKS;
        open.push({ tag, isWritten, isLeftOut, doubtfulFrom, placeBefore });
        if (!isWritten) {
          const isApart = isInWords ? isPlaced(attributes) : !PHRASES.has(name) && name !== 'a';
          if (leftOut === 0 && isApart) out.push(' ');
          return;
        }
        elements += 1;
        if (!VOID.has(tag)) depth += 1;
        out.push(`<${tag}${attributesOf(tag, attributes)}>`);
      },
      ontext(text) {
        if (formulas.isOpen) return formulas.text(text);
        if (!drawings.hasText) return;
        if (text.trim() !== '') {
          breaks = 0;
          if (leftOut === 0 && drawings.beginsLine()) {
            const isLine = inName === 0 && elements < MOST;
            if (isLine) elements += 1;
            out.push(isLine ? '<br>' : ' ');
          }
        }
        if (drawings.isPage && open.at(-1)?.tag === 'title')
          title += leftOut === 0 && title.length < LONGEST_TITLE ? text : '';
        else if (leftOut === 0) out.push(escaped(text));
      },
      onclosetag(name) {
        const element = open.pop();
        if (!element) return;
        if (formulas.isOpen) {
          if (element.tag === 'math') writeFormula(formulas.end());
          else formulas.close();
          return;
        }
        drawings.close(element.placeBefore);
        if (element.tag === 'svg' && element.placeBefore !== null) out.push(' ');
        if (name === 'form') inForm -= 1;
        if (name === 'main' || name === 'article') inMain -= 1;
        if (NAMES.test(name)) inName -= 1;
        if (element.isLeftOut) leftOut -= 1;
        if (element.isWritten && !VOID.has(element.tag)) {
          depth -= 1;
          out.push(`</${element.tag}>`);
        }
        if (element.doubtfulFrom !== null) {
          doubtful.push(...out.splice(element.doubtfulFrom));
        }
      },
    },
    // Not as XML, which knows five names of characters: books use those of HTML.
    { decodeEntities: true, recognizeSelfClosing: xml, recognizeCDATA: xml },
  );
  parser.write(source);
  parser.end();
  const html = [out, doubtful].map((parts) => parts.join('')).find(hasText) ?? '';
  return {
    title: title.replace(/\s+/g, ' ').trim(),
    html: html.replace(MORE_SPACES, '$1'),
    elements,
  };
}

interface OpenElement {
  readonly tag: string;
  readonly isWritten: boolean;
  readonly isLeftOut: boolean;
  /** Beginning of what is written of an element that may stand beside the text; null: it does not. */
  doubtfulFrom: number | null;
  /** Place that the element leaves, where it enters another. */
  readonly placeBefore: ReturnType<DrawingWords['open']>;
  hasChild?: boolean;
}

const NOT_WRITTEN: OpenElement = {
  ...{ tag: '', isWritten: false, isLeftOut: false, doubtfulFrom: null, placeBefore: null },
};

const hasText = (html: string) => html.replace(/<[^<>]*>/g, '').trim() !== '';

const VOID: ReadonlySet<string> = new Set(['br', 'hr']);

function attributesOf(name: string, given: Readonly<Record<string, string>>): string {
  return (ATTRIBUTES[name] ?? [])
    .filter((key) => given[key] !== undefined && given[key].length <= 2_000)
    .map((key) => ` ${key}="${escaped(given[key] ?? '')}"`)
    .join('');
}

/**
 * Stands for a sign that HTML would have to be read for: each entity makes another node of the tree,
 * of which a page of nothing else had a million.
 */
const SIGNS = { '<': '\uE000', '&': '\uE001', '"': '\uE002' } as const;

const escaped = (text: string) =>
  text
    .replace(/[\uE000-\uE002]/g, '')
    .replace(/[<&"]/g, (sign) => SIGNS[sign as keyof typeof SIGNS]);

/** A text with the signs that `cleanHtml` has put something else for. */
export const withSigns = (text: string): string =>
  text.replace(/[\uE000-\uE002]/g, (stand) => '<&"'[stand.charCodeAt(0) - 0xe000] ?? '');
