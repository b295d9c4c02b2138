import type { BenchLanguage } from '../bench-texts.js';
import { enBenchLazy } from '../en/bench-lazy.js';
import type { Values } from '../translate.js';
import { wordsOf } from '../words.js';
import { spoken } from './bench-language.js';

const words = wordsOf(enBenchLazy, ({ lazy }: BenchLanguage) => lazy);

/** Words of what the test bench loads when it is first needed, by key, in its language. */
export function td(key: keyof typeof enBenchLazy, values?: Values): string {
  return words(spoken(), key, values);
}

/** A word for a part of the search; its name where a newer server's is unknown here. */
export function partName(name: string): string {
  const key = `part.${name}`;
  return Object.hasOwn(enBenchLazy, key) ? td(key as keyof typeof enBenchLazy) : name;
}
