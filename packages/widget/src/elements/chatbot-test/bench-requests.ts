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

/** Place in a log that is beyond the end of any: the greatest that the server takes. */
const LAST = 2_147_483_647;

/** Asks the element's server, as its operator. */
export class BenchRequests implements Requests {
  readonly #host: TestHost;

  constructor(host: TestHost) {
    this.#host = host;
  }

  async details(sessionId: string, replyId: string): Promise<ReplyDetails> {
    const path = `${sessionOf(sessionId)}/replies/${encodeURIComponent(replyId)}/details`;
    return this.#read(path);
  }

  async exportSession(sessionId: string, format: ExportFormat): Promise<string> {
    return (await this.#ask(`${sessionOf(sessionId)}/export?format=${format}`)).text();
  }

  async report(sessionId: string, report: Report): Promise<string> {
    this.#host.dispatchEvent(new ChatbotTestReportEvent(sessionId, report));
    const { problem, replyId, events } = report;
    const body = json('POST', { problem, replyId, events });
    return (await this.#read<{ id: string }>(`${sessionOf(sessionId)}/reports`, body)).id;
  }

  async sessions(): Promise<readonly ListedSession[]> {
    const query = new URLSearchParams({ chatbot: this.#host.chatbotId, limit: '100' });
    const path = `/v1/test-sessions?${query}`;
    return (await this.#read<{ sessions: ListedSession[] }>(path)).sessions;
  }

  async messages(sessionId: string, epoch: number): Promise<readonly Message[]> {
    const all: Message[] = [];
    let before = LAST;
    for (let hasMore = true; hasMore;) {
      const path = `${sessionOf(sessionId)}/messages?epoch=${epoch}&before=${before}`;
      const page = await this.#read<MessagePage>(path);
      all.unshift(...page.messages);
      before = page.messages[0]?.seq ?? 0;
      hasMore = page.hasMore && page.messages.length > 0;
    }
    return all;
  }

  async allowOrigin(origin: string): Promise<void> {
    const path = this.#path();
    const { config, revision } = await this.#read<SavedChatbot>(path);
    if (config.allowedOrigins.includes(origin)) return;
    const allowedOrigins = [...config.allowedOrigins, origin];
    await this.#ask(path, json('PUT', { config: { ...config, allowedOrigins }, revision }));
  }

  async sites(): Promise<readonly SeenSite[]> {
    return (await this.#read<{ sites: SeenSite[] }>(this.#path('/sites'))).sites;
  }

  async tickCheck(origin: string, check: string, done: boolean): Promise<void> {
    await this.#ask(this.#path('/site-checks'), json('PUT', { origin, check, done }));
  }

  async pin(): Promise<Pin | null> {
    const { version, pinned } = await this.#read<Versions>('/v1/version');
    return pinned.find((each) => each.version === version) ?? null;
  }

  async document(documentId: string): Promise<KnownDocument> {
    return this.#read(this.#documentPath(documentId));
  }

  async addPhrasing(documentId: string, phrasing: string): Promise<void> {
    const { title, content, askedAs } = await this.document(documentId);
    if (askedAs.includes(phrasing)) return;
    const changed = { title, content, askedAs: [...askedAs, phrasing] };
    await this.#ask(this.#documentPath(documentId), json('PUT', changed));
  }

  async addDocument(title: string, content: string, phrasing: string): Promise<void> {
    const body = { title, content, askedAs: [phrasing], ifKnown: 'add' };
    await this.#ask(this.#path('/documents'), json('POST', body));
  }

  docsOf(code: string): string {
    return serverUrl(this.#host.server, `/docs/errors#${encodeURIComponent(code)}`).href;
  }

  #documentPath(documentId: string): string {
    return this.#path(`/documents/${encodeURIComponent(documentId)}`);
  }

  #path(rest = ''): string {
    return `/v1/chatbots/${encodeURIComponent(this.#host.chatbotId)}${rest}`;
  }

  async #read<T>(path: string, init?: RequestInit): Promise<T> {
    return (await (await this.#ask(path, init)).json()) as T;
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
