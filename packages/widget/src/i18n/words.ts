import { spoken } from './language.js';
import type { Language } from './texts.js';
import { fill, type Text, type Values } from './translate.js';

type Texts<Key extends string> = Readonly<Record<Key, Text>>;

/**
 * What gives a string of a part of the panel, in the language that is spoken.
 *
 * @param of where another language has the same strings
 */
export function wordsOf<Key extends string>(
  english: Texts<Key>,
  of: (language: Language) => Texts<NoInfer<Key>>,
): (key: Key, values?: Values) => string {
  return (key, values) => {
    const language = spoken();
    return fill((language ? of(language) : english)[key], values, language?.code);
  };
}
