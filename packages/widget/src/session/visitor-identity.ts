/**
 * What a page says of its visitor: who they are in its own books, and whatever else the chatbot
 * should know, as `{ id: '4711', name: 'Anna', plan: 'pro' }`. It proves nothing.
 */
export interface VisitorIdentity {
  /** Up to 120 characters. */
  readonly id?: string;
  /** Up to 120 characters. */
  readonly name?: string;
  /** Up to 254 characters. */
  readonly email?: string;
  /** At most 20 more, named by letters, digits, `_` and `-`; texts of up to 500 characters. */
  readonly [input: string]: string | number | boolean | null | undefined;
}
