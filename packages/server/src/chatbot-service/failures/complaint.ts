import { withoutSecrets } from './redact.js';
import type { ServiceTarget } from './service-target.js';

/** What a service says is wrong, as far as it says so. */
export interface Complaint {
  /** Its own words, fit to be shown to an operator; empty where it has none. */
  readonly words: string;
  /** Its code or type, lower case; OpenAI's are the common ones. */
  readonly code: string;
  /** Name of the field that it does not like. */
  readonly param: string;
}

export const NO_COMPLAINT: Complaint = { words: '', code: '', param: '' };

const WORDS = 300;

/**
 * Reads the body of an error: `{"error": {"message", "type", "code", "param"}}` at OpenAI, and what
 * others have made of it (`{"message"}`, `{"detail"}`, `{"error": "..."}`).
 */
export function complaintOf(body: unknown, { secrets }: ServiceTarget): Complaint {
  const error = field(body, 'error') ?? body;
  const texts = [error, field(error, 'message'), field(body, 'message'), field(body, 'detail')];
  const text = texts.find((each) => typeof each === 'string') ?? '';
  const code = [field(error, 'code'), field(error, 'type')].filter(isWord);
  const param = field(error, 'param');
  return {
    words: showable(String(text), secrets),
    code: code.join(' ').toLowerCase(),
    param: typeof param === 'string' ? param : '',
  };
}

/** Somebody else's words, on one line, of bounded length, and without a key. */
function showable(text: string, secrets: readonly string[]): string {
  const clean = withoutSecrets(text, secrets).replace(/\s+/g, ' ').trim();
  return clean.length > WORDS ? `${clean.slice(0, WORDS)} …` : clean;
}

function isWord(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)[name]
    : undefined;
}
