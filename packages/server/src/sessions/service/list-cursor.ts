import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { SessionPlace } from '../storage/session-repository.js';

/** Encodes the cursor of the next page. Opaque to clients, so that it may change. */
export function encodeListCursor({ createdMicros, id }: SessionPlace): string {
  return Buffer.from(`${createdMicros}.${id}`).toString('base64url');
}

/** @throws CodedError `bad-request` if it is none of ours */
export function decodeListCursor(cursor: string): SessionPlace {
  const text = Buffer.from(cursor, 'base64url').toString();
  const [, createdMicros, id] = /^(\d{1,18})\.([A-Za-z0-9_-]{1,64})$/.exec(text) ?? [];
  if (createdMicros === undefined || id === undefined) {
    throw new CodedError('bad-request', { reason: 'cursor is not one of a page of this list' });
  }
  return { createdMicros, id };
}
