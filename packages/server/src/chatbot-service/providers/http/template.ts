import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import { asText } from './path.js';
import { parseJson } from '../../../input/bounded-json.js';

/** Names available to `{{...}}`. */
export interface Scope {
  readonly variables: Readonly<Record<string, unknown>>;
  /** @throws CodedError for one that is not set, or not for where the request goes */
  readonly secret: (name: string) => string;
}

const PLACE = /\{\{\s*([\w.-]+\??)\s*\}\}/g;
const WHOLE = /^\{\{\s*([\w.-]+\??)\s*\}\}$/;

/**
 * The body of a request. Where the template is JSON, values are put into its texts and cannot change
 * its shape; a text that is one `{{...}}` and nothing else becomes the value itself, such as a list.
 *
 * @throws CodedError `service-secret-missing`, `service-secret-elsewhere`
 */
export function renderBody(template: string, scope: Scope, contentType: string): string | null {
  if (template.trim() === '') return null;
  const json = parse(template);
  if (json !== undefined) return JSON.stringify(renderValue(json, scope));
  const isForm = contentType.startsWith('application/x-www-form-urlencoded');
  return fill(template, scope, isForm ? encoded : (text) => text);
}

/** A text in which `{{...}}` may stand. */
export function renderText(template: string, scope: Scope): string {
  return fill(template, scope, (text) => text);
}

/** Each value is encoded: it cannot leave the part of the address in which it stands. */
export function renderUrl(template: string, scope: Scope): string {
  const written = template.split('/');
  let isPath = true;
  const parts = fill(template, scope, encoded)
    .split('/')
    .map((part, at) => {
      const own = isPath && part !== written[at] ? withoutDots(part) : part;
      isPath &&= !/[?#]/.test(part);
      return own;
    });
  return parts.join('/');
}

/**
 * A value that is `.` or `..` leads to another part of the path, also encoded (WHATWG URL, section 4.1): a
 * value that is no more than this is encoded twice.
 */
function withoutDots(part: string): string {
  return part.replace(/^(?:\.|%2e){1,2}(?=[?#]|$)/i, (dots) => dots.replace(/\.|%2e/gi, '%252E'));
}

/**
 * Fills in a header: on one line and in ASCII, as headers have to be.
 *
 * @returns an empty string if a `{{...?}}` in it has no value
 */
export function renderHeader(template: string, scope: Scope): string {
  const isWithout = [...template.matchAll(PLACE)].some(
    ([, name = '']) => name.endsWith('?') && asText(valueOf(name, scope)) === '',
  );
  if (isWithout) return '';
  return fill(template, scope, (text) => text.replace(/[^\x20-\x7e]+/g, encoded)).trim();
}

function renderValue(value: unknown, scope: Scope): unknown {
  if (typeof value === 'string') {
    const name = WHOLE.exec(value)?.[1];
    return name === undefined ? fill(value, scope, (text) => text) : valueOf(name, scope);
  }
  if (Array.isArray(value)) return value.map((entry) => renderValue(entry, scope));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, renderValue(inner, scope)]),
  );
}

function fill(template: string, scope: Scope, encode: (text: string) => string): string {
  return template.replace(PLACE, (_, name: string) => encode(asText(valueOf(name, scope))));
}

/** Empty for what is not known: a conversation has no id before its first reply, for one. */
function valueOf(place: string, scope: Scope): unknown {
  const isOptional = place.endsWith('?');
  const name = isOptional ? place.slice(0, -1) : place;
  const { variables } = scope;
  if (!name.startsWith('secrets.'))
    return Object.hasOwn(variables, name) ? (variables[name] ?? '') : '';
  const secret = name.slice('secrets.'.length);
  return isOptional ? secretIfSet(secret, scope) : scope.secret(secret);
}

/** One that was given for another address is refused all the same. */
function secretIfSet(name: string, { secret }: Scope): string {
  try {
    return secret(name);
  } catch (error) {
    if (error instanceof CodedError && error.code === 'service-secret-missing') return '';
    throw error;
  }
}

/** Half a character cannot be encoded. */
function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD'));
}

function parse(template: string): unknown {
  try {
    return parseJson(template);
  } catch {
    return undefined;
  }
}
