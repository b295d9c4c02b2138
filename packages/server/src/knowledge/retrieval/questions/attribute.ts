import { primaryLanguage } from '../terms/text-search-language.js';

/** Attribute of a thing that a question asks for, with the form that its answer must have. */
interface Attribute {
  readonly asks: RegExp;
  /** Form of an answer: a text without it answers something else. */
  readonly states: RegExp;
}

const ATTRIBUTES: readonly Attribute[] = [
  {
    asks: /\be-?mail address\b|\b(?:what|which|whats)\b[^?.!]{0,60}\be-?mail\??$/iu,
    states: /@/u,
  },
  {
    asks: /\b(?:tele)?phone (?:number|no)\b|\bnumber (?:to|can|do|should|must) (?:i )?(?:call|ring|dial|phone)\b|\b(?:what|which|whats)\b[^?.!]{0,60}\b(?:tele)?phone\??$/iu,
    states: /\d[\d ()/-]{4,20}\d/u,
  },
  {
    asks: /\bhow heavy\b|\bweighs?\b|\bweight of\b/iu,
    states:
      /\d ?(?:kilos?|kilograms?|kg|grams?|g|tonnes?|tons?|t|pounds?|lbs?|stone|ounces?|oz)\b|\bweighs?\b/iu,
  },
  {
    asks: /\bhow old\b/iu,
    states:
      /\d[ -]?(?:years?|months?|yrs?)\b|\b(?:ages?|aged|over|under|least|from|until|turns?|than|to|be|are|is)(?: of)? \d{1,2}\b(?=$|[.,;)\n]| (?:and|or|to|on|for)\b)|\bbirthdays?\b|\b(?:1[5-9]|20)\d\d\b/iu,
  },
  {
    asks: /\b(?:what|which) colou?rs? (?:is|are|was|were|does|do)\b/iu,
    states:
      /\b(?:red|green|blue|yellow|black|white|gr[ea]y|brown|orange|purple|violet|pink|silver|gold|golden|beige|navy|cream|turquoise)\b|#[\da-f]{6}\b/iu,
  },
  {
    asks: /\bwhen (?:was|were|did)\b/iu,
    states: /\b(?:1[5-9]|20)\d\d\b|\b(?:ago|century|since|yesterday|last (?:week|month|year))\b/iu,
  },
  {
    asks: /\b(?:which|what|who)\b[^?.!]{0,60}\bbest\b/iu,
    states: /\b(?:best|better|recommend\w*|ideal\w*|suits?|suitable|choose|prefer\w*)\b/iu,
  },
];

/** Length up to which a passage is looked at, in UTF-16 code units. */
const LONGEST = 10_000;

/**
 * Makes a check whether a text states what an English question asks of a thing: its weight, age or colour, a
 * telephone number. Null: the question asks for nothing that has a form of its own.
 */
export function statesAttribute(
  question: string,
  language: string,
): ((text: string) => boolean) | null {
  if (primaryLanguage(language) !== 'en') return null;
  const text = question.slice(0, 400).replace(/’/g, "'").trim();
  const asked = ATTRIBUTES.filter(({ asks }) => asks.test(text));
  if (asked.length === 0) return null;
  return (passage) => {
    const beginning = passage.slice(0, LONGEST);
    return asked.every(({ states }) => states.test(beginning));
  };
}
