import type { IdentifyFrame } from '@chatbot-test/shared/protocol/client-frames.schema.js';
import type { VisitorIdentity } from '../visitor-identity.js';

/** A longer frame would close the link; of what is shorter the server says what is wrong. */
const MOST_CHARACTERS = 16_000;
const PLAIN = new Set(['string', 'number', 'boolean']);

/** What the server is told of a visitor; null if a page said what can be no part of that. */
export function identifyFrame(said: VisitorIdentity): IdentifyFrame | null {
  const given = Object.entries(said).filter(([, value]) => value != null);
  if (!given.every(([, value]) => PLAIN.has(typeof value))) return null;
  const { id, name, email, ...inputs } = Object.fromEntries(given);
  // Of the right types or not: the server checks them, and says which is not.
  const frame = { type: 'identify', visitor: { id, name, email, inputs } } as IdentifyFrame;
  return JSON.stringify(frame).length > MOST_CHARACTERS ? null : frame;
}
