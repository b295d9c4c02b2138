import type { ReplyDebug } from './message.schema.js';

/**
 * Whether what answered may be a model: where documents answer alone there is none, nor its price,
 * nor a reason why it stopped. What is not there is not unavailable.
 */
export function asksAModel({ provider }: ReplyDebug): boolean {
  return provider !== 'knowledge';
}
