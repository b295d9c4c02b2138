import type { Language } from './texts.js';

const CODES: ReadonlySet<string> = new Set(['ar', 'de', 'es', 'fr', 'ja', 'pt', 'zh']);

const loaded = new Map<string, Language>();
let current: Language | null = null;

/** The language that is spoken for a tag as `pt-BR`: English for those that are not known. */
export function codeOf(tag: string): string {
  const [code = ''] = tag.toLowerCase().split('-');
  return CODES.has(code) ? code : 'en';
}

/** Null for English, which is always there, and for what is not loaded. */
export function languageOf(code: string): Language | null {
  return loaded.get(code) ?? null;
}

/** Resolves when the language can be spoken; rejects where its file cannot be had. */
export async function loadLanguage(code: string): Promise<void> {
  if (!CODES.has(code) || loaded.has(code)) return;
  const { LANGUAGES } = await import('./languages/lang-all.js');
  const { language } = await LANGUAGES[code as keyof typeof LANGUAGES]();
  loaded.set(code, language);
}

/** Says in which language the strings are that are asked for from now on. */
export function speak(code: string): void {
  current = languageOf(code);
}

/** The language that is spoken just now; null: English. */
export function spoken(): Language | null {
  return current;
}
