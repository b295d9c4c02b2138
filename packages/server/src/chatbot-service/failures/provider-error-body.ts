import { withoutSecrets } from './redact.js';
import type { ServiceTarget } from './service-target.js';
import { parseJson } from '../../input/bounded-json.js';

/** Error as the service describes it, as far as it does. */
export interface ProviderError {
  /** Message of the service, fit to be shown to an operator; empty if there is none. */
  readonly words: string;
  /** Code or type of the error in lower case; most are OpenAI's. */
  readonly code: string;
  /** Name of the field that it does not like. */
  readonly param: string;
}

export const NO_PROVIDER_ERROR: ProviderError = { words: '', code: '', param: '' };

/** Fields that hold words, the most telling first; in lower case, without lines between words. */
const WORDS_IN = [
  'message',
  'detail',
  'details',
  'errordescription',
  'errormessage',
  'errormsg',
  'errmsg',
  'statusmsg',
  'statusmessage',
  'msg',
  'description',
  'reason',
  'title',
  'text',
  'error',
  'errors',
  'err',
  'faultstring',
  'exception',
];
/** Fields that tell an error from other answers. */
const ERROR_FIELDS: ReadonlySet<string> = new Set([
  ...['error', 'errors', 'err', 'fault', 'faultstring', 'exception', 'detail', 'message', 'msg'],
  ...['errordescription', 'errormessage', 'errormsg', 'errmsg', 'statusmsg', 'statusmessage'],
]);
const CODES_IN = ['code', 'type', 'status', 'errorcode', 'errcode', 'statuscode'];
const LONGEST_WORDS = 300;
/** Most that is read of words to find those: escapes and spaces are written longer. */
const LONGEST_READ = 4_000;
const LONGEST_CODE = 200;
/** An error that is deeper than that was not written to be read. */
const DEEPEST = 6;

/**
 * Reads the body of an error, whatever its structure: `{"error": {"message", "type", "code",
 * "param"}}` at OpenAI; `{"detail": [{"loc", "msg"}]}`, lists, texts and pages elsewhere.
 */
export function readErrorBody(body: string, target: ServiceTarget): ProviderError {
  return readError(parsed(body), target);
}

/** The same of a value that is parsed, or text. */
export function readError(value: unknown, { secrets }: ServiceTarget): ProviderError {
  return {
    words: showable(wordsIn(value, 0), secrets),
    code: codesIn(value, 0).join(' ').slice(0, LONGEST_CODE).toLowerCase(),
    param: paramIn(value, 0).slice(0, LONGEST_CODE),
  };
}

/** Tells whether an answer may be an error, by the names of its fields and of those within. */
export function isLikeError(value: unknown, depth = 0): boolean {
  if (Array.isArray(value)) return depth === 0 && isLikeError(value[0], depth + 1);
  if (typeof value !== 'object' || value === null) return false;
  const fields = Object.entries(namedAlike(value));
  return fields.some(([name, inner]) => {
    return ERROR_FIELDS.has(name) || (depth < 1 && !Array.isArray(inner) && isLikeError(inner, 1));
  });
}

/** Tells whether a text is a page for a browser. */
export function isPage(text: string): boolean {
  return /^\s*<(!doctype html|html|head|body)\b/i.test(text);
}

function wordsIn(value: unknown, depth: number): string {
  if (typeof value === 'string') return nestedWords(value, depth);
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return '';
  if (Array.isArray(value)) {
    const all = value.map((entry) => wordsIn(entry, depth + 1));
    return [...new Set(all.filter((words) => words !== ''))].join('; ');
  }
  const fields = namedAlike(value);
  // OpenRouter's own words, and beside them those of who it has asked.
  const raw = wordsIn(namedAlike(fields['metadata'])['raw'], depth + 1);
  const own = wordsInFields(fields, depth);
  return raw !== '' && own !== '' ? `${own}: ${raw}` : own;
}

function wordsInFields(fields: Fields, depth: number): string {
  // What is called an error comes before what stands beside it.
  for (const name of ['error', 'errors', 'fault']) {
    const inner = fields[name];
    const words = typeof inner === 'object' ? wordsIn(inner, depth + 1) : '';
    if (words !== '') return words;
  }
  for (const name of WORDS_IN) {
    const words = wordsIn(fields[name], depth + 1);
    if (words !== '') return words;
  }
  for (const inner of Object.values(fields)) {
    const words = typeof inner === 'object' ? wordsIn(inner, depth + 1) : '';
    if (words !== '') return words;
  }
  return '';
}

/** A gateway may put the error of what is behind it into a text, as JSON. */
function nestedWords(text: string, depth: number): string {
  if (/^\s*[[{]/.test(text) && depth <= DEEPEST) {
    const value = parsed(text);
    if (typeof value === 'object') return wordsIn(value, depth + 1) || text;
  }
  return isPage(text) || /^\s*<(\?xml|!doctype)/i.test(text) ? titleOf(text) : text;
}

/** The title of a page, else the words of the markup. */
function titleOf(page: string): string {
  const title = /<title>([^<]*)<\/title>/i.exec(page)?.[1]?.trim() ?? '';
  return title || page.replace(/<[^<>]*>/g, ' ');
}

type Fields = Readonly<Record<string, unknown>>;

/** Fields by names of one kind: `errorMessage`, `error_message` and `Error-Message` are the same. */
function namedAlike(value: unknown): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  const fields = Object.entries(value as Fields);
  return Object.fromEntries(
    fields.map(([name, inner]) => [name.toLowerCase().replace(/[-_]/g, ''), inner]),
  );
}

function codesIn(value: unknown, depth: number): string[] {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return [];
  if (Array.isArray(value)) return codesIn(value[0], depth + 1);
  const fields = namedAlike(value);
  const own = CODES_IN.map((name) => fields[name])
    .filter(isWord)
    .map(String);
  const inner = ['error', 'errors', 'detail', 'details'].map((name) => fields[name]);
  // Of Google's details, the reason is the code that tells most.
  const reasons = [fields['reason']].filter(isCode);
  return [...inner.flatMap((each) => codesIn(each, depth + 1)), ...reasons, ...own];
}

/** Properties that name a field: OpenAI's, ajv's and others; lists of names by pydantic and zod. */
const PARAMS_IN = ['param', 'instancePath', 'field', 'property'];
const PATHS_IN = ['loc', 'path'];

function paramIn(value: unknown, depth: number): string {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return '';
  if (Array.isArray(value)) return paramIn(value[0], depth + 1);
  const fields = value as Fields;
  for (const name of PARAMS_IN) {
    const param = fields[name];
    // With slashes between, it is a pointer.
    if (typeof param === 'string' && param !== '') return outermost(param.split(/[/.]/));
  }
  for (const name of PATHS_IN) {
    const path = fields[name];
    if (Array.isArray(path)) return outermost(path);
  }
  for (const name of ['error', 'errors', 'issues', 'detail', 'message']) {
    const param = paramIn(fields[name], depth + 1);
    if (param !== '') return param;
  }
  return '';
}

/** The field of the body that a path begins with. */
function outermost(path: readonly unknown[]): string {
  const names = path.filter((each) => typeof each === 'string');
  return names.find((name) => !['', '#', 'body'].includes(name)) ?? '';
}

/** Somebody else's words, on one line, of bounded length, and without a key. */
function showable(text: string, secrets: readonly string[]): string {
  const read = text.slice(0, LONGEST_READ);
  const isCut = text.length > LONGEST_READ;
  const clean = withoutSecrets(read, secrets, isCut).replace(/\s+/g, ' ').trim();
  return clean.length > LONGEST_WORDS ? `${clean.slice(0, LONGEST_WORDS)} …` : clean;
}

/** A name in capital letters, and not a sentence. */
function isCode(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Z][A-Z0-9_]+$/.test(value);
}

function isWord(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

function parsed(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return text;
  }
}
