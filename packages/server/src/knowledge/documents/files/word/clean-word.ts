import { formulaText } from './formula-text.js';
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
  /** Tells whether text of a style is hidden; undefined: the style does not say. */
  isStyleHidden(style: string): boolean | undefined;
  /** The part that a relation names; undefined: there is none. */
  partOf(relation: string): XmlElement | undefined;
  readonly leftOut: LeftOut;
}

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

  constructor(context: WordContext) {
    this.#context = context;
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
      case 'w:altChunk':
        leftOut.embedded += 1;
        return [];
      case 'w:commentReference':
        return [];
      case 'w:pPr':
      case 'w:rPr':
      case 'w:trPr':
      case 'w:tcPr':
      case 'w:tblPr':
      case 'w:sectPr':
        return [element];
    }
    return this.#same(element);
  }

  #paragraph(element: XmlElement): XmlNode[] {
    const [boxes, style] = [this.#boxes, this.#style];
    this.#boxes = [];
    this.#style = child(child(element, 'w:pPr'), 'w:pStyle')?.attributes['w:val'] ?? '';
    const own = this.#same(element);
    const below = this.#boxes;
    [this.#boxes, this.#style] = [boxes, style];
    return [...own, ...below];
  }

  #run(element: XmlElement): XmlNode[] {
    const { leftOut, isStyleHidden } = this.#context;
    const properties = child(element, 'w:rPr');
    const { length } = textIn(element);
    leftOut.characters += length;
    const style = child(properties, 'w:rStyle')?.attributes['w:val'] ?? '';
    const isHidden =
      isOn(child(properties, 'w:vanish')) ?? isStyleHidden(style) ?? isStyleHidden(this.#style);
    if (isHidden === true) {
      leftOut.hidden += length;
      const fields = elementsIn(element).filter(({ name }) =>
        /^w:(?:fldChar|instrText)$/.test(name),
      );
      return fields.length > 0 ? [{ ...element, children: fields }] : [];
    }
    const struck = isOn(child(properties, 'w:dstrike')) === true;
    const children = this.children(element);
    if (!struck || !properties) return [{ ...element, children }];
    const strike = { name: 'w:strike', attributes: {}, children: [] };
    const marked = { ...properties, children: [...properties.children, strike] };
    return [
      {
        ...element,
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

/** Tells what a property says that is on or off; undefined: it is not there. */
export function isOn(property: XmlElement | undefined): boolean | undefined {
  return property && !/^(?:false|0|off)$/.test(property.attributes['w:val'] ?? '');
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
