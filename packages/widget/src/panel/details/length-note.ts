import { td } from '../../i18n/t-details.js';

/** From here on the person is told how much is left. */
const NEARLY_FULL = 500;

/** @param excess code units over the limit; negative: what is left */
export function lengthNote(excess: number): string {
  if (excess > 0) return td('tooLong', { count: excess });
  return excess > -NEARLY_FULL ? td('left', { count: -excess }) : '';
}
