import type { IdentifyFrame } from '@chatbot-test/shared/protocol/client-frames.schema.js';

/**
 * Identity of a visitor as the page states it: its own id of them, and whatever else the chatbot
 * should know, as `{ id: '4711', name: 'Anna', plan: 'pro' }`. It proves nothing.
 */
export interface VisitorIdentity {
  /** Id of the visitor, up to 120 characters. */
  readonly id?: string;
  /** Name, up to 120 characters. */
  readonly name?: string;
  /** Email address, up to 254 characters. */
  readonly email?: string;
  /**
   * Further inputs, at most 20, named by letters, digits, `_` and `-`; texts of up to 500
   * characters.
   */
  readonly [input: string]: string | number | boolean | null | undefined;
}

/**
 * A token that the page's server has signed to prove who the visitor is, or what gives a fresh one:
 * asked before each connection.
 */
export type VisitorProof = string | (() => string | Promise<string>);

/** A longer frame would close the link; of what is shorter the server says what is wrong. */
const MOST_CHARACTERS = 16_000;
const PLAIN = new Set(['string', 'number', 'boolean']);

/**
 * Builds the frame that identifies a visitor; null if the page gave values that no frame can carry.
 */
export function identifyFrame(said: VisitorIdentity): IdentifyFrame | null {
  const given = Object.entries(said).filter(([, value]) => value != null);
  if (!given.every(([, value]) => PLAIN.has(typeof value))) return null;
  const { id, name, email, ...inputs } = Object.fromEntries(given);
  // Of the right types or not: the server checks them, and says which is not.
  const frame = { type: 'identify', visitor: { id, name, email, inputs } } as IdentifyFrame;
  return JSON.stringify(frame).length > MOST_CHARACTERS ? null : frame;
}
