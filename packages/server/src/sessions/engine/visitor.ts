import { createHash, randomBytes } from 'node:crypto';
import { canonicalJson } from '@chatbot-test/shared/config/canonical-json.js';
import type {
  KnownVisitor,
  Visitor,
  VisitorInputs,
} from '@chatbot-test/shared/protocol/client-frames.schema.js';
import type { VisitorIdentity } from '../../visitor-identity/visitor-identities.js';
import { toPostgresJson } from '../storage/postgres-text.js';

/** Takes what a client says of its visitor, and nothing else that the client put beside it. */
export function newVisitor(said: Visitor): Visitor {
  const { id, name, email, inputs, language, pageUrl } = said;
  // What is undefined is no part of JSON.
  return toPostgresJson({ id, name, email, inputs, language, pageUrl });
}

/** The visitor when a page has said this of them; all that it said before is gone, and no proof. */
export function identified(
  visitor: KnownVisitor,
  { id, name, email, inputs }: VisitorInputs,
): KnownVisitor {
  return withoutProof({ ...visitor, id, name, email, inputs });
}

/** The visitor when a signed identity, or none, has come: nothing else is proven any more. */
export function proven(visitor: KnownVisitor, identity: VisitorIdentity | null): KnownVisitor {
  if (!identity) return withoutProof(visitor);
  const { said, until } = identity;
  const proof = { id: said.id ?? '', until: until.toISOString() };
  return { ...identified(visitor, said), proof };
}

/** It stays the conversation of whom it was proven to be. */
function withoutProof(visitor: KnownVisitor): KnownVisitor {
  const { proof } = visitor;
  return { ...newVisitor(visitor), ...(proof && { proof: { id: proof.id, until: null } }) };
}

/** Tells whether a signed identity proves at the moment who this is. */
export function isVerified({ proof }: KnownVisitor, now = new Date()): boolean {
  return proof !== undefined && proof.until !== null && new Date(proof.until) > now;
}

export function isSameVisitor(one: KnownVisitor, other: KnownVisitor): boolean {
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
