import { primaryLanguage } from '../terms/text-search-language.js';

/** Attribute of a thing that a question asks for, with the form that its answer must have. */
interface Attribute {
  readonly asks: RegExp;
  /** Words of the question that say what is asked, not of what. */
  readonly words: RegExp;
  /** Form of an answer: a text without it answers something else. */
  readonly states: RegExp;
}

const ATTRIBUTES: readonly Attribute[] = [
  {
    asks: /\be-?mail address\b|\b(?:what|which|whats)\b[^?.!]{0,60}\be-?mail\??$/iu,
    words: /^(?:e?mails?|address|mail)$/u,
    states: /@/u,
  },
  {
    asks: /\b(?:tele)?phone (?:number|no)\b|\bnumber (?:to|can|do|should|must) (?:i )?(?:call|ring|dial|phone)\b|\b(?:what|which|whats)\b[^?.!]{0,60}\b(?:tele)?phone\??$/iu,
    words: /^(?:tele)?phone|^(?:number|no|call|ring|dial)$/u,
    states: /\d[\d ()/-]{4,20}\d/u,
  },
  {
    asks: /\bhow heavy\b|\b(?:what|how much)\b[^?.!]{0,60}\bweighs?\b|\bweight of\b/iu,
    words: /^(?:heavy|weigh|weighs|weight)$/u,
    states:
      /\d ?(?:kilos?|kilograms?|kg|grams?|g|tonnes?|tons?|t|pounds?|lbs?|stone|ounces?|oz)\b|\bweighs?\b/iu,
  },
  {
    asks: /\bhow (?:warm|hot|cold)\b/iu,
    words: /^(?:warm|hot|cold)$/u,
    states: /\d ?(?:°|degrees?\b)|\b(?:warm|hot|cold|heated|room temperature)\b/iu,
  },
  {
    asks: /\bhow (?:tall|deep|wide) (?:is|are|does|do|was|were|can|may|must|should)\b/iu,
    words: /^(?:tall|deep|wide)$/u,
    states:
      /\d ?(?:m|cm|mm|km|met(?:er|re)s?|centimet(?:er|re)s?|feet|foot|ft|inch(?:es)?|in|storeys?|stories)\b|\d ?["×x]|\b(?:storeys?|floors?)\b/iu,
  },
  {
    asks: /\bhow old\b/iu,
    words: /^old$/u,
    states:
      /\d[ -]?(?:years?|months?|yrs?)\b|\b(?:ages?|aged|over|under|least|from|until|turns?|than|to|be|are|is)(?: of)? \d{1,2}\b(?=$|[.,;)\n]| (?:and|or|to|on|for)\b)|\bbirthdays?\b|\b(?:1[5-9]|20)\d\d\b/iu,
  },
  {
    asks: /\b(?:what|which) colou?rs? (?:is|are|was|were|does|do)\b/iu,
    words: /^colou?rs?$/u,
    states:
      /\b(?:red|green|blue|yellow|black|white|gr[ea]y|brown|orange|purple|violet|pink|silver|gold|golden|beige|navy|cream|turquoise)\b|#[\da-f]{6}\b/iu,
  },
  {
    asks: /\bwhen (?:was|were|did)\b/iu,
    words: /^when$/u,
    states: /\b(?:1[5-9]|20)\d\d\b|\b(?:ago|century|since|yesterday|last (?:week|month|year))\b/iu,
  },
  {
    asks: /\b(?:which|what|who)\b[^?.!]{0,60}\bbest\b/iu,
    words: /^best$/u,
    states: /\b(?:best|better|recommend\w*|ideal\w*|suits?|suitable|choose|prefer\w*)\b/iu,
  },
  {
    asks: /\bhow fast\b[^?.!]{0,60}\b(?:go|goes|drive|drives|ride|sail|fly|flies|swim)\b/iu,
    words: /^(?:fast|go|goes|drive|drives|ride|sail|fly|flies|swim)$/u,
    states: /\d ?(?:km\/h|kmh|kph|mph|knots?|miles|kilomet(?:er|re)s)\b|\bspeed\b/iu,
  },
];

/** Length up to which a passage is looked at, in UTF-16 code units. */
const LONGEST = 10_000;

/** Attribute that an English question asks for. */
export interface AskedAttribute {
  /** Tells whether a text states such a thing. */
  states(text: string): boolean;
  /** Tells of a word of the question whether it says what is asked, not of what. */
  isNamedBy(word: string): boolean;
}

/**
 * Finds what an English question asks of a thing: its weight, age or colour, a telephone number. Null: it asks for
 * nothing that has a form of its own.
 */
export function askedAttribute(question: string, language: string): AskedAttribute | null {
  if (primaryLanguage(language) !== 'en') return null;
  const text = question.slice(0, 400).replace(/’/g, "'").trim();
  const asked = ATTRIBUTES.filter(({ asks }) => asks.test(text));
  if (asked.length === 0) return null;
  return {
    states: (passage) => {
      const beginning = passage.slice(0, LONGEST);
      return asked.every(({ states }) => states.test(beginning));
    },
    isNamedBy: (word) => asked.some(({ words }) => words.test(word)),
  };
}
