import type { Pin } from '@chatbot-test/shared/embed-code/html.js';
import type {
  Message,
  Problem,
  ReplyDetails,
} from '@chatbot-test/shared/protocol/message.schema.js';
import type {
  ExportFormat,
  KnownDocument,
  Report,
  Requests,
  SeenSite,
} from '../../test-bench/tested/requests.js';
import type { ListedSession } from '../../test-bench/sessions/viewed-session.js';
import type { SavedChatbot } from '../../test-bench/tested/chatbot-state.js';
import { serverUrl } from '../../browser/server-url.js';
import { ChatbotTestReportEvent } from './test-events.js';
import type { TestHost } from './test-host.js';

/** Asks the element's server, as its operator. */
export class BenchRequests implements Requests {
  readonly #host: TestHost;

  constructor(host: TestHost) {
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
      ...json('POST', { problem, replyId, events }),
    });
    return ((await response.json()) as { id: string }).id;
  }

  async sessions(): Promise<readonly ListedSession[]> {
    const query = new URLSearchParams({ chatbot: this.#host.chatbotId, limit: '100' });
    const response = await this.#ask(`/v1/test-sessions?${query}`);
    return ((await response.json()) as { sessions: ListedSession[] }).sessions;
  }

  async messages(sessionId: string, epoch: number): Promise<readonly Message[]> {
    const all: Message[] = [];
    let before = Number.MAX_SAFE_INTEGER;
    for (let hasMore = true; hasMore;) {
      const path = `${sessionOf(sessionId)}/messages?epoch=${epoch}&before=${before}`;
      const page = (await (await this.#ask(path)).json()) as MessagePage;
      all.unshift(...page.messages);
      before = page.messages[0]?.seq ?? 0;
      hasMore = page.hasMore && page.messages.length > 0;
    }
    return all;
  }

  async allowOrigin(origin: string): Promise<void> {
    const path = `/v1/chatbots/${encodeURIComponent(this.#host.chatbotId)}`;
    const { config, revision } = (await (await this.#ask(path)).json()) as SavedChatbot;
    if (config.allowedOrigins.includes(origin)) return;
    const allowedOrigins = [...config.allowedOrigins, origin];
    await this.#ask(path, json('PUT', { config: { ...config, allowedOrigins }, revision }));
  }

  async sites(): Promise<readonly SeenSite[]> {
    const path = `/v1/chatbots/${encodeURIComponent(this.#host.chatbotId)}/sites`;
    return ((await (await this.#ask(path)).json()) as { sites: SeenSite[] }).sites;
  }

  async pin(): Promise<Pin | null> {
    const { version, pinned } = (await (await this.#ask('/v1/version')).json()) as Versions;
    return pinned.find((each) => each.version === version) ?? null;
  }

  async document(documentId: string): Promise<KnownDocument> {
    return (await (await this.#ask(this.#documentPath(documentId))).json()) as KnownDocument;
  }

  async addPhrasing(documentId: string, phrasing: string): Promise<void> {
    const { title, content, askedAs } = await this.document(documentId);
    if (askedAs.includes(phrasing)) return;
    const changed = { title, content, askedAs: [...askedAs, phrasing] };
    await this.#ask(this.#documentPath(documentId), json('PUT', changed));
  }

  async addDocument(title: string, content: string, phrasing: string): Promise<void> {
    const body = { title, content, askedAs: [phrasing], ifKnown: 'add' };
    await this.#ask(this.#documentPath(), json('POST', body));
  }

  docsOf(code: string): string {
    return serverUrl(this.#host.server, `/docs/errors#${encodeURIComponent(code)}`).href;
  }

  /** @param documentId left out: of them all */
  #documentPath(documentId?: string): string {
    const all = `/v1/chatbots/${encodeURIComponent(this.#host.chatbotId)}/documents`;
    return documentId === undefined ? all : `${all}/${encodeURIComponent(documentId)}`;
  }

  async #ask(path: string, init: RequestInit = {}): Promise<Response> {
    const { server, token } = this.#host;
    const headers = { ...init.headers, authorization: `Bearer ${token}` };
    const response = await fetch(serverUrl(server, path), {
      ...init,
      headers,
      credentials: 'omit',
    });
    if (!response.ok) throw new Error(await sentenceOf(response));
    return response;
  }
}

const json = (method: 'POST' | 'PUT', body: object): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

interface Versions {
  readonly version: string | null;
  readonly pinned: readonly Pin[];
}

interface MessagePage {
  readonly messages: readonly Message[];
  readonly hasMore: boolean;
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
