import type { BenchLanguage } from '../bench-texts.js';
import { enBench } from '../en/bench.js';
import type { Values } from '../translate.js';
import { wordsOf } from '../words.js';
import { spoken } from './bench-language.js';

const words = wordsOf(enBench, ({ bench }: BenchLanguage) => bench);

/** The test bench's own words, by key, in its language. */
export function t(key: keyof typeof enBench, values?: Values): string {
  return words(spoken(), key, values);
}

/** A word for what the server named; the name itself where a newer server's is unknown here. */
export function markName(name: string): string {
  const key = `mark.${name}`;
  return Object.hasOwn(enBench, key) ? t(key as keyof typeof enBench) : name;
}
