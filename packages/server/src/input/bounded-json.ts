/** Bounds of JSON from outside, whatever its length. */
export interface JsonLimits {
  /** Objects and lists inside each other: more would overrun the stack of what walks through them. */
  readonly depth: number;
  /** Values in all: each costs more to read than the letters of a long one. */
  readonly values: number;
}

/** Limits of request and response bodies; their length is limited where they are received. */
export const JSON_LIMITS: JsonLimits = { depth: 64, values: Infinity };

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;

/** Tells whether a text of JSON exceeds these limits, without parsing it. */
export function holdsTooMuch(json: string, { depth: deepest, values: most }: JsonLimits): boolean {
  let depth = 0;
  let values = 1;
  for (let at = 0; at < json.length; at++) {
    switch (json.charCodeAt(at)) {
      case QUOTE:
        at = endOfString(json, at);
        break;
      case COMMA:
        values += 1;
        break;
      case 0x5b:
      case 0x7b:
        depth += 1;
        values += 1;
        break;
      case 0x5d:
      case 0x7d:
        depth -= 1;
    }
    if (depth > deepest || values > most) return true;
  }
  return false;
}

/** Finds the end of the string that begins at `start`; the text's end if it has none. */
function endOfString(json: string, start: number): number {
  // By the engine's own search: a file in base64 is a string of millions.
  for (let quote = json.indexOf('"', start + 1); quote >= 0; quote = json.indexOf('"', quote + 1)) {
    if (!isEscaped(json, quote, start)) return quote;
  }
  return json.length;
}

/** Tells whether a sign has an odd number of backslashes before it. */
function isEscaped(json: string, at: number, start: number): boolean {
  let first = at;
  while (first - 1 > start && json.charCodeAt(first - 1) === BACKSLASH) first -= 1;
  return (at - first) % 2 === 1;
}

/**
 * Reads JSON from outside.
 *
 * @throws SyntaxError for what is none, or holds too much
 */
export function parseJson(text: string, limits = JSON_LIMITS): unknown {
  if (holdsTooMuch(text, limits)) throw new SyntaxError('The JSON holds too much.');
  return JSON.parse(text) as unknown;
}
