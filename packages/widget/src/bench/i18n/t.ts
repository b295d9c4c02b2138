import { translator } from '../../i18n/translate.js';
import { en } from './en.js';

/** The bench's own words, by key. */
export const t = translator(en);

/** A word for what the server named; the name itself where a newer server's is unknown here. */
export function markName(name: string): string {
  const known: Record<string, string> = en;
  return known[`mark.${name}`] ?? name;
}
