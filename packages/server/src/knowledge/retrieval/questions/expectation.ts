import { primaryLanguage } from '../terms/text-search-language.js';

/** Kind of thing that a question asks for. */
export type Expectation = 'amount' | 'duration' | 'hours' | 'time' | 'number' | 'duty';

const AMOUNT =
  /\b(?:how much|what does .{1,80}? cost|costs?|price[ds]?|fees?|charge[ds]?|expensive|postage|deposit|discount|rates?)\b/;
const DURATION =
  /\b(?:how (?:long|fast|soon|quick(?:ly)?)|how many (?:seconds|minutes|hours|days|weeks|months|years)|how much (?:time|notice|longer|earlier)|until when)\b/;
const TIME =
  /\b(?:when|what time|which days?|what days?|opening hours|open|closed?|close|opens|closes)\b/;
/** Times of opening: asked for as such, or by whether somebody is there on a day or at a time. */
const HOURS =
  /\b(?:opening|office|business|visiting) (?:hours|times)\b|\b(?:when|what time|how late|which days?|what days?) .{0,60}\b(?:opens?|closes?|open|shut)\b|\b(?:is|are) .{1,60}\b(?:open|closed|shut)\b/;
const NUMBER =
  /\b(?:how (?:many|old|often|high|heavy|far|tall|big|large|hot|cold|wide)|(?:which|what) (?:size|pressure|temperature|angle|version|default|percentage|number))\b/;

/** Form of a question for a time, of whatever it is: `when is the deposit due`. */
const WHEN = /^(?:and |so |by )?(?:when|what time)\b/;

/** Form of a question whether something has to be. */
const DUTY =
  /^(?:do|does|must|should|is|are) .{0,60}\b(?:need|needs|have to|has to|must|required|compulsory|mandatory|obligatory|necessary)\b|^must (?:i|we)\b/;

/** Form of a question for a quantity, not for a price: `how much water should I drink`. */
const QUANTITY =
  /\bhow much (?!(?:is|are|was|does|do|did|for|to|would|will|it|i|we|you|the|a|an|my|money|time|notice|more|extra|longer|earlier|discount|deposit|interest)\b)\p{L}+(?: \p{L}+)? (?:do|does|can|may|should|is|are|will|must)\b/u;

/** Finds what an English question asks for; null if an answer cannot show it. */
export function expectationOf(question: string, language: string): Expectation | null {
  if (primaryLanguage(language) !== 'en') return null;
  const text = question.toLowerCase().slice(0, 400);
  if (DURATION.test(text)) return 'duration';
  if (QUANTITY.test(text)) return 'number';
  if (AMOUNT.test(text) && !WHEN.test(text)) return 'amount';
  if (NUMBER.test(text)) return 'number';
  if (DUTY.test(text)) return /\bpay\b/.test(text) ? 'amount' : 'duty';
  if (HOURS.test(text)) return 'hours';
  if (TIME.test(text)) return 'time';
  return null;
}

const ANSWERS: Record<Expectation, readonly RegExp[]> = {
  amount: [
    /[€$£¥]|\b\d+(?:[.,]\d+)? ?(?:%|€|euros?|dollars?|pounds?)|\b(?:free|nothing|included|no (?:fee|cost|charge|interest))\b/i,
    /\b\d+(?:[.,]\d+)? ?(?:p|pence|ct|cents?|kr|zł|Kč|fr|francs?|crowns?|EUR|USD|GBP|CHF|CAD|AUD)(?!\p{L})|\b(?:EUR|USD|GBP|CHF|CAD|AUD|Rs\.?) ?\d/iu,
  ],
  duration: [
    /\b\d+(?:[.,]\d+)? ?(?:to \d+ )?(?:ms|s|min|m|h|d|seconds?|minutes?|hours?|days?|weeks?|months?|years?|working days?)\b/i,
    /\b(?:an?|few|several|couple of|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|twenty|thirty|forty|sixty|ninety)[ -](?:working |business )?(?:second|minute|hour|day|night|week|month|year)s?\b/i,
    /\b(?:at once|immediately|same day|while you wait|charges)\b/i,
  ],
  hours: [
    /\b\d{1,2}[:.]\d{2}\b|\b\d{1,2} ?[ap]m\b|\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|noon|midnight|closed|weekdays?|weekends?|daily)\b/i,
    /\b(?:from|until|till|to|at) (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half past)\b/i,
  ],
  time: [
    /\b\d{1,2}[:.]\d{2}\b|\b\d{1,2} ?[ap]m\b|\b(?:noon|midnight|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|may|june|july|august|september|october|november|december|closed|weekends?|holidays?)\b|\b(?:when|once|as soon as|until|after|before|within|at once|immediately|days?|hours?|minutes?)\b/i,
  ],
  duty: [
    /\b(?:must|have to|has to|needs?|needed|compulsory|required|requires?|mandatory|necessary|obligatory|optional|by law|recommend(?:ed)?|only|without|please|no|not|never|n't)\b/i,
  ],
  number: [
    /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty|thirty|forty|fifty|sixty|ninety|once|twice|daily|weekly|monthly|every|each|none)\b/i,
  ],
};

/** Tells whether a text holds such a thing. */
export function holds(text: string, expectation: Expectation): boolean {
  const beginning = text.slice(0, 2_000);
  return ANSWERS[expectation].some((answer) => answer.test(beginning));
}
