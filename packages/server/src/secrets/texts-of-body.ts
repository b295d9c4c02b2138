import type { NamedText } from './looks-secret.js';

/** Lists the texts of a body with their field names: of JSON, a form, or plain text. */
export function textsOfBody(body: string): NamedText[] {
  const json = parsed(body);
  if (json !== undefined) return [...fieldsOf(json, '')];
  // JSON around a placeholder without quotes is none as it stands.
  const quoted = [...body.matchAll(/"([\w.-]{1,100})"\s{0,20}:\s{0,20}"([^"]*)"/g)];
  const fields = quoted.map(([, name = '', text = '']) => ({ name, text }));
  const lines = body.split(/[&\n]/).map((line) => {
    const [name = '', text] = line.split(/[=:](.*)/s);
    return text === undefined ? { name: '', text: line } : { name: name.trim(), text: text.trim() };
  });
  return fields.length > 0 ? fields : lines;
}

function* fieldsOf(value: unknown, name: string): Generator<NamedText, void> {
  if (typeof value === 'string') yield { name, text: value };
  // A number that is as long as a password.
  else if (typeof value === 'number' && Math.abs(value) >= 10_000_000)
    yield { name, text: `${value}` };
  else if (Array.isArray(value)) for (const entry of value) yield* fieldsOf(entry, name);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) yield* fieldsOf(inner, key);
    yield* pairsOf(value);
  }
}

/** `{"name": "api-key", "value": "..."}`, as lists of settings are written. */
function* pairsOf(value: object): Generator<NamedText, void> {
  const { name, key, value: text } = value as Record<string, unknown>;
  const called = name ?? key;
  if (typeof called === 'string' && typeof text === 'string') yield { name: called, text };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
