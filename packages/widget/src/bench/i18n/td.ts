import { fill, type Values } from '../../i18n/translate.js';
import { spoken } from './bench-language.js';
import { enDetails } from './en-details.js';

/** Words of the parts of the bench that are loaded late, by key, in the language that is spoken. */
export function td(key: keyof typeof enDetails, values?: Values): string {
  const language = spoken();
  return fill(language ? language.details[key] : enDetails[key], values, language?.code);
}

/** A word for a part of the search; its name where a newer server's is unknown here. */
export function partName(name: string): string {
  const key = `part.${name}`;
  return Object.hasOwn(enDetails, key) ? td(key as keyof typeof enDetails) : name;
}
