import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { Sort, WatchPlace } from './watched-session.js';

/** Encodes the cursor of the next page. Opaque to clients, so that it may change. */
export function encodeWatchCursor(sort: Sort, { value, id }: WatchPlace): string {
  return Buffer.from(JSON.stringify([sort, value, id])).toString('base64url');
}

/** @throws CodedError `bad-request` if it is none of a list in this order */
export function decodeWatchCursor(sort: Sort, cursor: string): WatchPlace {
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const [of, value, id] = read as unknown[];
    const isText = sort === 'operator' || sort === 'chatbot';
    const isValue =
      typeof value === 'string' && (isText ? value.length <= 400 : NUMBER.test(value));
    if (of === sort && isValue && typeof id === 'string' && ID.test(id)) return { value, id };
  } catch {
    // It is none of ours.
  }
  throw new CodedError('bad-request', { reason: 'cursor is not one of a page of this list' });
}

const NUMBER = /^\d{1,18}$/;
const ID = /^[A-Za-z0-9_-]{1,64}$/;
