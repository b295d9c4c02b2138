import { createHash, randomBytes } from 'node:crypto';
import type { Visitor } from '@chatbot-test/shared/protocol/client-frames.schema.js';
import { storableJson } from './engine/storable.js';

/** What a client says of its visitor, and nothing else that the client put beside it. */
export function newVisitor({ name, language, pageUrl }: Visitor): Visitor {
  return storableJson({
    ...(name !== undefined && { name }),
    ...(language !== undefined && { language }),
    ...(pageUrl !== undefined && { pageUrl }),
  });
}

/** Opens one visitor's conversation: 192 random bits. */
export function newVisitorToken(): string {
  return randomBytes(24).toString('base64url');
}

/** SHA-256, hexadecimal: all that is stored of a token. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
