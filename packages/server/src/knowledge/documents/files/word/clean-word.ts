import { CHUNK } from './chunk-html.js';
import { formulaText } from './formula-text.js';
import { ListNumbers, type ListDefinitions, type ListPlace } from './list-numbers.js';
import { isOn } from './properties.js';
import { child, elementsIn, textIn, within, type XmlElement, type XmlNode } from './xml-tree.js';

/** Parts of a Word document that are left out of its text, counted. */
export interface LeftOut {
  /** Characters that are hidden, and characters in all. */
  hidden: number;
  characters: number;
  /** Tracked changes that delete text, and all of them. */
  deletions: number;
  changes: number;
  /** Files within the document, and charts. */
  embedded: number;
}

export interface WordContext {
  readonly lists: ListDefinitions;
  /** The part that a relation names; undefined: there is none. */
  partOf(relation: string): XmlElement | undefined;
  /** Number of an imported file that has text; null: it has none. */
  chunkAt(relation: string): number | null;
  readonly leftOut: LeftOut;
}

/** Lists of a cleaned document: what mammoth finds a numbered and a plain item by (17.9.18). */
const NUMBERED = '1';
const PLAIN = '2';
/** The definitions of these two, in place of the document's own. */
export const CLEAN_LISTS: XmlElement = {
  name: 'w:numbering',
  attributes: {},
  children: [NUMBERED, PLAIN].flatMap((id) => [
    element('w:abstractNum', { 'w:abstractNumId': id }, [
      ...Array.from({ length: 9 }, (_, level) =>
        element('w:lvl', { 'w:ilvl': String(level) }, [
          element('w:numFmt', { 'w:val': id === NUMBERED ? 'decimal' : 'bullet' }),
        ]),
      ),
    ]),
    element('w:num', { 'w:numId': id }, [element('w:abstractNumId', { 'w:val': id })]),
  ]),
};
/** Lists within each other that mammoth knows. */
const DEEPEST_LIST = 4;
/** Signs around the number of an item, at the beginning of its text. */
export const ITEM_NUMBER = { before: '\uE010', after: '\uE011' } as const;
/** Longest text of a heading that is none by its own name. */
const LONGEST_HEADING = 120;

/** Properties that the text is made by; the others only say how it looks. */
const USED: Readonly<Record<string, ReadonlySet<string>>> = {
  'w:pPr': new Set(['w:pStyle', 'w:numPr', 'w:rPr', 'w:outlineLvl']),
  'w:rPr': new Set(
    'w:rStyle w:b w:i w:strike w:dstrike w:vertAlign w:del w:ins w:vanish'.split(' '),
  ),
  'w:tcPr': new Set(['w:gridSpan', 'w:vMerge']),
  'w:tblPr': new Set(['w:tblStyle']),
  'w:trPr': new Set(['w:tblHeader', 'w:del', 'w:ins']),
};

/**
 * Rewrites a part of a Word document (ECMA-376, part 1, 17) so that it has all that a reader sees, and nothing
 * else, in the elements that mammoth knows: text boxes below their paragraphs, formulas as text; no hidden text, and
 * tracked changes as if they were accepted.
 */
export function cleanWord(root: XmlElement, context: WordContext): XmlElement {
  return { ...root, children: new WordCleaner(context).children(root) };
}

class WordCleaner {
  readonly #context: WordContext;
  /** Paragraphs of boxes that stand below the paragraph that is read. */
  #boxes: XmlNode[] = [];
  /** Style of the paragraph that is read. */
  #style = '';

  readonly #numbers: ListNumbers;

  constructor(context: WordContext) {
    this.#context = context;
    this.#numbers = new ListNumbers(context.lists);
  }

  children(element: XmlElement): XmlNode[] {
    return element.children.flatMap((each) =>
      typeof each === 'string' ? [each] : this.#element(each),
    );
  }

  #same = (element: XmlElement): XmlNode[] => [{ ...element, children: this.children(element) }];

  #element(element: XmlElement): XmlNode[] {
    const { leftOut } = this.#context;
    switch (element.name) {
      case 'w:del':
      case 'w:moveFrom':
        leftOut.deletions += 1;
        leftOut.changes += 1;
        return [];
      case 'w:ins':
      case 'w:moveTo':
        leftOut.changes += 1;
        return this.children(element);
      case 'w:p':
        return this.#paragraph(element);
      case 'w:r':
        return this.#run(element);
      case 'w:tr':
        return this.#row(element);
      case 'w:fldSimple':
      case 'w:smartTag':
      case 'w:customXml':
      case 'w:dir':
      case 'w:bdo':
        return this.children(element);
      case 'w:ruby':
        return within(element, 'w:rubyBase').flatMap((base) => this.children(base));
      case 'w:sym': {
        const code = Number.parseInt(element.attributes['w:char'] ?? '', 16);
        // A place of Unicode, not of a font of signs.
        const isUnicode = code > 0x7f && !(code >= 0xe000 && code <= 0xf8ff) && code <= 0xffff;
        return isUnicode ? [textOf(String.fromCharCode(code))] : [element];
      }
      case 'w:cr':
        return [{ name: 'w:br', attributes: {}, children: [] }];
      case 'w:ptab':
        return [{ name: 'w:tab', attributes: {}, children: [] }];
      case 'w:sdt': {
        // What stands in a field until somebody fills it in.
        if (child(child(element, 'w:sdtPr'), 'w:showingPlcHdr')) return [];
        const content = child(element, 'w:sdtContent');
        return content ? this.children(content) : [];
      }
      case 'mc:AlternateContent': {
        const options = elementsIn(element);
        const hasBox = (each: XmlElement) => within(each, 'w:txbxContent').length > 0;
        const chosen =
          options.find(hasBox) ?? options.find(({ name }) => name === 'mc:Fallback') ?? options[0];
        return chosen ? this.children(chosen) : [];
      }
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        this.#boxes.push(...this.#drawn(element));
        return [];
      case 'm:oMathPara':
        return within(element, 'm:oMath').flatMap((each) => this.#element(each));
      case 'm:oMath':
        return [runOf(formulaText(element))];
      case 'w:fldChar':
        return this.#fieldOfForm(element);
      case 'w:altChunk': {
        const at = this.#context.chunkAt(element.attributes['r:id'] ?? '');
        if (at === null) {
          leftOut.embedded += 1;
          return [];
        }
        const children = [runOf(`${CHUNK.before}${at}${CHUNK.after}`)];
        return [{ name: 'w:p', attributes: {}, children }];
      }
      case 'w:commentReference':
        return [];
      case 'w:tc':
        return this.#cell(element);
      case 'w:pPr':
      case 'w:rPr':
      case 'w:trPr':
      case 'w:tcPr':
      case 'w:tblPr':
        return [used(element)];
      case 'w:sectPr':
        return [];
    }
    return this.#same(element);
  }

  #paragraph(element: XmlElement): XmlNode[] {
    const [boxes, style] = [this.#boxes, this.#style];
    const { styles } = this.#context.lists;
    const properties = child(element, 'w:pPr');
    this.#boxes = [];
    this.#style = child(properties, 'w:pStyle')?.attributes['w:val'] ?? '';
    const place = this.#numbers.next(properties);
    const children = this.children(element).filter(
      (each) => typeof each === 'string' || each.name !== 'w:pPr',
    );
    const below = this.#boxes;
    [this.#boxes, this.#style] = [boxes, style];
    const text = textIn({ ...element, children });
    const isEmpty = text.trim() === '';
    const level = text.length <= LONGEST_HEADING ? styles.headingOf(properties) : null;
    const isHeading = level !== null || styles.headingOf(properties) !== null;
    if (!isEmpty && (place === null || isHeading)) this.#numbers.interrupt();
    const shown = isEmpty ? null : place;
    const own = {
      name: element.name,
      attributes: {},
      children: [
        propertiesOf(properties, isHeading ? null : shown, isEmpty ? null : level),
        ...(shown ? labelOf(shown, isHeading) : []),
        ...children,
      ],
    };
    return [own, ...below];
  }

  #cell(element: XmlElement): XmlNode[] {
    this.#numbers.interrupt();
    const cell = this.#same(element);
    this.#numbers.interrupt();
    return cell;
  }

  #run(element: XmlElement): XmlNode[] {
    const { leftOut, lists } = this.#context;
    const properties = child(element, 'w:rPr');
    const { length } = textIn(element);
    leftOut.characters += length;
    const style = child(properties, 'w:rStyle')?.attributes['w:val'] ?? '';
    const isHidden =
      isOn(child(properties, 'w:vanish')) ??
      lists.styles.isHidden(style) ??
      lists.styles.isHidden(this.#style);
    if (isHidden === true) {
      leftOut.hidden += length;
      const fields = elementsIn(element).filter(({ name }) =>
        /^w:(?:fldChar|instrText)$/.test(name),
      );
      return fields.length > 0 ? [{ ...element, children: fields }] : [];
    }
    const struck = isOn(child(properties, 'w:dstrike')) === true;
    const children = this.children(element);
    const run = { name: element.name, attributes: {} };
    if (!struck || !properties) return [{ ...run, children }];
    const strike = { name: 'w:strike', attributes: {}, children: [] };
    const marked = used({ ...properties, children: [...properties.children, strike] });
    return [
      {
        ...run,
        children: [
          marked,
          ...children.filter((each) => typeof each === 'string' || each.name !== 'w:rPr'),
        ],
      },
    ];
  }

  #row(element: XmlElement): XmlNode[] {
    const { leftOut } = this.#context;
    const properties = child(element, 'w:trPr');
    if (isOn(child(properties, 'w:hidden')) === true) {
      const { length } = textIn(element);
      leftOut.hidden += length;
      leftOut.characters += length;
      return [];
    }
    const before = Number(child(properties, 'w:gridBefore')?.attributes['w:val'] ?? 0);
    const paragraph = { name: 'w:p', attributes: {}, children: [] };
    const empty = { name: 'w:tc', attributes: {}, children: [paragraph] };
    const first = Array.from({ length: before > 0 && before < 100 ? before : 0 }, () => empty);
    return [{ ...element, children: [...first, ...this.children(element)] }];
  }

  /** Text of what is drawn: in boxes, and in diagrams (SmartArt). */
  #drawn(element: XmlElement): XmlNode[] {
    const alternatives = elementsIn(element).flatMap((each) => this.#alternatives(each));
    return alternatives.flatMap((each): XmlNode[] => {
      if (each.name === 'w:txbxContent') return this.children(each);
      if (each.name === 'dgm:relIds') {
        const part = this.#context.partOf(each.attributes['r:dm'] ?? '');
        const points = part ? within(part, 'dgm:pt') : [];
        return points
          .map((point) => textIn(point, 'a:t').trim())
          .filter(Boolean)
          .map((text) => ({ name: 'w:p', attributes: {}, children: [runOf(text)] }));
      }
      this.#context.leftOut.embedded += 1;
      return [];
    });
  }

  #alternatives(element: XmlElement): XmlElement[] {
    if (/^(?:w:txbxContent|dgm:relIds|c:chart)$/.test(element.name)) return [element];
    const inside = elementsIn(element);
    const [choice] = inside;
    const chosen = element.name === 'mc:AlternateContent' && choice ? [choice] : inside;
    return chosen.flatMap((each) => this.#alternatives(each));
  }

  /** Fields of forms show what was chosen in them, which is no text of the document. */
  #fieldOfForm(element: XmlElement): XmlNode[] {
    const form = child(element, 'w:ffData');
    const bare = { ...element, children: [] };
    const box = child(form, 'w:checkBox');
    if (box) {
      const isChecked = isOn(child(box, 'w:checked')) ?? isOn(child(box, 'w:default')) ?? false;
      return [bare, textOf(isChecked ? '☒' : '☐')];
    }
    const list = child(form, 'w:ddList');
    if (!list) return [bare];
    const at = Number(child(list, 'w:result')?.attributes['w:val'] ?? 0);
    const entries = elementsIn(list).filter(({ name }) => name === 'w:listEntry');
    return [bare, textOf(entries[at]?.attributes['w:val'] ?? '')];
  }
}

/** A group of properties with those alone that are used; runs and paragraphs have many that are not. */
function used(properties: XmlElement): XmlElement {
  const names = USED[properties.name];
  return {
    ...properties,
    children: elementsIn(properties)
      .filter(({ name }) => names?.has(name))
      .map((each) => (each.name === 'w:rPr' ? used(each) : each)),
  };
}

function propertiesOf(
  properties: XmlElement | undefined,
  place: ListPlace | null,
  heading: number | null,
): XmlElement {
  const kept = properties ? elementsIn(used(properties)) : [];
  const numbering = place && [
    element('w:ilvl', { 'w:val': String(Math.min(DEEPEST_LIST, place.depth)) }),
    element('w:numId', { 'w:val': place.number === null ? PLAIN : NUMBERED }),
  ];
  // The first letter of a word, drawn large: mammoth joins to the next paragraph what a change has joined to it.
  const isDropped = /^(?:drop|margin)$/.test(
    child(properties, 'w:framePr')?.attributes['w:dropCap'] ?? '',
  );
  return element('w:pPr', {}, [
    ...(isDropped ? [element('w:rPr', {}, [element('w:del', {})])] : []),
    ...(heading === null ? [] : [element('w:pStyle', { 'w:val': `Heading${heading}` })]),
    ...kept.filter(({ name }) => name !== 'w:numPr' && !(name === 'w:pStyle' && heading !== null)),
    ...(numbering ? [element('w:numPr', {}, numbering)] : []),
  ]);
}

/** The number or letter of an item, as text before it: texts refer to it. */
function labelOf({ label, number }: ListPlace, isHeading: boolean): XmlElement[] {
  if (label === '') return [];
  const { before, after } = ITEM_NUMBER;
  if (number !== null && !isHeading) return [runOf(`${before}${number}${after}`)];
  // A point behind it would be that of a list, in Markdown.
  return [runOf(`${isHeading ? label.replace(/\.$/, '') : label} `)];
}

function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  children: readonly XmlNode[] = [],
): XmlElement {
  return { name, attributes, children };
}

const textOf = (text: string): XmlElement => ({
  name: 'w:t',
  attributes: { 'xml:space': 'preserve' },
  children: [text],
});

export const runOf = (text: string): XmlElement => ({
  name: 'w:r',
  attributes: {},
  children: [textOf(text)],
});
