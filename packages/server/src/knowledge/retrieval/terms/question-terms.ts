import { numeralOf, withDigits } from '../numbers/numerals.js';
import { editDistance } from './edit-distance.js';
import { thesaurusOf, type Synonyms, type Thesaurus } from './thesaurus.js';
import { primaryLanguage } from './text-search-language.js';
import { isPartOfPair, wordsOf } from './words.js';

/** A lexeme to look for. */
export interface Alternative {
  readonly lexeme: string;
  /** Fitness as a stand-in for the question's word, 0 to 1. */
  readonly factor: number;
  /** `corrected`: another spelling; `similar`: perhaps the same root. */
  readonly kind: 'exact' | 'synonym' | 'corrected' | 'similar';
}

/** A word of the question with everything that would count as finding it. */
export interface QuestionTerm {
  readonly word: string;
  /** Weight of finding it: rare words and topics more, frequent words less. */
  readonly weight: number;
  /** Empty: no document has it, nor anything like it. */
  readonly alternatives: readonly Alternative[];
}

/** Title, heading or text: the letters of the search vector's weights. */
export type WordPlace = 'A' | 'B' | 'C';

/** Facts of a word in the documents. */
export interface WordFacts {
  readonly lexeme: string;
  /** Documents that have the lexeme. */
  readonly documents: number;
  /** The most telling place where any of them has it. */
  readonly place: WordPlace;
}

/** A word of the documents that may be what another was meant to be. */
export interface SimilarWord extends WordFacts {
  readonly word: string;
  /** Trigram similarity, 0 to 1. */
  readonly similarity: number;
}

/** Facts of a question's words in the documents. */
export interface Vocabulary {
  /** Number of documents. */
  readonly documents: number;
  /** Facts by word; a word without an entry is a stop word. */
  readonly facts: ReadonlyMap<string, readonly WordFacts[]>;
  /** Similar words, by word that no document has. */
  readonly similar: ReadonlyMap<string, readonly SimilarWord[]>;
}

/** A question cut into what has to be looked up before it can be weighed. */
export interface AnalysedQuestion {
  readonly thesaurus: Thesaurus;
  /** The question, and the one before it for a follow-up, in plain words. */
  readonly text: string;
  /** Distinct words without fillers; stop words fall out when looked up. */
  readonly words: readonly string[];
  /** Those of them that only the question before has. */
  readonly fromBefore: ReadonlySet<string>;
  /** Those of them that were written in letters: `2` of `two`. */
  readonly numerals: ReadonlySet<string>;
  /** Neighbours in one word: `pick up` may be written `pickup`. */
  readonly joined: readonly string[];
  readonly synonyms: readonly Synonyms[];
  /** Words that say little by themselves, being part of a phrase: `send` of `send them back`. */
  readonly inPhrases: ReadonlySet<string>;
}

/** Longest question that is looked at, in words: the rest of a long paste only adds noise. */
const MAX_WORDS = 40;
/** Longest question that is cut into words, in UTF-16 code units. */
const MAX_LENGTH = 2_000;
const PLACE_WEIGHT: Record<WordPlace, number> = { A: 1.3, B: 1.3, C: 1 };
const SYNONYM_FACTOR = 0.85;
const CORRECTED_FACTOR = 0.9;
/** Cost of each wrong letter to a word's likeness. */
const EDIT_COST = 0.12;
/** Least trigram similarity of words that may be of one root (`washable`, `washing`). */
const SAME_ROOT = 0.5;
const IN_PHRASE = 0.35;
const COMMON = 0.45;
const FROM_BEFORE = 0.4;
/** Never the part of a compound: `i need` is no `ineed`. */
const PRONOUN = /^(?:i|you|we|he|she|they|my|your|our|the|a|an|is|are|do|does)$/;
/** Numbers are compared with ranges; that no document has just this one says little. */
const NUMBER = /^\d+(?:[.,]\d+)?$/;
const UNKNOWN_NUMBER = 0.3;
/**
 * Words that tell nothing by being in no document: when somebody asks, a month, a day or a part of it, which may lie in a range,
 * how much so, whether one may, and what the one who is asked may be called.
 */
const UNTOLD =
  /^(?:now|today|tonight|tomorrow|yesterday|currently|right|soon|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|april|june|july|august|september|october|november|december|mornings?|afternoons?|evenings?|early|per|never|along|myself|allowed|permitted|forbidden|okay|company|firm|shop|store|place|organi[sz]ation)$/;
/**
 * A word that no document has counts as if so many had it, or this share of a few: it speaks against an
 * answer, the more so where there is little else to be found.
 */
const UNKNOWN_DOCUMENTS = 2;
const UNKNOWN_SHARE = 0.2;

/** Cuts up a question; `before` is the one before it, for a follow-up like "and to Norway?". */
export function analyseQuestion(question: string, language: string, before = ''): AnalysedQuestion {
  const thesaurus = thesaurusOf(language);
  const plain = thesaurus.plain(question.slice(0, MAX_LENGTH));
  const own = questionWords(plain);
  const shortBefore = before.slice(0, MAX_LENGTH);
  const earlier = thesaurus.isFollowUp(own) ? questionWords(shortBefore) : [];
  const all = [...own, ...earlier];
  const { inDigits, numerals } = numeralsOf(plain, all, language);
  const written = thesaurus.expand(all);
  const spelled = thesaurus.expand(all.map((word) => thesaurus.correct(word)));
  // What kind of thing was asked for before ("how much") says nothing of what is asked for now.
  const asks = `${own.join(' ')} ${own.map((word) => thesaurus.correct(word)).join(' ')}`;
  const isOwn = ({ of, phrase }: Synonyms) =>
    earlier.length === 0 || !phrase || !of.startsWith('how ') || asks.includes(of);
  return {
    thesaurus,
    text: earlier.length > 0 ? `${shortBefore} ${plain}` : plain,
    words: [...new Set(inDigits)].filter((word) => !thesaurus.isFiller(word)),
    numerals: new Set(numerals),
    fromBefore: new Set(earlier.filter((word) => !own.includes(word))),
    joined: [
      ...new Set(
        own.slice(1).flatMap((word, index) => {
          const before = own[index] ?? '';
          return [word, before].some((part) => thesaurus.isFiller(part) || PRONOUN.test(part))
            ? []
            : [`${before}${word}`];
        }),
      ),
    ],
    synonyms: [
      ...[...written.synonyms, ...spelled.synonyms].filter(isOwn),
      ...numerals.flatMap((digits) => {
        const word = numeralOf(digits);
        return word === null ? [] : [{ of: digits, phrase: false, words: [word] }];
      }),
    ],
    inPhrases: new Set([...written.inPhrases, ...spelled.inPhrases]),
  };
}

/** The words of a question with those that are English numerals in digits, which tables have; and these. */
function numeralsOf(text: string, words: readonly string[], language: string) {
  if (primaryLanguage(language) !== 'en') return { inDigits: words, numerals: [] };
  const written = questionWords(text);
  const digits = questionWords(withDigits(text));
  const replaced = new Set(written.filter((word) => !digits.includes(word)));
  const numerals = digits.filter((word) => /^\d/.test(word) && !written.includes(word));
  return { inDigits: [...words.filter((word) => !replaced.has(word)), ...numerals], numerals };
}

/** Tells whether a question has its topic from the one before. */
export function leansOnBefore(question: string, language: string): boolean {
  const thesaurus = thesaurusOf(language);
  return thesaurus.isFollowUp(questionWords(thesaurus.plain(question.slice(0, MAX_LENGTH))));
}

/** A character that is there as part of a pair says nothing more by itself. */
function questionWords(text: string): string[] {
  const words = wordsOf(text);
  const pairs = words.filter((word) => !isPartOfPair(word)).join(' ');
  return words.filter((word) => !isPartOfPair(word) || !pairs.includes(word)).slice(0, MAX_WORDS);
}

/** Every word that the documents have to be asked about. */
export function wordsToLookUp(question: AnalysedQuestion): string[] {
  const { thesaurus, words, joined, synonyms } = question;
  const corrected = words.map((word) => thesaurus.correct(word));
  const others = synonyms.flatMap((entry) => entry.words);
  return [...new Set([...words, ...corrected, ...joined, ...others])];
}

/**
 * Spellings that trigrams miss, for an exact look-up: neighbours swapped (`retrun`), `i` and `y` mixed
 * up (`bycicle`), and the two halves of words written in one (`giftcard`).
 */
export function respellings(word: string): string[] {
  const swapped = Array.from(
    { length: Math.max(0, word.length - 1) },
    (_, i) => `${word.slice(0, i)}${word[i + 1]}${word[i]}${word.slice(i + 2)}`,
  );
  const mixed = word.replace(/[iy]/g, (letter) => (letter === 'i' ? 'y' : 'i'));
  return [...new Set([...swapped, mixed, ...halves(word).flat()])].filter(
    (other) => other !== word,
  );
}

function halves(word: string): [string, string][] {
  return Array.from({ length: Math.max(0, word.length - 5) }, (_, i) => [
    word.slice(0, i + 3),
    word.slice(i + 3),
  ]);
}

type Found = WordFacts & Omit<Alternative, 'lexeme'>;

/** Weighs a question's words by what the documents know of them. */
export function questionTerms(question: AnalysedQuestion, vocabulary: Vocabulary): QuestionTerm[] {
  const { thesaurus } = question;
  const { documents, facts, similar } = vocabulary;
  const terms = new Map<string, QuestionTerm>();

  /** Inverse document frequency as in BM25, dampened by one, and raised for words of titles. */
  const decides = ({ documents: having, place }: Omit<WordFacts, 'lexeme'>) =>
    PLACE_WEIGHT[place] * (1 + Math.log(1 + (documents - having + 0.5) / (having + 0.5)));
  const unknown = decides({
    documents: Math.min(UNKNOWN_DOCUMENTS, UNKNOWN_SHARE * documents),
    place: 'C',
  });
  const known = (word: string, factor: number, kind: Alternative['kind']): Found[] =>
    (facts.get(word) ?? [])
      .filter((fact) => fact.documents > 0)
      .map((fact) => ({ ...fact, factor, kind }));
  const synonymsOf = (of: string) =>
    question.synonyms
      .filter((entry) => entry.of === of)
      .flatMap((entry) => entry.words)
      .flatMap((word) => known(word, SYNONYM_FACTOR, 'synonym'));
  const add = (word: string, strength: number, own: readonly Found[], others: readonly Found[]) => {
    const sure = own.filter(({ kind }) => kind !== 'similar');
    const weighed = sure.length > 0 ? sure : others;
    const sum = weighed.reduce((total, found) => total + decides(found), 0);
    const weight = strength * (weighed.length > 0 ? sum / weighed.length : unknown);
    terms.set(word, { word, weight, alternatives: unique([...own, ...others]) });
  };

  // `money` of `money back` need be in no document where the phrase is found by another word.
  const told = new Set(
    question.synonyms
      .filter(({ of, phrase }) => phrase && synonymsOf(of).length > 0)
      .flatMap(({ of }) => of.split(/[ _]/)),
  );
  for (const word of question.words) {
    if (!facts.has(word)) continue;
    const exact = known(word, 1, 'exact');
    const spelled = exact.length > 0 ? word : thesaurus.correct(word);
    if (thesaurus.isFiller(spelled)) continue;
    const before = question.fromBefore.has(word) ? FROM_BEFORE : 1;
    const others = synonymsOf(spelled);
    const near = similar.get(word) ?? [];
    const listed = spelled === word ? [] : known(spelled, CORRECTED_FACTOR, 'corrected');
    const meant =
      exact.length > 0
        ? exact
        : listed.length > 0
          ? listed
          : others.length > 0 || thesaurus.isCommon(word) || thesaurus.isWord(word)
            ? []
            : corrections(word, near);
    const isUntold = UNTOLD.test(word) || told.has(word) || question.numerals.has(word);
    if (meant.length + others.length === 0 && isUntold) continue;
    const parts = meant.length + others.length === 0 ? wordsInOne(word, near) : null;
    if (parts) {
      for (const part of parts) add(`${word}:${part.word}`, before, [part], []);
      continue;
    }
    const common = meant.length > 0 && thesaurus.isCommon(spelled) ? COMMON : 1;
    const inPhrase = question.inPhrases.has(spelled) ? IN_PHRASE : 1;
    const number = meant.length === 0 && NUMBER.test(word) ? UNKNOWN_NUMBER : 1;
    add(word, before * common * inPhrase * number, [...meant, ...sameRoot(word, near)], others);
  }
  for (const word of question.joined) {
    const exact = known(word, 1, 'exact');
    if (exact.length > 0) add(word, 1, exact, []);
  }
  for (const { of, phrase, words } of question.synonyms) {
    const others = phrase ? synonymsOf(of) : [];
    const strength = words.some((word) => thesaurus.isCommon(word)) ? COMMON : 1;
    if (others.length > 0) add(of, strength, [], others);
  }
  return [...terms.values()];
}

/** Finds the probable spellings of a misspelled word: the nearest ones, at most three. */
function corrections(word: string, candidates: readonly SimilarWord[]): Found[] {
  const allowed = word.length < 4 ? 0 : word.length < 6 ? 1 : word.length < 12 ? 2 : 3;
  return candidates
    .map((candidate) => ({
      ...candidate,
      // `smok` is nearer to the stem of "smoking" than to that.
      distance: Math.min(editDistance(word, candidate.word), editDistance(word, candidate.lexeme)),
    }))
    .filter(({ word: other, distance }) => distance <= allowed && sameStart(word, other))
    .sort((a, b) => a.distance - b.distance || b.similarity - a.similarity)
    .filter((candidate, _, [best]) => candidate.distance === best?.distance)
    .slice(0, 3)
    .map((found) => ({ ...found, factor: 1 - EDIT_COST * found.distance, kind: 'corrected' }));
}

function wordsInOne(word: string, candidates: readonly SimilarWord[]) {
  for (const pair of halves(word)) {
    const [first, second] = pair.map((half) => candidates.find((other) => other.word === half));
    if (!first || !second) continue;
    return [first, second].map((found) => ({
      ...found,
      factor: CORRECTED_FACTOR,
      kind: 'corrected' as const,
    }));
  }
  return null;
}

function sameRoot(word: string, candidates: readonly SimilarWord[]): Found[] {
  return candidates
    .filter(({ similarity, word: other }) => similarity >= SAME_ROOT && sameStart(word, other))
    .map((found) => ({ ...found, factor: 0.8 * found.similarity, kind: 'similar' }));
}

/** Typing errors seldom hit the first letter, and other words often differ just there. */
function sameStart(a: string, b: string): boolean {
  return a[0] === b[0] || (a[0] === b[1] && a[1] === b[0]);
}

function unique(found: readonly Alternative[]): Alternative[] {
  const best = new Map<string, Alternative>();
  for (const { lexeme, factor, kind } of found) {
    const other = best.get(lexeme);
    if (!other || other.factor < factor) best.set(lexeme, { lexeme, factor, kind });
  }
  return [...best.values()];
}
