import type { ProviderError } from '../../failures/provider-error-body.js';

/** Fields that a request for a reply can do without. */
const OPTIONAL = [
  ...['stream_options', 'temperature', 'max_completion_tokens', 'max_tokens', 'max_output_tokens'],
  ...['top_p', 'frequency_penalty', 'presence_penalty', 'seed', 'service_tier'],
  ...['reasoning_effort', 'parallel_tool_calls', 'background', 'store', 'stream'],
  // Of LangGraph.
  ...['on_disconnect', 'stream_resumable'],
];
/** An endpoint that does not say which field it means. */
const UNKNOWN_FIELD =
  /\b(unsupported|unknown|unrecogni[sz]ed|unexpected|unpermitted|not (allowed|permitted|supported)|extra (inputs?|fields?)|additional propert)/i;
const REFUSALS: ReadonlySet<number> = new Set([400, 404, 405, 415, 422, 500, 501]);

/** Fields that were refused, by who refused them; forgotten at the next start. */
const REFUSED = new Map<string, Set<string>>();
const MOST_REMEMBERED = 1_000;

/** Lists the fields that were refused before. @param who the tenant, whose account may have terms of its own, the address, and the model where one is named */
export function rememberedFields(who: string): Iterable<string> {
  return REFUSED.get(who) ?? [];
}

export function rememberField(who: string, field: string): void {
  if (REFUSED.size >= MOST_REMEMBERED) REFUSED.clear();
  REFUSED.set(who, (REFUSED.get(who) ?? new Set()).add(field));
}

/**
 * The field of a request to do without where an endpoint is almost OpenAI's, or a model has terms of
 * its own; null if the refusal is about something else.
 */
export function fieldToLeaveOut(
  body: Readonly<Record<string, unknown>>,
  status: number | null,
  { param, words, code }: ProviderError,
): string | null {
  if (status === null || !REFUSALS.has(status)) return null;
  const sent = OPTIONAL.filter((field) => field in body);
  if (sent.includes(param)) return param;
  const isUnknown = UNKNOWN_FIELD.test(`${code.replaceAll('_', ' ')} ${words}`);
  const inWords = sent.find((field) => names(words, field, isUnknown));
  // A failure may be about anything else, unless it is about a name.
  if (inWords && (status !== 500 || isUnknown)) return inWords;
  if (status === 404 || status === 500 || param !== '' || !isUnknown) return null;
  return sent[0] ?? null;
}

/** A field that is called like an everyday word, such as `store`, may be named by chance. */
function names(words: string, field: string, isUnknown: boolean): boolean {
  const isMeant = isUnknown || field.includes('_');
  return new RegExp(isMeant ? `\\b${field}\\b` : `["'\`“‘]${field}["'\`”’]`, 'i').test(words);
}
