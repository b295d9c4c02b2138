import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import { unusableText } from '../unusable-text.js';

/** A row of a list of chatbots. */
export interface ChatbotSummary {
  readonly id: string;
  readonly name: string;
  readonly avatar: string;
  /** Main colour on light pages. */
  readonly primary: string;
  readonly draft: { readonly revision: number; readonly fingerprint: string };
  readonly live: {
    readonly revision: number;
    readonly fingerprint: string;
    readonly publishedAt: Date;
  } | null;
  readonly updatedAt: Date;
  readonly documents: number;
  /** Null: it is not archived. */
  readonly archivedAt: Date | null;
}

/** Sort orders of a list; `-` reverses them. */
export const SORTS = ['created', '-created', 'updated', '-updated', 'name', '-name'] as const;
export type ChatbotSort = (typeof SORTS)[number];

/**
 * `draft`: visitors get nothing. `changed`: what they get is not what the draft is. `live`: it is.
 */
export const STATES = ['draft', 'changed', 'live'] as const;
export type ChatbotState = (typeof STATES)[number];

/** The row after which a page begins. Rows that come or go meanwhile shift nothing. */
export interface ChatbotPlace {
  /** Sort key, as Postgres writes it. */
  readonly key: string;
  readonly id: string;
}

export interface ChatbotQuery {
  /** Text that the name must contain; case is ignored. */
  readonly q?: string | undefined;
  readonly state?: ChatbotState | undefined;
  /** True for the archived ones, instead of all others. Default false. */
  readonly archived?: boolean | undefined;
  readonly sort: ChatbotSort;
  readonly after: ChatbotPlace | null;
  readonly limit: number;
}

export interface ChatbotPage {
  readonly chatbots: readonly ChatbotSummary[];
  /** Beginning of the next page; null if this is the last. */
  readonly next: ChatbotPlace | null;
}

/** Encodes the cursor of the next page. Opaque to clients, so that it may change. */
export function encodeChatbotCursor(sort: ChatbotSort, { key, id }: ChatbotPlace): string {
  return Buffer.from(JSON.stringify([sort, key, id])).toString('base64url');
}

/** @throws CodedError `bad-request` if it is none of ours, or of a list that is sorted otherwise */
export function decodeChatbotCursor(sort: ChatbotSort, cursor: string): ChatbotPlace {
  const place = parts(Buffer.from(cursor, 'base64url').toString());
  const [of, key, id] = place;
  const isKey = typeof key === 'string' && (sort.endsWith('name') || /^\d{1,18}$/.test(key));
  const isPlace = of === sort && isKey && typeof id === 'string' && !unusableText(place);
  if (isPlace) return { key, id };
  throw new CodedError('bad-request', { reason: 'cursor is not one of a page of this list' });
}

function parts(text: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
