import { randomUUID } from 'node:crypto';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { ReplyDebug } from '@chatbot-test/shared/protocol/message.schema.js';
import { mayUse, type Operator } from '../operators/operator.js';
import { toPostgresJson } from '../sessions/storage/postgres-text.js';
import type { NewReport } from './report.schema.js';
import type { ErrorReport, ReportRepository } from './report.js';

/** The subject of a report, as the server knows it. */
export interface ReportedSession {
  readonly chatbotId: string;
  /** Trace of the named reply; null if there is none. */
  readonly trace: ReplyDebug | null;
}

/** Hands a report on, to whoever the integrator named. */
export type SendReport = (report: ErrorReport) => Promise<void>;

export interface ReportServiceParts {
  readonly reports: ReportRepository;
  /** @throws CodedError `not-found` where the session is not the operator's */
  readonly sessionOf: (
    operator: Operator,
    sessionId: string,
    replyId: string | null,
  ) => Promise<ReportedSession>;
  readonly hasChatbot: (tenantId: string, chatbotId: string) => Promise<boolean>;
  /** Null: nobody is told. */
  readonly send: SendReport | null;
  readonly log: { warn(details: object, message: string): void };
}

/** Reports that a list has at most. */
const LISTED = 100;

/** Errors that operators report: kept in the error log, and handed on to the integrator. */
export class ReportService {
  readonly #parts: ReportServiceParts;

  constructor(parts: ReportServiceParts) {
    this.#parts = parts;
  }

  /**
   * Keeps a report. Whether somebody could be told decides nothing: it is in the log by then.
   *
   * @throws CodedError `not-found`
   */
  async report(operator: Operator, sessionId: string, report: NewReport): Promise<ErrorReport> {
    const { reports, sessionOf, send, log } = this.#parts;
    const { tenantId, operatorId } = operator;
    const replyId = report.replyId ?? null;
    const { chatbotId, trace } = await sessionOf(operator, sessionId, replyId);
    const { problem, events } = toPostgresJson(report);
    const id = randomUUID();
    const about = { tenantId, chatbotId, sessionId, replyId, operatorId };
    const kept = await reports.add({ id, ...about, problem, trace, events });
    const { code, correlationId } = problem;
    log.warn({ reportId: id, chatbotId, sessionId, code, correlationId }, 'an error was reported');
    send?.(kept).catch((err: unknown) => {
      log.warn({ err, reportId: id }, 'the webhook for reports was not reached');
    });
    return kept;
  }

  /** Newest first. @throws CodedError `not-found` */
  async list(operator: Operator, chatbotId: string): Promise<readonly ErrorReport[]> {
    const isTheirs =
      mayUse(operator, chatbotId) && (await this.#parts.hasChatbot(operator.tenantId, chatbotId));
    if (!isTheirs) throw new CodedError('not-found', { what: 'chatbot' });
    return this.#parts.reports.list(operator.tenantId, chatbotId, LISTED);
  }
}
