import { primaryLanguage } from '../terms/text-search-language.js';
import { wordsOf } from '../terms/words.js';

/** Beginnings of questions, each up to where the thing is named. */
const BEGINNINGS: readonly RegExp[] = [
  /\b(?:is|are) there /iu,
  /\b(?:do|does|can|could|will) (?:you|they|it|the \w{1,20}|your \w{1,20}) (?:also |still |even )?(?:offer|sell|have|got|teach|stock|provide|support|rent|hire|do|make|serve|accept|take|cover|run|speak|give|include|fix|repair|deliver|clean|buy|play|tune|bake|treat|pay for|come with|work with) /iu,
  /^(?:is|are) (?=[^?.!]{2,40} (?:covered|included|allowed|available|possible|supported|accepted|permitted|offered|sold|taught)\b)/iu,
  /\b(?:price|cost) of (?!(?:it|them|that|this)\b)/iu,
  /\bhow much (?:is|are|does|do|for|would|will) /iu,
  /\bwhat (?:do|does|would|will) (?=[^?.!]{2,40} (?:cost|weigh|charge|include|contain)\b)/iu,
  /\bhow (?:do|can|should|to) (?:(?:i|we|you) )?\p{L}{2,20} (?=(?:an?|my|the|our|some) )/iu,
  /\bhow (?:long|old|tall|deep|wide|big|large) (?:is|are|does|do) /iu,
  /\b(?:can|could|may) (?:i|we) (?:get|buy|hire|rent|have|order|use|bring|borrow|book|pay (?:by|with|in)) /iu,
  /\bwho(?:'s|s| is| are| was) (?=(?:the|your|our|its) )/iu,
  /\bwhat(?:'s|s| is| are) /iu,
  /\b(?:what|which) (?!(?:is|are|does|do|was|if|happens|can|should|to|about)\b)(?=[^?.!]{2,30} (?:do|does|is|are|can|has|have|should|did|will|to)\b)/iu,
];
const ARTICLES = /^(?:(?:an?|any|the|some|my|our|your|also|still|out) ){1,3}/iu;
/** Begins what is said of a thing, behind its name. */
const BEHIND =
  /[?.,!;]|\s(?:for|in|on|at|with|to|from|of|costs?|costing|i|we|my|you|when|if|while|that|near|by|per|after|before|during|without|as|than|and|or|here|there|too|free|covered|included|allowed|available|possible|supported|accepted|permitted|offered|sold|taught|early|earlier|late|later|sooner|online|again|today|tomorrow|now|abroad|myself|together|takes?|lasts?|lives?|valid|open|weighs?|charge|contains?|do|does|is|are|can|has|have|should|did|will)\b/iu;
/** A participle at the end says what is done with the thing: `how long is a parcel kept`, `stored`. */
const DONE = /\s(?:\p{L}{2,}[^e\P{L}]ed|kept|held|paid|sent)$/iu;
/** Longest name of a thing, in UTF-16 code units: what is longer is a sentence. */
const LONGEST = 40;

/** Kinds and measures of things, which an answer shows without naming them, and words that name nothing. */
const NO_OBJECT = new Set(
  `time times date dates age old
  temperature size sizes colour color version kind kinds type types sort number amount way ways thing
  things price prices cost costs fee fees charge rate total maximum minimum most least name meaning
  difference chance chances somewhere something someone anything anyone anybody everything nothing much many long
  you it they this these those one ones first second third last next same full whole new other another extra more sent called included cheapest
  behind under over into onto about deadline limit reason address opening happens needed need required`.split(
    /\s+/u,
  ),
);

/** They measure, and name a thing only before another word: `week ticket`, but no `30 minute lesson`. */
const PERIOD = /^(?:minute|hour|day|week|month|year)s?$/u;
const isModifier = (name: string, words: readonly string[], place: number) =>
  place < words.length - 1 && !/\d/u.test(name);

/**
 * Words of the thing that an English question asks about: `acne treatment` of "is acne treatment covered?". Empty
 * where its form does not tell.
 */
export function askedObject(question: string, language: string): ReadonlySet<string> {
  if (primaryLanguage(language) !== 'en') return new Set();
  const text = question.slice(0, 400).replace(/’/g, "'").trim();
  for (const pattern of BEGINNINGS) {
    const begins = pattern.exec(text);
    if (!begins) continue;
    const rest = text.slice(begins.index + begins[0].length).replace(ARTICLES, '');
    const name = (rest.split(BEHIND)[0] ?? '').replace(DONE, '');
    if (name.length > LONGEST) continue;
    // One of two things will do.
    if (/^\sor\s/iu.test(rest.slice(name.length))) return new Set();
    const words = wordsOf(name).filter((word) => !NO_OBJECT.has(word) && !/^\d/u.test(word));
    return new Set(
      words.filter((word, place) => !PERIOD.test(word) || isModifier(name, words, place)),
    );
  }
  return new Set();
}

/** Kind for which something is: `business account` of "how much is the fee for a business account". */
const FOR_KIND = /\bfor an? (\p{L}+ \p{L}+)\??$/iu;

/** Words of the kind for which an English question asks; empty: it names none. */
export function askedKind(question: string, language: string): ReadonlySet<string> {
  if (primaryLanguage(language) !== 'en') return new Set();
  const [, kind = ''] = FOR_KIND.exec(question.slice(0, 400).trim()) ?? [];
  return new Set(
    wordsOf(kind).some((word) => NO_OBJECT.has(word) || PERIOD.test(word)) ? [] : wordsOf(kind),
  );
}

/** Services that one asks for, by the verb: who may stay with a camper van cannot rent one. */
const SERVICE =
  /\b(?:can|could|do|does|will|would|may) (?:i|we|you|they) (?:also |still )?(rent|hire|repair|fix|mend|insure|tune|teach|clean)\b(?! out\b)/iu;

/** Verb of the service that an English question asks for; empty: it asks for none. */
export function askedService(question: string, language: string): ReadonlySet<string> {
  if (primaryLanguage(language) !== 'en') return new Set();
  const [, verb = ''] = SERVICE.exec(question.slice(0, 400)) ?? [];
  return new Set(verb === '' ? [] : [verb.toLowerCase()]);
}
