import { en } from './en.js';
import { spoken } from './language.js';
import { fill, type Values } from './translate.js';

/** A string of the panel, in the language that is spoken. */
export function t(key: keyof typeof en, values?: Values): string {
  const language = spoken();
  return fill(language ? language.panel[key] : en[key], values, language?.code);
}
