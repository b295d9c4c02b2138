import { isOn } from './properties.js';
import { child, elementsIn, within, type XmlElement } from './xml-tree.js';

/** Headings that Markdown has. */
const HEADINGS = 6;

/** The styles of a Word document (ECMA-376, part 1, 17.7): what each says, or the one that it is based on. */
export class WordStyles {
  /** Style of paragraphs that name none. */
  readonly usual: string;
  readonly #styles: ReadonlyMap<string, XmlElement>;

  constructor(tree: XmlElement | undefined) {
    const styles = tree ? within(tree, 'w:style') : [];
    this.#styles = new Map(styles.map((style) => [style.attributes['w:styleId'] ?? '', style]));
    const usual = styles.find(
      ({ attributes }) =>
        attributes['w:type'] === 'paragraph' &&
        /^(?:1|true|on)$/.test(attributes['w:default'] ?? ''),
    );
    this.usual = usual?.attributes['w:styleId'] ?? '';
  }

  /** Tells whether text of a style is hidden; undefined: the style does not say. */
  isHidden(id: string): boolean | undefined {
    return this.#first(id, (style) => isOn(child(child(style, 'w:rPr'), 'w:vanish')));
  }

  /** The list that paragraphs of a style are items of, and their level, as far as it says. */
  numberingOf(id: string): {
    readonly list: string | undefined;
    readonly level: number | undefined;
  } {
    const of = (name: string) =>
      this.#first(id, (style) => {
        const numbering = child(child(style, 'w:pPr'), 'w:numPr');
        return child(numbering, name)?.attributes['w:val'];
      });
    const level = of('w:ilvl');
    return { list: of('w:numId'), level: level === undefined ? undefined : Number(level) };
  }

  isBasedOn(id: string, other: string): boolean {
    return (
      other !== '' &&
      this.#first(id, (style) => style.attributes['w:styleId'] === other || undefined) === true
    );
  }

  /**
   * Level of the heading that a paragraph is, from 1: by its style, by one that this is based on, or by its place in
   * the outline of the document; null: it is none.
   */
  headingOf(properties: XmlElement | undefined): number | null {
    const id = child(properties, 'w:pStyle')?.attributes['w:val'] ?? '';
    const outline = (element: XmlElement | undefined) =>
      child(element, 'w:outlineLvl')?.attributes['w:val'];
    const told =
      outline(properties) ??
      this.#first(id, (style) => headingLevel(style) ?? outline(child(style, 'w:pPr')));
    const level = told === undefined ? NaN : Number(told);
    return level >= 0 && level < HEADINGS ? level + 1 : null;
  }

  #first<T>(id: string, of: (style: XmlElement) => T | undefined): T | undefined {
    const seen = new Set<string>();
    for (let at = id; at !== '' && !seen.has(at);) {
      seen.add(at);
      const style = this.#styles.get(at);
      if (!style) return undefined;
      const told = of(style);
      if (told !== undefined) return told;
      at = child(style, 'w:basedOn')?.attributes['w:val'] ?? '';
    }
    return undefined;
  }
}

/** Level of one of Word's own headings, from 0, as the outline has it. */
function headingLevel(style: XmlElement): string | undefined {
  const name = elementsIn(style).find((each) => each.name === 'w:name')?.attributes['w:val'] ?? '';
  const level = /^heading ([1-9])$/i.exec(name)?.[1];
  return level === undefined ? undefined : String(Number(level) - 1);
}
