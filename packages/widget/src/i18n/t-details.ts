import { enDetails } from './en-details.js';
import { spoken } from './language.js';
import { fill, type Values } from './translate.js';

/** A string of the details of the panel, in the language that is spoken. */
export function td(key: keyof typeof enDetails, values?: Values): string {
  const language = spoken();
  return fill(language ? language.details[key] : enDetails[key], values, language?.code);
}
