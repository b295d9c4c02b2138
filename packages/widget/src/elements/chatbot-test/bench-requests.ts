import type { Problem, ReplyDetails } from '@chatbot-test/shared/protocol/message.schema.js';
import type { ExportFormat, Report, Requests } from '../../bench/requests.js';
import type { ChatbotTestElement } from './chatbot-test.js';
import { ChatbotTestReportEvent } from './test-report-event.js';

/** Asks the element's server, as its operator. */
export class BenchRequests implements Requests {
  readonly #host: ChatbotTestElement;

  constructor(host: ChatbotTestElement) {
    this.#host = host;
  }

  async details(sessionId: string, replyId: string): Promise<ReplyDetails> {
    const path = `${sessionOf(sessionId)}/replies/${encodeURIComponent(replyId)}/details`;
    return (await (await this.#ask(path)).json()) as ReplyDetails;
  }

  async exportSession(sessionId: string, format: ExportFormat): Promise<string> {
    return (await this.#ask(`${sessionOf(sessionId)}/export?format=${format}`)).text();
  }

  async report(sessionId: string, report: Report): Promise<string> {
    this.#host.dispatchEvent(new ChatbotTestReportEvent(sessionId, report));
    const { problem, replyId, events } = report;
    const response = await this.#ask(`${sessionOf(sessionId)}/reports`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ problem, replyId, events }),
    });
    return ((await response.json()) as { id: string }).id;
  }

  docsOf(code: string): string {
    return new URL(`/docs/errors#${encodeURIComponent(code)}`, this.#host.server).href;
  }

  async #ask(path: string, init: RequestInit = {}): Promise<Response> {
    const { server, token } = this.#host;
    const headers = { ...init.headers, authorization: `Bearer ${token}` };
    const response = await fetch(new URL(path, server), { ...init, headers, credentials: 'omit' });
    if (!response.ok) throw new Error(await sentenceOf(response));
    return response;
  }
}

const sessionOf = (id: string): string => `/v1/test-sessions/${encodeURIComponent(id)}`;

async function sentenceOf(response: Response): Promise<string> {
  try {
    const { error } = (await response.json()) as { error: Problem };
    return `${error.message} ${error.action}`;
  } catch {
    return `The server answered with status ${response.status}.`;
  }
}
