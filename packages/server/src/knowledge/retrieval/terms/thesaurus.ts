import { plainEnglish } from './colloquial-en.js';
import { COUNTRY_OF } from './demonyms.js';
import { spelledAcrossTheSea } from './spellings-en.js';
import { editDistance } from './edit-distance.js';
import { isEnglishWord } from './english-words.js';
import { COMMON_EN, CONCEPTS_EN, FILLER_EN } from './thesaurus-en.js';
import { primaryLanguage } from './text-search-language.js';
import { isGrammar } from './words.js';

/** Other names in documents for a word or phrase of a question. */
export interface Synonyms {
  /** The word of the question, or the phrase. */
  readonly of: string;
  readonly phrase: boolean;
  readonly words: readonly string[];
}

/** Knowledge of a language's words, whatever the documents: English only. */
export interface Thesaurus {
  /** The text without what people write in place of plain words. */
  plain(text: string): string;
  /** Tells whether a word says nothing of a question's topic. */
  isFiller(word: string): boolean;
  /** Tells whether a word is so frequent that it says little. */
  isCommon(word: string): boolean;
  /** The listed word that a misspelled one is nearest to: one letter off, or two swapped. */
  correct(word: string): string;
  /** Tells whether a word is surely spelled right. */
  isWord(word: string): boolean;
  /** Tells whether a question leans on the one before: short, and "and ...", "what about it?". */
  isFollowUp(words: readonly string[]): boolean;
  /** Synonyms of the words, and of the phrases they form; and the words that the phrases use up. */
  expand(words: readonly string[]): { synonyms: Synonyms[]; inPhrases: ReadonlySet<string> };
}

export function thesaurusOf(language: string): Thesaurus {
  return primaryLanguage(language) === 'en' ? ENGLISH : NONE;
}

const NONE: Thesaurus = {
  plain: (text) => text,
  isFiller: () => false,
  isCommon: isGrammar,
  correct: (word) => word,
  isWord: () => false,
  isFollowUp: (words) => words.length <= 3,
  expand: () => ({ synonyms: [], inPhrases: new Set() }),
};

const FOLLOW_UP_WORDS = 9;
/** "That" before a pronoun or a verb belongs to the noun before it, as in "shoes that I have worn". */
const FOLLOW_UP =
  /^(and|or|but|also|what about|how about|same)\b|\b(it|its|this|they|them|their|those|these|one|ones|that(?! (?:i|you|we|he|she|they|has|have|had|is|are|was|were|can|do|does|did)\b))\b/;

/** Times of opening are times of closing; who opens an account does not close one. */
const OPPOSITES = ['open', 'close'];
const ACTED = /\b(?:open|close|opening|closing) (?:an?|my|our|this|another)\b/;

const ENGLISH = englishThesaurus();

function englishThesaurus(): Thesaurus {
  const concepts = CONCEPTS_EN.map(({ words, phrases, found }) => ({
    words,
    found,
    phrases: phrases.map((text) => ({ text, pattern: phrasePattern(text) })),
  }));
  const byWord = new Map<string, (typeof concepts)[number][]>();
  for (const concept of concepts) {
    for (const word of concept.words) byWord.set(word, [...(byWord.get(word) ?? []), concept]);
  }
  const listed = new Set([...byWord.keys(), ...FILLER_EN, ...COMMON_EN]);
  const nearest = nearestIn(listed);
  return {
    plain: plainEnglish,
    isFiller: (word) => FILLER_EN.has(word),
    isCommon: (word) => COMMON_EN.has(word) || /^\d{1,2}$/.test(word),
    correct: (word) =>
      word.length < 4 || inflections(word).some((form) => listed.has(form)) || isEnglishWord(word)
        ? word
        : nearest(word),
    isWord: isEnglishWord,
    isFollowUp: (words) => words.length <= FOLLOW_UP_WORDS && FOLLOW_UP.test(words.join(' ')),
    expand: (words) => {
      const synonyms: Synonyms[] = [];
      const isActed = ACTED.test(words.join(' '));
      for (const word of new Set(words)) {
        const own = new Set(
          inflections(word)
            .flatMap((form) => byWord.get(form) ?? [])
            .filter(
              (concept) => !isActed || !OPPOSITES.every((one) => concept.words.includes(one)),
            ),
        );
        const country = COUNTRY_OF.get(word);
        const others = [
          ...[...own].flatMap((concept) => concept.found),
          ...(country ? [country] : []),
        ];
        others.push(...spelledAcrossTheSea(word));
        if (others.length > 0) synonyms.push({ of: word, phrase: false, words: others });
      }
      const inPhrases = new Set<string>();
      const text = words.join(' ');
      for (const concept of concepts) {
        for (const phrase of concept.phrases) {
          const match = phrase.pattern.exec(text);
          if (!match) continue;
          synonyms.push({ of: phrase.text, phrase: true, words: concept.found });
          for (const word of match.slice(1)) inPhrases.add(word);
        }
      }
      return { synonyms, inPhrases };
    },
  };
}

/** Guesses the words that an English word may be an inflection of; wrong guesses find nothing. */
function inflections(word: string): string[] {
  const forms = [word];
  for (const ending of ['s', 'es', 'd', 'ed', 'ing']) {
    if (!word.endsWith(ending) || word.length - ending.length < 3) continue;
    const stem = word.slice(0, -ending.length);
    forms.push(stem, stem.replace(/(.)\1$/, '$1'));
    if (ending === 'ing') forms.push(`${stem}e`);
  }
  if (/ie[sd]$/.test(word)) forms.push(`${word.slice(0, -3)}y`);
  return forms;
}

/** `send_back`: "send" or an inflection, at most four words, "back"; the words are its groups. */
function phrasePattern(phrase: string): RegExp {
  const source = phrase
    .split('_')
    .map((part) =>
      part
        .split(' ')
        .map((word) => `(${word}(?:s|es|d|ed|ing)?)`)
        .join(' '),
    )
    .join('(?: [^ ]+){0,4}? ');
  return new RegExp(`(?<![^ ])${source}(?![^ ])`);
}

/**
 * Finds words at an edit distance of one without comparing with each: two such words have one
 * spelling with a letter deleted in common (the idea of SymSpell).
 */
function nearestIn(words: Iterable<string>): (word: string) => string {
  const deletions = (word: string) => [
    word,
    ...Array.from(word, (_, i) => word.slice(0, i) + word.slice(i + 1)),
  ];
  const index = new Map<string, string[]>();
  for (const word of words) {
    if (word.length < 3) continue;
    for (const key of deletions(word)) index.set(key, [...(index.get(key) ?? []), word]);
  }
  return (word) =>
    deletions(word)
      .flatMap((key) => index.get(key) ?? [])
      .find((other) => other[0] === word[0] && editDistance(word, other) === 1) ?? word;
}
