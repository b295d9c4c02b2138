import type { Problem } from '@chatbot-test/shared/protocol/message.schema.js';
import { serverUrl } from '../browser/server-url.js';
import { tm } from '../i18n/monitoring/tm.js';

export type Mode = 'test' | 'live';
export type SessionState = 'active' | 'ended' | 'expired';

/** A session of the list. */
export interface WatchedSession {
  readonly id: string;
  readonly mode: Mode;
  readonly chatbotId: string;
  readonly chatbotName: string;
  /** Null: a visitor’s. */
  readonly operatorId: string | null;
  readonly state: SessionState;
  readonly isAnswering: boolean;
  readonly epoch: number;
  readonly messages: number;
  readonly createdAt: string;
  readonly lastActiveAt: string;
  readonly expiresAt: string;
  readonly lastError: string | null;
  readonly instance: string | null;
}

export interface SessionPage {
  readonly sessions: readonly WatchedSession[];
  readonly cursor: string | null;
  /** Time of the server’s clock. */
  readonly now: string;
}

export interface Times {
  readonly p50: number;
  readonly p95: number;
}

export interface Figures {
  readonly sessions: number;
  readonly messages: number;
  readonly replies: number;
  readonly failed: number;
  readonly unanswered: number;
  readonly good: number;
  readonly bad: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly costUsd: number | null;
  readonly replyMs: Times | null;
  readonly firstTokenMs: Times | null;
  readonly errors: readonly { readonly code: string; readonly count: number }[];
}

export interface Period {
  readonly points: readonly (Figures & { readonly at: string })[];
  readonly total: Figures;
}

export type Share = Figures & { readonly id: string; readonly name: string };

export interface UsageReport extends Period {
  readonly step: 'hour' | 'day';
  readonly before: Period | null;
  readonly chatbots: readonly Share[];
  readonly operators: readonly Share[];
  readonly budget: { readonly replies: number | null; readonly tokens: number | null };
  readonly addedUpTo: string;
}

export interface UnansweredQuestion {
  readonly id: string;
  readonly chatbotId: string;
  readonly chatbotName: string;
  readonly question: string;
  readonly others: readonly string[];
  readonly count: number;
  readonly lastAt: string;
  readonly sessionId: string;
}

/** The server refused, or did not answer. */
export class RequestFailed extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(`${problem.message} ${problem.action}`);
    this.problem = problem;
  }
}

export type Query = Readonly<Record<string, string | number | boolean | undefined | null>>;

export interface AdminHost {
  readonly server: string;
  readonly token: string;
}

/** Asks the element's server, as its admin. All reject with a `RequestFailed`. */
export class AdminRequests {
  readonly #host: AdminHost;
  readonly #onRefused: (problem: Problem) => void;

  /** @param onRefused told of each refusal too */
  constructor(host: AdminHost, onRefused: (problem: Problem) => void) {
    this.#host = host;
    this.#onRefused = onRefused;
  }

  async get<Answer>(path: string, query: Query = {}, signal?: AbortSignal): Promise<Answer> {
    return (await this.ask(withQuery(path, query), signal ? { signal } : {})).json() as Answer;
  }

  async post<Answer>(path: string, body?: object): Promise<Answer> {
    return (await this.ask(path, posting(body))).json() as Answer;
  }

  async text(path: string, query: Query): Promise<string> {
    return (await this.ask(withQuery(path, query))).text();
  }

  /** A stream of server-sent events, as bytes. */
  async stream(
    path: string,
    signal: AbortSignal,
    body?: object,
  ): Promise<ReadableStream<Uint8Array>> {
    const response = await this.ask(path, { ...(body && posting(body)), signal });
    if (!response.body) throw new RequestFailed(unreachable());
    return response.body;
  }

  async ask(path: string, init: RequestInit = {}): Promise<Response> {
    const { server, token } = this.#host;
    const headers = { ...init.headers, authorization: `Bearer ${token}` };
    const options = { ...init, headers, credentials: 'omit', cache: 'no-store' } as const;
    const response = await fetch(serverUrl(server, path).href, options).catch((error: unknown) => {
      if (init.signal?.aborted) throw error;
      throw new RequestFailed(unreachable());
    });
    if (response.ok) return response;
    const problem = await problemOf(response);
    this.#onRefused(problem);
    throw new RequestFailed(problem);
  }
}

const posting = (body?: object): RequestInit => ({
  method: 'POST',
  ...(body && {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }),
});

export function withQuery(path: string, query: Query): string {
  const known = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === null || value === '' ? [] : [[name, String(value)]],
  );
  const text = new URLSearchParams(known).toString();
  return text ? `${path}?${text}` : path;
}

export function problemIn(error: unknown): Problem {
  return error instanceof RequestFailed ? error.problem : { ...unreachable(), code: 'internal' };
}

function unreachable(): Problem {
  return {
    code: 'unreachable',
    message: tm('unreachable'),
    action: tm('unreachable.action'),
    retryable: true,
    correlationId: '',
  };
}

async function problemOf(response: Response): Promise<Problem> {
  const body = (await response.json().catch(() => null)) as { error?: Problem } | null;
  const problem = body?.error ?? unreachable();
  if (problem.code !== 'forbidden') return problem;
  return { ...problem, message: tm('forbidden'), action: tm('forbidden.action') };
}
