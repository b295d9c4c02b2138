/** Path of a text, and why it cannot be used. */
export interface UnusableText {
  /** Names of fields with dots between. */
  readonly path: string;
  /** Continues the path to a sentence. */
  readonly message: string;
}

/** Placeholders stand in addresses; none is in what decides where they lead. */
const PLACEHOLDER = /\{\{[^{}]*\}\}/g;
const ADDRESS = /^https?:\/\/\S*$/i;

/**
 * The first text within a value that fits its schema and still cannot be used: one that neither
 * Postgres nor UTF-8 can hold, an address that leads nowhere, such as one with port 99999, or one with a
 * name or a password in it.
 */
export function unusableText(value: unknown, path = ''): UnusableText | null {
  if (typeof value === 'string') {
    const message = complaint(value);
    return message === null ? null : { path, message };
  }
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    const at = path === '' ? key : `${path}.${key}`;
    if (complaint(key) !== null) {
      return { path, message: 'has a field with a character in its name that is none' };
    }
    const problem = unusableText(inner, at);
    if (problem) return problem;
  }
  return null;
}

function complaint(text: string): string | null {
  if (text.includes('\0')) return 'has a NUL character';
  if (/\p{Surrogate}/u.test(text)) return 'has half a character (a lone surrogate)';
  return ADDRESS.test(text) ? complaintOfAddress(text.replace(PLACEHOLDER, 'x')) : null;
}

function complaintOfAddress(address: string): string | null {
  if (!URL.canParse(address)) return 'is not an address that can exist';
  return hasCredentials(new URL(address)) ? 'has a name or a password in the address' : null;
}

/** Tells whether an address has a name or a password: it would be shown, logged and passed on with it. */
export const hasCredentials = ({ username, password }: URL) => username + password !== '';
