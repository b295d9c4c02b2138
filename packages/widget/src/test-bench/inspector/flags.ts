import type { Warning } from '@chatbot-test/shared/protocol/message.schema.js';
import { t } from '../../i18n/bench/t.js';
import type { InspectedReply } from './replies.js';

/** A reply that stands on nothing, with the likely cause. */
export interface ReplyFlag {
  readonly title: string;
  readonly cause: string;
}

/** Warnings of the server that say why there is no hit; it knows the cause, the page can guess. */
const CAUSES: readonly string[] = ['knowledge-empty', 'no-hit', 'below-threshold', 'no-words'];

/** Warnings of the server that say why it looked nothing up. */
const NOT_LOOKED_UP: readonly string[] = ['small-talk', 'knowledge-off'];

/** Tells whether this warning is the reason for a flag, and said with it. */
export function isCause({ code }: Warning): boolean {
  return CAUSES.includes(code);
}

/**
 * Finds the flag of a reply that has no hit, or none that it used. Null where all is well and where
 * nothing is known: without a trace, nothing is claimed.
 */
export function flagOf({ message }: InspectedReply): ReplyFlag | null {
  if (!message?.debug || message.state === 'failed') return null;
  const { hits, provider, warnings } = message.debug;
  if (hits.some(({ used }) => used)) return null;
  // A reply that looked nothing up has no hit to miss; a connected service does not ask the documents.
  if (provider === 'http' || warnings.some(({ code }) => NOT_LOOKED_UP.includes(code))) return null;
  const what = hits.length === 0 ? 'none' : 'unused';
  const cause = warnings.find(isCause)?.message ?? t(`hits.${what}Cause`);
  return { title: t(`hits.${what}`), cause };
}
