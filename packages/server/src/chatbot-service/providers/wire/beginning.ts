/** Kind of a text, by its first characters. */
export type Beginning = 'ndjson' | 'sse' | 'markup' | 'text';

/** Beginnings of a stream of events; a colon and a blank, that of a comment in it. */
const EVENT_FIELDS = ['data:', 'event:', 'id:', 'retry:', ': '];
/** A part of the AI SDK's data stream. */
const PART = /^[0-9a-z]:["[{]/;
/** Most characters that are waited for until it is known what a text is. */
const LONGEST_UNKNOWN = 100;

/** Tells what a stream is; null as long as it has not begun. @param begun without blanks before it */
export function beginningOfStream(begun: string): Beginning | null {
  if (begun === '') return null;
  if (begun.startsWith('<')) return 'markup';
  return /^[[{]/.test(begun) ? 'ndjson' : 'sse';
}

/**
 * Tells what a text is; null as long as it may become one thing or another.
 *
 * @param begun the same
 * @param isCalledJson a quotation mark at its beginning is that of JSON
 */
export function beginningOfAny(begun: string, isCalledJson: boolean): Beginning | null {
  if (/^<([!?]|html|head|body)/i.test(begun)) return 'markup';
  // A text for people may begin with a bracket, too.
  if (/^(\{\s*["}]|\[\s*[[{"\]])/.test(begun)) return 'ndjson';
  if (isCalledJson && begun.startsWith('"')) return 'ndjson';
  const isEvents = EVENT_FIELDS.some((field) => begun.startsWith(field));
  if (isEvents || PART.test(begun)) return 'sse';
  const mayBecome =
    /^(<[a-z]{0,3}|[[{]\s*|[0-9a-z]:?)$/i.test(begun) ||
    EVENT_FIELDS.some((field) => field.startsWith(begun));
  return mayBecome && begun.length < LONGEST_UNKNOWN ? null : 'text';
}
