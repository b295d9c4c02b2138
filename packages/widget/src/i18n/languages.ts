const CODES: ReadonlySet<string> = new Set(['ar', 'de', 'es', 'fr', 'ja', 'pt', 'zh']);

type Loaders<Language> = Readonly<Record<string, () => Promise<{ readonly language: Language }>>>;

/** The language that is spoken for a tag as `pt-BR`: English for those that are not known. */
export function codeOf(tag: string): string {
  const [code = ''] = tag.toLowerCase().split('-');
  return CODES.has(code) ? code : 'en';
}

/** Languages of one part of the widget, each a file that is loaded when it is spoken. */
export class Languages<Language> {
  readonly #loaders: () => Promise<Loaders<Language>>;
  readonly #loaded = new Map<string, Language>();

  constructor(loaders: () => Promise<Loaders<Language>>) {
    this.#loaders = loaders;
  }

  /** Null for English, which is always there, and for what is not loaded. */
  of(code: string): Language | null {
    return this.#loaded.get(code) ?? null;
  }

  /** Resolves when the language can be spoken; rejects where its file cannot be had. */
  async load(code: string): Promise<void> {
    if (!CODES.has(code) || this.#loaded.has(code)) return;
    const module = await (await this.#loaders())[code]?.();
    if (module) this.#loaded.set(code, module.language);
  }
}
