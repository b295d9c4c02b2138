import type { enBench } from './en/bench.js';
import type { enBenchLazy } from './en/bench-lazy.js';
import type { Spoken, Texts } from './words.js';

/** All that the test bench says by itself in one language. Every language has every key. */
export interface BenchLanguage extends Spoken {
  readonly bench: Texts<keyof typeof enBench>;
  /** Texts of what is loaded when it is first needed. */
  readonly lazy: Texts<keyof typeof enBenchLazy>;
}
