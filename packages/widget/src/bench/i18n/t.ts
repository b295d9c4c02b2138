import { translator } from '../../i18n/translate.js';
import { en } from './en.js';

/** The bench's own words, by key. */
export const t = translator(en);

/** A word for what the server named; the name itself where a newer server's is unknown here. */
export function markName(name: string): string {
  const key = `mark.${name}`;
  return Object.hasOwn(en, key) ? t(key as keyof typeof en) : name;
}
