import { fill, type Values } from '../../i18n/translate.js';
import { spoken } from './bench-language.js';
import { en } from './en.js';

/** The bench's own words, by key, in the language that is spoken. */
export function t(key: keyof typeof en, values?: Values): string {
  const language = spoken();
  return fill(language ? language.first[key] : en[key], values, language?.code);
}

/** A word for what the server named; the name itself where a newer server's is unknown here. */
export function markName(name: string): string {
  const key = `mark.${name}`;
  return Object.hasOwn(en, key) ? t(key as keyof typeof en) : name;
}
