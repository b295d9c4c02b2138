import type { Sql } from 'postgres';
import { primaryLanguage } from '../terms/text-search-language.js';

/** Space of vectors: those of different models, or of different sizes, do not compare. */
export interface VectorSpace {
  /** Names the model and its version, and where it is asked. */
  readonly model: string;
  /** Numbers in a vector; null until the model has made its first. */
  readonly dimensions: number | null;
  /** Primary BCP 47 subtags of the languages that the model knows; null: all. */
  readonly languages: readonly string[] | null;
}

/** One whose vectors' size is known. */
export type KnownSpace = VectorSpace & { readonly dimensions: number };

/** Tells whether a model knows a BCP 47 language. */
export function knowsLanguage({ languages }: VectorSpace, language: string): boolean {
  return languages === null || languages.includes(primaryLanguage(language));
}

/** A condition: that the document `d` is in a language that the model knows. */
export function isKnown(sql: Sql, { languages }: VectorSpace) {
  return languages === null
    ? sql`true`
    : sql`lower(split_part(d.language, '-', 1)) = any(${[...languages]})`;
}

/** A condition: that the vector `e` compares with those that the model makes now. */
export function isComparable(sql: Sql, { model, dimensions }: VectorSpace) {
  const size = dimensions === null ? sql`` : sql`and e.dimensions = ${dimensions}`;
  return sql`e.model = ${model} ${size}`;
}
