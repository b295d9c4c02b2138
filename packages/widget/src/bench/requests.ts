import type {
  Problem,
  ReplyDebug,
  ReplyDetails,
} from '@chatbot-test/shared/protocol/message.schema.js';

export type ExportFormat = 'json' | 'markdown';

/** What an operator reports: an error, what it belongs to, and what happened before. */
export interface Report {
  readonly problem: Problem;
  readonly replyId?: string;
  /** Of that reply; the server has its own. */
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

/**
 * What the bench asks of the server beside its session; the element answers. All throw an `Error`
 * whose message is for people.
 */
export interface Requests {
  details(sessionId: string, replyId: string): Promise<ReplyDetails>;
  exportSession(sessionId: string, format: ExportFormat): Promise<string>;
  /** @returns the report's id in the error log */
  report(sessionId: string, report: Report): Promise<string>;
  /** The page that explains a code. */
  docsOf(code: string): string;
}
