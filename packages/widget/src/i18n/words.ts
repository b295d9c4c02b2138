import { fill, type Text, type Values } from './translate.js';

/** The words of one namespace. */
export type Texts<Key extends string> = Readonly<Record<Key, Text>>;

/** Data of a language about itself. */
export interface Spoken {
  /** BCP 47, as for `lang` and for `Intl`. */
  readonly code: string;
  readonly rtl?: boolean;
}

/**
 * Makes the function that gives the words of one namespace, in the language that it is given; null
 * is English, whose words are loaded with what says them.
 *
 * @param of where another language has the same words
 */
export function wordsOf<Key extends string, Language extends Spoken>(
  english: Texts<Key>,
  of: (language: Language) => Texts<NoInfer<Key>>,
): (language: Language | null, key: Key, values?: Values) => string {
  return (language, key, values) =>
    fill((language ? of(language) : english)[key], values, language?.code);
}
