/** Names by their first three letters, in their order. */
const CYCLES = [
  'mon tue wed thu fri sat sun'.split(' '),
  'jan feb mar apr may jun jul aug sep oct nov dec'.split(' '),
];
/** Names that documents write, in full or shortened. */
const WRITTEN =
  /^(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)s?$/iu;
const NAMED =
  /\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|april|june|july|august|september|october|november|december|(?<=\b(?:in|during|for) )(?:march|may))(?=s?\b)/giu;
const RANGE = /\b([a-z]{3,10})(?: ?[-–—] ?| to | until | till | through )(?=([a-z]{3,10})\b)/giu;

/** Weekday or month. */
export interface CalendarName {
  /** Spelling in the question, in lower case. */
  readonly word: string;
  /** Number of its cycle, and its place there. */
  readonly cycle: number;
  readonly at: number;
}

/** The weekdays and months that a question in English names. */
export function calendarNames(question: string): CalendarName[] {
  return (question.match(NAMED) ?? []).flatMap((name) => {
    const word = name.toLowerCase();
    const cycle = CYCLES.findIndex((names) => names.includes(word.slice(0, 3)));
    const at = CYCLES[cycle]?.indexOf(word.slice(0, 3)) ?? -1;
    return at < 0 ? [] : [{ word, cycle, at }];
  });
}

/** Tells whether a text has a range of weekdays or months with this one in it: June is in `May – September`. */
export function isWithin({ cycle, at }: CalendarName, text: string): boolean {
  const names = CYCLES[cycle] ?? [];
  const place = (name = '') =>
    WRITTEN.test(name) ? names.indexOf(name.slice(0, 3).toLowerCase()) : -1;
  return [...text.slice(0, LONGEST).matchAll(RANGE)].some(([, first, last]) => {
    const [from, to] = [place(first), place(last)];
    if (from < 0 || to < 0) return false;
    // A winter goes from November to March.
    return from <= to ? from <= at && at <= to : at >= from || at <= to;
  });
}

/** Length up to which a text is looked at, in UTF-16 code units. */
const LONGEST = 2_000;
