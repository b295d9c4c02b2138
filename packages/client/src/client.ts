import createFetchClient from 'openapi-fetch';
import type { paths } from '../types/api.js';
import type {
  ChatbotClient,
  ClientOptions,
  EncodingChoice,
  FieldProblem,
  Problem,
  TokenSource,
} from '../types/client.js';

/** Error of a request: the server, or the way to it, failed or refused. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: string;
  readonly action: string;
  readonly retryable: boolean;
  readonly correlationId: string;
  readonly retryAfterMs: number | null;
  readonly fields: FieldProblem[];
  readonly choices: EncodingChoice[];
  readonly status: number;

  constructor(problem: Problem, status: number, cause?: unknown) {
    super(problem.message, { cause });
    this.code = problem.code;
    this.action = problem.action;
    this.retryable = problem.retryable;
    this.correlationId = problem.correlationId ?? '';
    this.retryAfterMs = problem.retryAfterMs ?? null;
    this.fields = problem.fields ?? [];
    this.choices = problem.choices ?? [];
    this.status = status;
  }
}

export function createChatbotClient(options: ClientOptions): ChatbotClient {
  const { server, token, fetch = globalThis.fetch } = options;
  return createFetchClient<paths>({
    baseUrl: server.replace(/\/$/, ''),
    fetch: (request) =>
      token === undefined ? reach(fetch, request) : signedIn(fetch, request, token),
  });
}

export async function orThrow<Data>(
  asked: Promise<{ data?: Data; error?: unknown; response: Response }>,
): Promise<Data> {
  const { data, error, response } = await asked.catch((thrown: unknown) => {
    if (thrown instanceof SyntaxError) throw new ApiError(UNREADABLE, 200, thrown);
    throw thrown;
  });
  if (response.ok) return data as Data;
  throw new ApiError(problemOf(error) ?? unknownProblem(response.status), response.status);
}

/** Sends a request with the operator's token, and once more with a new one if the server refuses it. */
async function signedIn(
  fetch: typeof globalThis.fetch,
  request: Request,
  token: TokenSource,
): Promise<Response> {
  const withToken = async (isRefused: boolean): Promise<Request> => {
    const copy = request.clone();
    const value = typeof token === 'string' ? token : await token(isRefused);
    copy.headers.set('authorization', `Bearer ${value}`);
    return copy;
  };
  const response = await reach(fetch, await withToken(false));
  if (response.status !== 401 || typeof token === 'string') return response;
  await response.body?.cancel();
  return reach(fetch, await withToken(true));
}

async function reach(fetch: typeof globalThis.fetch, request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    if (request.signal.aborted) throw error;
    throw new ApiError(UNREACHABLE, 0, error);
  }
}

const UNREACHABLE: Problem = {
  code: 'unreachable',
  message: 'The server did not answer.',
  action: 'Check that it is running, then try again.',
  retryable: true,
};

const UNREADABLE: Problem = {
  code: 'unreadable',
  message: 'Something else than the server answered.',
  action: 'Check its address, and what proxies on the way to it answer with.',
  retryable: false,
};

function unknownProblem(status: number): Problem {
  return {
    code: `http-${status}`,
    message: `The server answered with status ${status}.`,
    action: 'Try again; if it happens again, look at the log of the server.',
    retryable: status >= 500,
  };
}

function problemOf(body: unknown): Problem | null {
  const { error } = (body ?? {}) as { error?: Problem };
  return typeof error?.code === 'string' ? error : null;
}
