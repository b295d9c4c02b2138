import { child, elementsIn, within, type XmlElement } from './xml-tree.js';
import type { WordStyles } from './word-styles.js';

/** Place of a paragraph in a list. */
export interface ListPlace {
  /** Label that Word writes before it, as `3.2` or `a)`; empty: a bullet. */
  readonly label: string;
  /** Number of an item that counts 1, 2, 3; null: it is labelled otherwise. */
  readonly number: number | null;
  /** Lists that it is within. */
  readonly depth: number;
}

interface Level {
  readonly format: string;
  /** Text with the numbers of levels in it, as `%1.%2`. */
  readonly text: string;
  readonly start: number;
  /** Level, from 1, whose items begin it anew, with those above it; 0: none does; null: all above. */
  readonly restart: number | null;
  readonly isLegal: boolean;
  readonly style: string;
}

interface List {
  /** The list that counts: several may share their numbers. */
  readonly counted: string;
  readonly levels: ReadonlyMap<number, Level>;
  /** Numbers with which this one begins anew. */
  readonly starts: ReadonlyMap<number, number>;
}

const DEEPEST = 8;

/** The lists that a Word document defines (ECMA-376, part 1, 17.9), by their numbers. */
export class ListDefinitions {
  readonly styles: WordStyles;
  readonly #lists = new Map<string, List>();

  constructor(numbering: XmlElement | undefined, styles: WordStyles) {
    this.styles = styles;
    const given = numbering ? elementsIn(numbering) : [];
    const abstracts = new Map(
      given
        .filter(({ name }) => name === 'w:abstractNum')
        .map((each) => [each.attributes['w:abstractNumId'] ?? '', each]),
    );
    const nums = new Map(
      given
        .filter(({ name }) => name === 'w:num')
        .map((each) => [each.attributes['w:numId'] ?? '', each]),
    );
    const abstractOf = (
      num: XmlElement | undefined,
      seen = 0,
    ): [string, XmlElement | undefined] => {
      const id = valueOf(num, 'w:abstractNumId') ?? '';
      const abstract = abstracts.get(id);
      const link = valueOf(abstract, 'w:numStyleLink');
      const linked = link === undefined ? undefined : styles.numberingOf(link).list;
      return linked !== undefined && seen < DEEPEST
        ? abstractOf(nums.get(linked), seen + 1)
        : [id, abstract];
    };
    for (const [id, num] of nums) {
      const [counted, abstract] = abstractOf(num);
      if (!abstract) continue;
      const overrides = elementsIn(num).filter(({ name }) => name === 'w:lvlOverride');
      const levels = [
        ...within(abstract, 'w:lvl'),
        ...overrides.flatMap((e) => within(e, 'w:lvl')),
      ];
      this.#lists.set(id, {
        counted,
        levels: new Map(
          levels.map((each) => [numberOf(each.attributes['w:ilvl']) ?? 0, levelOf(each)]),
        ),
        starts: new Map(
          overrides.flatMap((each) => {
            const start = numberOf(valueOf(each, 'w:startOverride'));
            return start === null
              ? []
              : [[numberOf(each.attributes['w:ilvl']) ?? 0, start] as const];
          }),
        ),
      });
    }
  }

  list(id: string): List | undefined {
    return this.#lists.get(id);
  }
}

/** Counts the items of lists as Word does, one paragraph after the other. */
export class ListNumbers {
  readonly #definitions: ListDefinitions;
  readonly #counts = new Map<string, (number | undefined)[]>();
  readonly #begun = new Set<string>();
  /** Levels of the items that the next one may be within. */
  #within: number[] = [];

  constructor(definitions: ListDefinitions) {
    this.#definitions = definitions;
  }

  /** Ends the lists that are open: what follows is within none of their items. */
  interrupt(): void {
    this.#within = [];
  }

  /** @returns null where the paragraph with these properties is no item of a list */
  next(properties: XmlElement | undefined): ListPlace | null {
    const { styles } = this.#definitions;
    const style = valueOf(properties, 'w:pStyle') ?? styles.usual;
    const own = child(properties, 'w:numPr');
    const ofStyle = styles.numberingOf(style);
    const id = valueOf(own, 'w:numId') ?? ofStyle.list ?? '';
    const list = this.#definitions.list(id);
    if (!list) return null;
    const told = numberOf(valueOf(own, 'w:ilvl'));
    const byStyle = [...list.levels].find(([, level]) => styles.isBasedOn(style, level.style))?.[0];
    const at = Math.min(DEEPEST, told ?? byStyle ?? ofStyle.level ?? 0);
    const level = list.levels.get(at);
    if (!level) return null;
    const numbers = this.#count(id, list, at);
    const depth = this.#depthOf(at);
    if (level.format === 'bullet') return { label: '', number: null, depth };
    const label = labelOf(list, level, numbers);
    if (label === '') return null;
    const isPlain = level.format === 'decimal' && /^%\d[.)]?$/.test(level.text.trim());
    return { label, number: isPlain ? (numbers[at] ?? null) : null, depth };
  }

  #count(id: string, list: List, at: number): number[] {
    const counts = this.#counts.get(list.counted) ?? [];
    this.#counts.set(list.counted, counts);
    if (!this.#begun.has(id)) {
      this.#begun.add(id);
      for (const level of list.starts.keys()) counts[level] = undefined;
    }
    const startOf = (level: number) => list.starts.get(level) ?? list.levels.get(level)?.start ?? 1;
    const before = counts[at];
    counts[at] = before === undefined ? startOf(at) : before + 1;
    for (let deeper = at + 1; deeper <= DEEPEST; deeper++) {
      const restart = list.levels.get(deeper)?.restart ?? null;
      if (restart === null || at < restart) counts[deeper] = undefined;
    }
    return Array.from({ length: at + 1 }, (_, level) => counts[level] ?? startOf(level));
  }

  #depthOf(level: number): number {
    this.#within = [...this.#within.filter((each) => each < level), level];
    return this.#within.length - 1;
  }
}

function levelOf(element: XmlElement): Level {
  return {
    format: valueOf(element, 'w:numFmt') ?? 'decimal',
    text: valueOf(element, 'w:lvlText') ?? '',
    start: numberOf(valueOf(element, 'w:start')) ?? 0,
    restart: numberOf(valueOf(element, 'w:lvlRestart')),
    isLegal: child(element, 'w:isLgl') !== undefined,
    style: valueOf(element, 'w:pStyle') ?? '',
  };
}

function labelOf(
  { levels }: List,
  { text, format, isLegal }: Level,
  numbers: readonly number[],
): string {
  if (format === 'none' && !/[^\s%\d]/.test(text)) return '';
  return text
    .replace(/%(\d)/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const number = numbers[at];
      if (number === undefined) return '';
      return counted(number, isLegal ? 'decimal' : (levels.get(at)?.format ?? 'decimal'));
    })
    .replace(/[\p{Co}\p{Cc}]/gu, '')
    .trim();
}

/** A number as a list has it; in formats that are not known, in figures. */
function counted(number: number, format: string): string {
  switch (format) {
    case 'lowerLetter':
      return letters(number);
    case 'upperLetter':
      return letters(number).toUpperCase();
    case 'lowerRoman':
      return roman(number).toLowerCase();
    case 'upperRoman':
      return roman(number);
    case 'decimalZero':
      return String(number).padStart(2, '0');
    case 'none':
      return '';
  }
  return String(number);
}

/** Letters that count a number: behind `z` come `aa`, `bb`. */
function letters(number: number): string {
  if (number < 1 || number > 26 * 30) return String(number);
  return String.fromCharCode(97 + ((number - 1) % 26)).repeat(Math.ceil(number / 26));
}

const ROMAN = Object.entries({
  ...{ M: 1000, CM: 900, D: 500, CD: 400, C: 100, XC: 90, L: 50, XL: 40, X: 10, IX: 9 },
  ...{ V: 5, IV: 4, I: 1 },
});

function roman(number: number): string {
  if (number < 1 || number > 3_999) return String(number);
  let left = number;
  return ROMAN.map(([sign, value]) => {
    const times = Math.floor(left / value);
    left -= times * value;
    return sign.repeat(times);
  }).join('');
}

const valueOf = (element: XmlElement | undefined, name: string) =>
  child(element, name)?.attributes['w:val'];

const numberOf = (text: string | undefined): number | null =>
  text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : null;
