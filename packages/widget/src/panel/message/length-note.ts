import { td } from '../../i18n/t-extras.js';
import type { Language } from '../../i18n/texts.js';

/** Code units left from which the person is told how much is left. */
const NEARLY_FULL = 500;

/** @param excess code units over the limit; negative: what is left */
export function lengthNote(language: Language | null, excess: number): string {
  if (excess > 0) return td(language, 'tooLong', { count: excess });
  return excess > -NEARLY_FULL ? td(language, 'left', { count: -excess }) : '';
}
