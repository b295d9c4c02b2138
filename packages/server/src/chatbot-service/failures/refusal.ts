import type { ErrorCode } from '@chatbot-test/shared/errors/catalogue.js';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { Complaint } from './complaint.js';
import type { ServiceTarget } from './service-target.js';

/** An answer that is not 2xx, or an error within one, as an error of the catalogue. */
export function refusal(
  status: number,
  complaint: Complaint,
  waitMs: number | null,
  { host, model }: ServiceTarget,
): CodedError {
  const cause = new Error(`HTTP ${status}: ${complaint.words || 'no explanation'}`);
  const wait = waitMs === null ? 'a while' : `${Math.ceil(waitMs / 1_000)} s`;
  const details = { host, status, wait, model: model ?? 'the default', reason: `status ${status}` };
  return new CodedError(codeOf(status, complaint, model), details, cause);
}

function codeOf(status: number, complaint: Complaint, model: string | null): ErrorCode {
  const special = specialOf(complaint);
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
      return model !== null && /model/i.test(complaint.words)
        ? 'model-not-found'
        : 'service-not-found';
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

/** What the code or the words say, whatever the status: services differ in that. */
function specialOf({ code, words }: Complaint): ErrorCode | null {
  if (/content_?filter|content_policy/.test(code)) return 'service-content-filtered';
  if (/insufficient_quota|billing/.test(code)) return 'service-quota-spent';
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
