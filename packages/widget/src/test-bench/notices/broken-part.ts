import type { Problem } from '@chatbot-test/shared/protocol/message.schema.js';
import { html, type TemplateResult } from 'lit';
import { t } from '../../i18n/bench/t.js';
import { problemNotice } from './notice.js';
import type { ReportedEvent, Requests } from '../tested/requests.js';

/** Events that go with a report. */
const REPORTED_EVENTS = 50;

/** Context of a report on a failure of the interface. */
export interface ReportContext {
  /** Null: nobody takes reports. */
  readonly requests: Requests | null;
  /** Empty: there is no session yet. */
  readonly sessionId: string;
  /** Events of the session, oldest first. */
  readonly log: readonly ReportedEvent[];
}

/**
 * A part of the interface that failed, with its own error and what can be done about it.
 *
 * @param message what did not work, in a sentence
 */
export function brokenPart(
  message: string,
  error: unknown,
  again: () => void,
  { requests, sessionId, log }: ReportContext,
): TemplateResult {
  const problem: Problem = {
    code: 'part-failed',
    message,
    action: t('brokenHint'),
    retryable: true,
    correlationId: '',
  };
  const words = wordsOf(error);
  const send = async (): Promise<string> => {
    const events = [...reportedEvents(log), { at: Date.now(), kind: 'problem', text: words }];
    return requests?.report(sessionId, { problem, events, trace: null }) ?? '';
  };
  return problemNotice(problem, {
    words,
    again,
    docs: requests?.docsOf(problem.code),
    report: requests && sessionId ? send : undefined,
  });
}

/** The last entries of a log, as a report has them. */
export function reportedEvents(log: readonly ReportedEvent[]): ReportedEvent[] {
  return log.slice(-REPORTED_EVENTS).map(({ at, kind, text }) => ({ at, kind, text }));
}

/** A line for those who look into it; the server takes no more than 2,000 characters. */
function wordsOf(error: unknown): string {
  return String(error).slice(0, 1_000);
}

/** The same where there is room for one line only. */
export function brokenLine(part: string): TemplateResult {
  return html`<p class="pad quiet">${t('broken', { part })}</p>`;
}
