import { translator } from '../../i18n/translate.js';
import { enDetails } from './en-details.js';

/** Words of the parts of the bench that are loaded late, by key. */
export const td = translator(enDetails);

/** A word for a part of the search; its name where a newer server's is unknown here. */
export function partName(name: string): string {
  const key = `part.${name}`;
  return Object.hasOwn(enDetails, key) ? td(key as keyof typeof enDetails) : name;
}
