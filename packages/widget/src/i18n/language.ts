import { Languages } from './languages.js';
import type { Language } from './texts.js';

export { codeOf } from './languages.js';

const languages = new Languages<Language>(
  async () => (await import('./languages/lang-all.js')).LANGUAGES,
);

/** Null for English, which is always there, and for what is not loaded. */
export const languageOf = (code: string): Language | null => languages.of(code);

/** Resolves when the panel can speak the language; rejects where its file cannot be had. */
export const loadLanguage = (code: string): Promise<void> => languages.load(code);
