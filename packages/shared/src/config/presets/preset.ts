import type { HttpProvider, Mapping } from '../http-provider.schema.js';

/** Settings that connect a well-known system. The parts of its address in capital letters are to be replaced. */
export interface ConnectorPreset {
  readonly id: string;
  readonly name: string;
  /** Address of the description of its wire format. */
  readonly source: string;
  /** The steps that are left to the operator, in a sentence. */
  readonly help: string;
  /** Secrets that its requests name. */
  readonly secrets: readonly string[];
  readonly provider: HttpProvider;
}

/** Finds nothing. */
export const NO_MAPPING: Mapping = {
  delta: [],
  text: [],
  end: [],
  error: [],
  conversation: [],
  inputTokens: [],
  outputTokens: [],
  model: [],
  finish: [],
};

/** The settings of a new connector: JSON with the message in, JSON with the text out. */
export const PLAIN_CONNECTOR: HttpProvider = {
  type: 'http',
  preset: '',
  method: 'POST',
  url: 'https://chatbot.example.com/messages',
  headers: [],
  body: json({ message: '{{message}}', sessionId: '{{conversation.id}}' }),
  setup: [],
  listen: '',
  quietMs: 0,
  format: 'auto',
  mapping: { ...NO_MAPPING, text: [{ path: 'text' }] },
  timeoutSeconds: 25,
  retries: 1,
  fallback: '',
};

/** A header with a secret. With a `?` behind its name: no header where it is not set. */
export const bearer = (secret: string) => [
  { name: 'authorization', value: `Bearer {{secrets.${secret}}}` },
];
/** A selector for the events in which a field has one of these values. */
export const at = (path: string, field: string, ...is: string[]) => ({
  path,
  when: { path: field, is },
});

/** A body, for people to read. */
export function json(value: object): string {
  return JSON.stringify(value, null, 2);
}
