import { parseJson } from '../../input/bounded-json.js';

/**
 * The texts that a streamed answer spells out part by part: for each place in its lines of JSON, or
 * events with JSON, the pieces that stand there in turn.
 */
export function textsOfParts(body: string): string[][] {
  const texts = new Map<string, string[]>();
  for (const line of body.split('\n')) collect(valueOf(line), '', texts);
  return [...texts.values()].filter(({ length }) => length > 1);
}

function collect(value: unknown, place: string, texts: Map<string, string[]>): void {
  if (typeof value === 'string') {
    const known = texts.get(place);
    if (known) known.push(value);
    else texts.set(place, [value]);
  } else if (Array.isArray(value)) {
    for (const entry of value) collect(entry, `${place}/*`, texts);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) collect(inner, `${place}/${key}`, texts);
  }
}

/** Undefined for what is neither JSON nor the text of an event. */
function valueOf(line: string): unknown {
  const isEvent = line.startsWith('data:');
  const text = isEvent ? line.replace(/^data: ?/, '') : line;
  try {
    return parseJson(text);
  } catch {
    return isEvent ? text : undefined;
  }
}
