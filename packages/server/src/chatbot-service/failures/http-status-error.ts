import type { ErrorCode } from '@chatbot-test/shared/errors/catalogue.js';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { Warning } from '@chatbot-test/shared/protocol/message.schema.js';
import type { ProviderError } from './provider-error-body.js';
import type { ServiceTarget } from './service-target.js';

/** An error that a service has told of itself, with its own words where it had any. */
export class ServiceRefusal extends CodedError {
  /** Warning for the operator; null if the service said nothing in words. */
  readonly warning: Warning | null;
  /** Status of the answer; of one that is called a good one, what it says of itself. */
  readonly status: number;
  readonly said: ProviderError;

  constructor(
    code: ErrorCode,
    details: Record<string, string | number>,
    status: number,
    said: ProviderError,
  ) {
    const how = String(details['reason']);
    const { words } = said;
    super(code, details, new Error(`${how}: ${words || 'no explanation'}`));
    this.status = status;
    this.said = said;
    const message = `${details['host']} said: “${words}” (${how}).`;
    this.warning = words === '' ? null : { code: 'endpoint-said', message };
  }
}

/**
 * An answer that is not 2xx, as an error of the catalogue.
 *
 * @param headers of the answer: how long to wait, and where else to go
 */
export function httpStatusError(
  status: number,
  said: ProviderError,
  headers: Headers,
  target: ServiceTarget,
): ServiceRefusal {
  const code = codeOf(status, said, target.model);
  const reason = `status ${status}${leadsTo(status, headers, target)}`;
  return refusal(code, reason, status, said, retryAfterMs(headers), target);
}

/** Host to which a redirect leads, as part of a sentence; the rest of the address may hold a secret. */
function leadsTo(status: number, headers: Headers, { host }: ServiceTarget): string {
  const location = headers.get('location') ?? '';
  const base = `http://${host}`;
  if (status < 300 || status >= 400 || !URL.canParse(location, base)) return '';
  const next = new URL(location, base);
  const isElsewhere = next.host !== host;
  const place = isElsewhere ? next.host : `another address of ${host}`;
  const scheme = /^https?:/i.test(location) ? ` by ${next.protocol.slice(0, -1)}` : '';
  return `, which leads to ${place}${scheme}; redirects are not followed, so enter the address to which it leads`;
}

/** An error within an answer whose status was good: what it says of itself is all there is. */
export function errorInAnswer(said: ProviderError, target: ServiceTarget): ServiceRefusal {
  const [named] = /\b[45]\d\d\b/.exec(said.code) ?? [];
  const code = named ? codeOf(Number(named), said, target.model) : codeOfWords(said);
  const reason = named ? `status ${named}, in its answer` : 'by its own answer';
  return refusal(code, reason, named ? Number(named) : REFUSED, said, null, target);
}

/** Status of an error that names none: it may be about the request. */
const REFUSED = 400;
/** The same of a text: it may be about anything. */
const FAILED = 500;

/** An answer that is no reply, with what it says. */
export function unreadable(
  reason: string,
  said: ProviderError,
  target: ServiceTarget,
): ServiceRefusal {
  return refusal('service-unreadable', reason, FAILED, said, null, target);
}

function refusal(
  code: ErrorCode,
  reason: string,
  status: number,
  said: ProviderError,
  waitMs: number | null,
  { host, model }: ServiceTarget,
): ServiceRefusal {
  const wait = waitMs === null ? 'a while' : `${Math.ceil(waitMs / 1_000)} s`;
  const details = { host, reason, wait, model: model ?? 'the default' };
  return new ServiceRefusal(code, details, status, said);
}

function codeOfWords(said: ProviderError): ErrorCode {
  const special = specialOf(said);
  if (special) return special;
  const { code, words } = said;
  if (/rate_?limit|too_many_requests|throttl/.test(code)) return 'service-rate-limited';
  if (/auth|api_key|permission/.test(code) || /\bapi key\b/i.test(words)) {
    return 'service-unauthorized';
  }
  return /invalid_request|bad_request|validation/.test(code)
    ? 'service-request-refused'
    : 'service-error';
}

function codeOf(status: number, said: ProviderError, model: string | null): ErrorCode {
  const special = specialOf(said);
  if (special) return special;
  switch (status) {
    case 401:
    case 407:
      return 'service-unauthorized';
    case 402:
      return 'service-quota-spent';
    case 403:
      return 'service-forbidden';
    case 404:
    case 405:
    case 410:
      return model !== null && /model/i.test(said.words) ? 'model-not-found' : 'service-not-found';
    case 413:
      return 'service-context-too-large';
    case 429:
      return 'service-rate-limited';
    case 408:
      return 'service-error';
    default:
  }
  if (status >= 500) return 'service-error';
  return status >= 400 ? 'service-request-refused' : 'service-not-found';
}

const BAD_KEY = /\bapi key (is )?(not valid|invalid|expired)|\b(invalid|incorrect) api key\b/i;

/** Finds the error by code or words, whatever the status: services differ in that. */
function specialOf({ code, words }: ProviderError): ErrorCode | null {
  if (/content_?filter|content_policy/.test(code)) return 'service-content-filtered';
  if (/insufficient_quota|quota_exceeded|billing/.test(code)) return 'service-quota-spent';
  // Google's is called a bad request.
  if (/api_key_invalid|invalid_api_key/.test(code) || BAD_KEY.test(words))
    return 'service-unauthorized';
  const isTooLong =
    /context_(length|size)|context_window|exceed_context/.test(code) ||
    /maximum context length|context (length|size|window)|prompt is too long/i.test(words);
  if (isTooLong) return 'service-context-too-large';
  return /model_not_found/.test(code) ? 'model-not-found' : null;
}

/**
 * `Retry-After` in seconds or as a date (RFC 9110, section 10.2.3), and OpenAI's exact one.
 *
 * @returns ms; null where the answer says nothing of it
 */
export function retryAfterMs(headers: Headers): number | null {
  const exact = Number.parseFloat(headers.get('retry-after-ms') ?? '');
  if (exact >= 0) return exact;
  const after = headers.get('retry-after');
  if (after === null) return null;
  const seconds = Number(after);
  const ms = Number.isFinite(seconds) ? seconds * 1_000 : Date.parse(after) - Date.now();
  return Number.isNaN(ms) ? null : Math.max(0, ms);
}
