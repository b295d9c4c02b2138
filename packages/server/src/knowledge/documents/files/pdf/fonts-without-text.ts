/** Part of a PDF.js page that is needed here. */
interface Page {
  getOperatorList(): Promise<unknown>;
  readonly commonObjs: { has(name: string): boolean; get(name: string): unknown };
}

/**
 * Fonts of a file whose letters have numbers and no text: without a table that says what they mean,
 * PDF.js takes the numbers for letters, and "Store" reads "6WRUH".
 */
export class FontsWithoutText {
  readonly #known = new Map<string, boolean>();

  has(name: string): boolean {
    return this.#known.get(name) === true;
  }

  /** Looks at those that no page before had: fonts come with the drawing of a page, not its text. */
  async learn(page: Page, names: readonly string[]): Promise<void> {
    const added = names.filter((name) => !this.#known.has(name));
    if (added.length === 0) return;
    await page.getOperatorList();
    for (const name of added) {
      const font = page.commonObjs.has(name) ? page.commonObjs.get(name) : null;
      this.#known.set(name, isWithoutText(font));
    }
  }
}

/** A composite font with the table that stands in for a missing one: from each number to itself. */
function isWithoutText(font: unknown): boolean {
  if (typeof font !== 'object' || font === null) return false;
  const { composite, toUnicode } = font as { composite?: unknown; toUnicode?: unknown };
  if (composite !== true || typeof toUnicode !== 'object' || toUnicode === null) return false;
  return Reflect.get(toUnicode, 'firstChar') === 0 && Reflect.has(toUnicode, 'lastChar');
}
