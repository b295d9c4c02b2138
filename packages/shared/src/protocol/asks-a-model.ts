import type { ReplyDebug } from './message.schema.js';

/**
 * True if a model may have answered: where documents answer alone there is none, nor its price,
 * nor a reason why it stopped. What is not there is not unavailable.
 */
export function asksAModel({ provider }: ReplyDebug): boolean {
  return provider !== 'knowledge';
}
