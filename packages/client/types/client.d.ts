import type { Client } from 'openapi-fetch';
import type { components, paths } from './api.js';

export type { components, operations, paths } from './api.js';

/** A body of the API by its name, as in `Schema<'Chatbot'>`. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

/**
 * An operator's token, or what gets one: asked before each request, so it should keep what is good for a
 * while yet.
 *
 * @param isRefused the server has refused the last one: get a new one. The request is repeated once.
 */
export type TokenSource = string | ((isRefused: boolean) => string | Promise<string>);

export interface ClientOptions {
  /** Address of the server, which may have a path: `https://example.com/chat`. */
  server: string;
  /** Left out: only what needs no sign-in can be asked. */
  token?: TokenSource;
  /** Replaces the global `fetch`. */
  fetch?: typeof globalThis.fetch;
}

/** `GET`, `POST`, `PUT`, `DELETE` by path, with typed parameters, bodies and answers. */
export type ChatbotClient = Client<paths>;

/** A client of one server. Asks nothing by itself. */
export declare function createChatbotClient(options: ClientOptions): ChatbotClient;

/**
 * The body of an answer.
 *
 * @throws ApiError for any answer that is none of success, and where there is none
 */
export declare function orThrow<Data>(
  asked: Promise<{ data?: Data; error?: unknown; response: Response }>,
): Promise<Data>;

/** Text of a file in one of its possible encodings. */
export interface EncodingChoice {
  encoding: string;
  preview: string;
}

/** A field of a request that is wrong, by its path: `config.appearance.radius`. */
export interface FieldProblem {
  path: string;
  /** Continues the path to a sentence. */
  message: string;
}

export interface Problem {
  code: string;
  message: string;
  action: string;
  retryable: boolean;
  correlationId?: string;
  retryAfterMs?: number;
  fields?: FieldProblem[];
  choices?: EncodingChoice[];
}

/** Error of a request: the server, or the way to it, failed or refused. `message` is for people. */
export declare class ApiError extends Error {
  constructor(problem: Problem, status: number, cause?: unknown);
  /** Code from the catalogue of errors; `unreachable`, `unreadable` or `http-502` if the server sent none. */
  readonly code: string;
  /** Advice on what to do next. */
  readonly action: string;
  /** True if the same request may work later. */
  readonly retryable: boolean;
  /** Finds the request in the server's log; empty where the server said nothing. */
  readonly correlationId: string;
  /** Earliest time at which to ask again, in ms from now; null: at any. */
  readonly retryAfterMs: number | null;
  /** Invalid fields, with the code `bad-request`. */
  readonly fields: FieldProblem[];
  /** Possible encodings of the file, with the code `document-encoding`. */
  readonly choices: EncodingChoice[];
  /** HTTP status; 0: there was no answer. */
  readonly status: number;
}
