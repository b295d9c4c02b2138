const ONES =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

const ONE = ONES.join('|');
const BELOW_HUNDRED = `(?:(?:${TENS.join('|')})(?:[ -](?:${ONES.slice(0, 9).join('|')}))?|${ONE})`;
/** A numeral up to 999: `six`, `twenty-five`, `a hundred`, `two hundred and ten`. */
const NUMERAL = new RegExp(
  `\\b(?:(?:(?:${ONE}|a) )?hundred(?:(?: and)?[ -]${BELOW_HUNDRED})?|${BELOW_HUNDRED})\\b`,
  'giu',
);
const DOZEN = /\b(?:(?:a|one) )?(half a )?dozen\b/giu;
/** Two of them: `a couple of nights`, `a pair of us`, but no pair of boots. */
const COUPLE =
  /\ba (?:(?:couple|pair)(?= of us\b)|couple of|pair of(?= (?:people|adults|kids|children)\b))/giu;
const MEASURED = '(?:hours?|kilos?|kg|lit(?:er|re)s?|(?:kilo)?met(?:er|re)s?|years?)\\b';
/** Half of what is measured: `half a kilo`, `two and a half hours`. */
const HALF = new RegExp(`\\b(?:(\\d{1,3}) and a half|half an?)(?= ${MEASURED})`, 'giu');
const HALF_BEHIND = new RegExp(`\\b(\\d{1,3}) (${MEASURED}) and a half\\b`, 'giu');

/**
 * A text with its English numerals up to 999 in digits, and with `a dozen`, `a couple of`, `half an hour`.
 * `One` stays where it is a pronoun: `which one`, `one of them`.
 */
export function withDigits(text: string): string {
  return text
    .replace(DOZEN, (_, half?: string) => (half === undefined ? '12' : '6'))
    .replace(COUPLE, '2')
    .replace(NUMERAL, (numeral: string, at: number, whole: string) =>
      isPronoun(numeral, whole.slice(0, at), whole.slice(at + numeral.length))
        ? numeral
        : String(valueOf(numeral)),
    )
    .replace(HALF, (_, whole = '0') => `${whole}.5`)
    .replace(HALF_BEHIND, '$1.5 $2');
}

/** The one word for a number in digits, `two` for `2`; null if it has none. */
export function numeralOf(digits: string): string | null {
  const value = Number(digits);
  return ONES[value - 1] ?? (value % 10 === 0 ? (TENS[value / 10 - 2] ?? null) : null);
}

function valueOf(numeral: string): number {
  return numeral
    .toLowerCase()
    .split(/[ -]/)
    .reduce((sum, word) => {
      if (word === 'hundred') return 100 * (sum || 1);
      if (TENS.includes(word)) return sum + 10 * (TENS.indexOf(word) + 2);
      return sum + ONES.indexOf(word) + 1;
    }, 0);
}

/** Words before `one` that make it a pronoun: `which one`, `this one`. */
const NAMED_BEFORE =
  /\b(?:which|what|this|that|the|these|any|every|some|each|another|no|either|my|your|our) $/iu;
/** Words behind it that do so: `one of them`, `one is`, `one for a child`. */
const NO_NOUN =
  /^ (?:of|do|does|did|is|are|was|were|can|could|may|should|shall|will|would|must|has|have|had|i|you|we|he|she|they|it|for|in|on|at|to|from|with|without|by|and|or|but|if|when|that|which|who|as|than|then|please|fits?|costs?|needs?|there|here|too|more|size)\b/iu;
/** Words before it that make it a number nevertheless: `under one`. */
const BOUND_BEFORE =
  /\b(?:under|over|above|below|from|until|than|least|most|age of|aged|between|up to) $/iu;
const OR_MORE = /^ (?:or|to|and) (?:two|three|four|five|six|\d)/iu;

function isPronoun(numeral: string, before: string, after: string): boolean {
  if (numeral.toLowerCase() !== 'one') return false;
  if (BOUND_BEFORE.test(before)) return /^ (?:of|who|which|that)\b/iu.test(after);
  if (NAMED_BEFORE.test(before)) return true;
  return !/^ \p{L}/u.test(after) || (NO_NOUN.test(after) && !OR_MORE.test(after));
}
