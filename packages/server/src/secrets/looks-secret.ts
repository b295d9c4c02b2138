/** A text and what it is called where it stands; empty: it has no name. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** Words that name a secret wherever they stand in a name. */
const WORDS: ReadonlySet<string> = new Set([
  'apikey',
  'auth',
  'authorization',
  'bearer',
  'code',
  'cookie',
  'credential',
  'credentials',
  'jwt',
  'key',
  'passphrase',
  'passwd',
  'password',
  'pwd',
  'secret',
  'sig',
  'signature',
  'subscriptionkey',
  'token',
]);
/** Words of these that are also common names of other things. */
const AMBIGUOUS: ReadonlySet<string> = new Set(['auth', 'code', 'key']);
/** Words that make an ambiguous word beside them clear. */
const QUALIFIERS: ReadonlySet<string> = new Set(
  ['access', 'account', 'api', 'client', 'function', 'functions', 'master', 'private'].concat([
    'service',
    'shared',
    'signing',
    'subscription',
    'user',
  ]),
);
/** Words of a language, a name, a tag of one: `message`, `en-GB`. */
const INNOCENT = /^[A-Za-z]{1,12}([-_ ][A-Za-z]{1,12}){0,2}$/;
/** Prefixes that stand before a secret. */
const SCHEMES = /^(basic|bearer|token|apikey|api-key|key|digest|negotiate)\b[\s:=]*/i;

/** Keys of services that are known by how they begin, tokens, and private keys. */
const KNOWN =
  /(^|[^A-Za-z0-9])((sk|pk|rk)[-_][A-Za-z0-9_-]{8,}|gh[opsu]_[A-Za-z0-9]{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|xox[abeoprs]-[\w-]{10,}|AKIA[A-Z0-9]{12,}|AIza[\w-]{30,}|ya29\.[\w-]{20,}|hf_[A-Za-z0-9]{20,}|app-[A-Za-z0-9]{20,}|eyJ[\w-]{10,}\.[\w-]+)|-----BEGIN [A-Z ]*PRIVATE KEY/;
/** A word of letters and digits as no person would write one. */
const RANDOM = /[A-Za-z0-9+/_-]{24,}={0,2}/g;

/**
 * Tells by the name: something stands where a secret belongs.
 *
 * @param isField it is a field of a body, where `"code": "en"` and `"key": "message"` are common
 */
export function namesSecret({ name, text }: NamedText, isField = false): boolean {
  const rest = text.replace(SCHEMES, '').trim();
  const words = wordsOf(name);
  const named = words.filter((word) => WORDS.has(word));
  if (rest === '' || named.length === 0) return false;
  const isClear =
    named.some((word) => !AMBIGUOUS.has(word)) ||
    words.some((word) => QUALIFIERS.has(word)) ||
    (words.length === 1 && !isField);
  return isClear || !INNOCENT.test(rest);
}

/** Tells by the shape: a known kind of key, or letters and digits in no order at all. */
export function looksSecret(text: string): boolean {
  if (KNOWN.test(text) || /^(basic|bearer)\s+\S{6,}$/i.test(text)) return true;
  return (text.match(RANDOM) ?? []).some(isRandom);
}

/** Ids have dashes at fixed places, or are all one case; words and paths have few digits. */
function isRandom(word: string): boolean {
  const digits = word.match(/[0-9]/g)?.length ?? 0;
  const isMixed = /[a-z]/.test(word) && /[A-Z]/.test(word) && digits >= 3;
  return isMixed && !word.split(/[-_/]/).every((part) => part.length < 16);
}

/** `x-apiKey` is x, api and key. */
function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}
