import type { ErrorReport } from './report.js';
import type { SendReport } from './report-service.js';

/** Pauses between attempts to send a report, in ms; after the last it stays in the error log. */
const PAUSES_MS = [1_000, 5_000];

export interface WebhookOptions {
  readonly url: string;
  /** The client for outgoing requests. */
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly pausesMs?: readonly number[];
}

/** Posts each report as JSON to an address of the integrator. */
export function reportWebhook({ url, fetch, pausesMs = PAUSES_MS }: WebhookOptions): SendReport {
  return async (report) => {
    for (let attempt = 0; ; attempt++) {
      try {
        return await post(url, fetch, report);
      } catch (error) {
        const pause = pausesMs[attempt];
        if (pause === undefined) throw error;
        await new Promise((resolve) => setTimeout(resolve, pause).unref());
      }
    }
  };
}

async function post(
  url: string,
  send: WebhookOptions['fetch'],
  report: ErrorReport,
): Promise<void> {
  const response = await send(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ type: 'chatbot-test-report', ...report }),
  });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`The webhook answered with status ${response.status}.`);
}
