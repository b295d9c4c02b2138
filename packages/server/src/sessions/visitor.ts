import { createHash, randomBytes } from 'node:crypto';
import { canonicalJson } from '@chatbot-test/shared/config/canonical-json.js';
import type { Visitor, VisitorInputs } from '@chatbot-test/shared/protocol/client-frames.schema.js';
import { storableJson } from './engine/storable.js';

/** What a client says of its visitor, and nothing else that the client put beside it. */
export function newVisitor(said: Visitor): Visitor {
  const { id, name, email, inputs, language, pageUrl } = said;
  // What is undefined is no part of JSON.
  return storableJson({ id, name, email, inputs, language, pageUrl });
}

/** The visitor when a page has said this of them; all that it said before is gone. */
export function identified(visitor: Visitor, { id, name, email, inputs }: VisitorInputs): Visitor {
  return newVisitor({ ...visitor, id, name, email, inputs });
}

export function isSameVisitor(one: Visitor, other: Visitor): boolean {
  return canonicalJson(one) === canonicalJson(other);
}

/** Opens one visitor's conversation: 192 random bits. */
export function newVisitorToken(): string {
  return randomBytes(24).toString('base64url');
}

/** SHA-256, hexadecimal: all that is stored of a token. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
