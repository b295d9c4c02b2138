import type { Problem, ReplyDebug } from '@chatbot-test/shared/protocol/message.schema.js';
import type { ReportedEvent } from './report.schema.js';

/** An error that an operator reported, as the error log keeps it. */
export interface ErrorReport {
  readonly id: string;
  readonly tenantId: string;
  readonly chatbotId: string;
  readonly sessionId: string;
  readonly replyId: string | null;
  readonly operatorId: string;
  readonly problem: Problem;
  /** Null where it is about no reply. */
  readonly trace: ReplyDebug | null;
  readonly events: readonly ReportedEvent[];
  readonly createdAt: Date;
}

/** Keeps what was reported. */
export interface ReportRepository {
  add(report: Omit<ErrorReport, 'createdAt'>): Promise<ErrorReport>;
  /** Lists the reports of a tenant's chatbot, newest first. */
  list(tenantId: string, chatbotId: string, limit: number): Promise<readonly ErrorReport[]>;
}
