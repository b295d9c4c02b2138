import type { Pin } from '@chatbot-test/shared/embed-code/html.js';
import type { ListedSession } from '../sessions/viewed-session.js';
import type {
  Message,
  Problem,
  ReplyDebug,
  ReplyDetails,
} from '@chatbot-test/shared/protocol/message.schema.js';

export type ExportFormat = 'json' | 'markdown';

/** Report of an operator: an error, what it belongs to, and what happened before. */
export interface Report {
  readonly problem: Problem;
  readonly replyId?: string;
  /** Trace of that reply; the server has its own. */
  readonly trace: ReplyDebug | null;
  readonly events: readonly ReportedEvent[];
}

/** An entry of the session's log. */
export interface ReportedEvent {
  /** ms since 1970, this machine's clock. */
  readonly at: number;
  readonly kind: string;
  readonly text: string;
}

/** Text of a document of the chatbot; `content` is Markdown. */
export interface KnownDocument {
  readonly title: string;
  readonly content: string;
  /** Other ways to ask for it. */
  readonly askedAs: readonly string[];
}

/** A site that has shown the chatbot. */
export interface SeenSite {
  readonly origin: string;
  readonly state: string;
  /** Checks to make after deployment. */
  readonly checks?: readonly SeenCheck[];
}

/** A check after deployment, and who has ticked it off. */
export interface SeenCheck {
  readonly id: string;
  /** Null: nobody yet. */
  readonly by: string | null;
  /** ISO 8601. */
  readonly at: string | null;
}

/**
 * Requests of the bench to the server beside its session; the element answers them. All throw an
 * `Error` whose message is for people.
 */
export interface Requests {
  details(sessionId: string, replyId: string): Promise<ReplyDetails>;
  exportSession(sessionId: string, format: ExportFormat): Promise<string>;
  /** @returns the report's id in the error log */
  report(sessionId: string, report: Report): Promise<string>;
  /** Sessions with this chatbot, newest first; admins are told of everybody's. */
  sessions(): Promise<readonly ListedSession[]>;
  /** The whole conversation of one of them. */
  messages(sessionId: string, epoch: number): Promise<readonly Message[]>;
  /** Lets a site have the chatbot, in its draft. */
  allowOrigin(origin: string): Promise<void>;
  /** Sites that have shown the chatbot, last seen first. */
  sites(): Promise<readonly SeenSite[]>;
  /** Ticks off a check after deployment of one site; `done` false: it is to be done again. */
  tickCheck(origin: string, check: string, done: boolean): Promise<void>;
  /** The build that a page can stay with; null: there is none. */
  pin(): Promise<Pin | null>;
  document(documentId: string): Promise<KnownDocument>;
  /** Adds one more way to ask for what a document says. */
  addPhrasing(documentId: string, phrasing: string): Promise<void>;
  /** Adds a document that is also found by this phrasing; its content is Markdown. */
  addDocument(title: string, content: string, phrasing: string): Promise<void>;
  /** The page that explains a code. */
  docsOf(code: string): string;
}
