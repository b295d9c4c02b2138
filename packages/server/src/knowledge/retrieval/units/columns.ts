import type { MatchedWords } from '../knowledge-retriever.js';
import { wordsOf } from '../terms/words.js';

/**
 * Makes a function that finds the words of a question which name a column; tables repeat theirs in each row.
 *
 * @param termWords words of the question's terms, by number
 */
export function columnNames(
  words: MatchedWords,
  termWords: readonly string[],
): (column: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (column) => {
    const names =
      known.get(column) ??
      wordsOf(column).flatMap((word) => {
        const match = words.get(word);
        return match ? [termWords[match.term] ?? word] : [];
      });
    known.set(column, names);
    return names;
  };
}
