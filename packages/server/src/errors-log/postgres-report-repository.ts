import type { Sql } from '../db/client.js';
import type { ErrorReport, ReportRepository } from './report.js';

export class PostgresReportRepository implements ReportRepository {
  readonly #sql: Sql;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  async add(report: Omit<ErrorReport, 'createdAt'>): Promise<ErrorReport> {
    const sql = this.#sql;
    const { id, tenantId, chatbotId, sessionId, replyId, operatorId } = report;
    const { problem, trace, events } = report;
    const [row] = await sql<{ createdAt: Date }[]>`
      insert into error_reports
        (id, tenant_id, chatbot_id, session_id, reply_id, operator_id, problem, trace, events)
      values (${id}, ${tenantId}, ${chatbotId}, ${sessionId}, ${replyId}, ${operatorId},
        ${sql.json(problem)}, ${trace && sql.json(trace)}, ${sql.json(events)})
      returning created_at as "createdAt"`;
    if (!row) throw new Error('An insert returned no row.');
    return { ...report, createdAt: row.createdAt };
  }

  list(tenantId: string, chatbotId: string, limit: number): Promise<readonly ErrorReport[]> {
    return this.#sql<ErrorReport[]>`
      select id, tenant_id as "tenantId", chatbot_id as "chatbotId", session_id as "sessionId",
        reply_id as "replyId", operator_id as "operatorId", problem, trace, events,
        created_at as "createdAt"
      from error_reports
      where tenant_id = ${tenantId} and chatbot_id = ${chatbotId}
      order by created_at desc, id limit ${limit}`;
  }
}
