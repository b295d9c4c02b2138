import type { Candidate } from '../knowledge-queries.js';
import type { MatchedWords } from '../knowledge-retriever.js';
import { wordsOf } from '../terms/words.js';
import type { Unit } from '../units/unit.js';
import type { PassageUnits } from '../units/units-of.js';

/** A passage that is looked at for what the question names. */
export interface NamedPassage {
  readonly candidate: Pick<Candidate, 'id' | 'documentId' | 'title' | 'heading' | 'content'>;
  readonly units: PassageUnits;
}

/** Tells of a passage whether something is lacking in it. */
export type Lacks = (candidate: Pick<Candidate, 'id'>) => boolean;

/** Words of a passage, its columns, its heading and its title. */
export function wordsAround({ candidate, units }: NamedPassage): ReadonlySet<string> {
  const own = units.units.flatMap(({ words, around }) => [...words, ...around]);
  return new Set([...own, ...wordsOf(`${candidate.title}\n${candidate.heading}`)]);
}

/** The question's terms, by number, that words meet: a word that is one itself stands for no other. */
export function termsOf(words: Iterable<string>, matchedWords: MatchedWords): ReadonlySet<number> {
  const terms = new Set<number>();
  for (const word of words) {
    const match = matchedWords.get(word);
    if (!match) continue;
    const own = match.own ?? [];
    for (const term of own.length > 0 ? own : [match.term]) terms.add(term);
  }
  return terms;
}

/** Words of a unit, of its columns, and of the other sentences of its paragraph. */
export function besides(unit: Unit, units: readonly Unit[]): string[] {
  const own = [...unit.words, ...unit.around];
  if (unit.kind !== 'sentence') return own;
  return [...own, ...units.flatMap(({ block, words }) => (block === unit.block ? words : []))];
}
