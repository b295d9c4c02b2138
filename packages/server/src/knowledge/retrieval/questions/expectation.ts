import { primaryLanguage } from '../terms/text-search-language.js';

/** Kind of thing that a question asks for. */
export type Expectation = 'amount' | 'duration' | 'time' | 'number';

const AMOUNT =
  /\b(?:how much|what does .{1,80}? cost|costs?|price[ds]?|fees?|charge[ds]?|expensive|postage|deposit|discount|rates?)\b/;
const DURATION =
  /\b(?:how (?:long|fast|soon|quick(?:ly)?)|how many (?:seconds|minutes|hours|days|weeks|months|years)|until when)\b/;
const TIME =
  /\b(?:when|what time|which days?|what days?|opening hours|open|closed?|close|opens|closes)\b/;
const NUMBER =
  /\b(?:how (?:many|old|often|high|heavy|far|tall|big|large|hot|cold|wide)|(?:which|what) (?:size|pressure|temperature|angle|version|default|percentage|number))\b/;

/** Finds what an English question asks for; null if an answer cannot show it. */
export function expectationOf(question: string, language: string): Expectation | null {
  if (primaryLanguage(language) !== 'en') return null;
  const text = question.toLowerCase().slice(0, 400);
  if (DURATION.test(text)) return 'duration';
  if (AMOUNT.test(text)) return 'amount';
  if (NUMBER.test(text)) return 'number';
  if (TIME.test(text)) return 'time';
  return null;
}

const ANSWERS: Record<Expectation, RegExp> = {
  amount:
    /[€$£¥]|\b\d+(?:[.,]\d+)? ?(?:%|€|euros?|dollars?|pounds?)|\b(?:free|nothing|included|no (?:fee|cost|charge|interest))\b/i,
  duration:
    /\b\d+(?:[.,]\d+)? ?(?:to \d+ )?(?:ms|s|min|m|h|d|seconds?|minutes?|hours?|days?|weeks?|months?|years?|working days?)\b|\b(?:at once|immediately|same day|while you wait|(?:an?|one|two|three|four|half an?) (?:second|minute|hour|day|week|month|year)s?|charges)\b/i,
  time: /\b\d{1,2}[:.]\d{2}\b|\b\d{1,2} ?[ap]m\b|\b(?:noon|midnight|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|may|june|july|august|september|october|november|december|closed|weekends?|holidays?)\b|\b(?:when|once|as soon as|until|after|before|within|at once|immediately|days?|hours?|minutes?)\b/i,
  number:
    /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|once|twice|daily|weekly|monthly|every|each)\b/i,
};

/** Tells whether a text holds such a thing. */
export function holds(text: string, expectation: Expectation): boolean {
  return ANSWERS[expectation].test(text.slice(0, 2_000));
}
