import { translator } from '../i18n/translate.js';
import { strings } from './strings.js';

/** The bench's own words, by key. */
export const t = translator(strings);

/** A word for what the server named; the name itself where a newer server's is unknown here. */
export function nameOf(group: 'mark' | 'part', name: string): string {
  const known: Record<string, string> = strings;
  return known[`${group}.${name}`] ?? name;
}
