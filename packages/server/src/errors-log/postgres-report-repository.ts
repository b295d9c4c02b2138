import { and, desc, eq } from 'drizzle-orm';
import type { Sql } from '../db/client.js';
import { queryBuilder, type QueryBuilder } from '../db/query-builder.js';
import { errorReports } from '../db/schema/error-reports.js';
import type { ErrorReport, ReportRepository } from './report.js';

export class PostgresReportRepository implements ReportRepository {
  readonly #db: QueryBuilder;

  constructor(sql: Sql) {
    this.#db = queryBuilder(sql);
  }

  async add(report: Omit<ErrorReport, 'createdAt'>): Promise<ErrorReport> {
    const { createdAt } = errorReports;
    const [row] = await this.#db
      .insert(errorReports)
      .values({ ...report, events: [...report.events] })
      .returning({ createdAt });
    if (!row) throw new Error('An insert returned no row.');
    return { ...report, createdAt: row.createdAt };
  }

  list(tenantId: string, chatbotId: string, limit: number): Promise<readonly ErrorReport[]> {
    return this.#db
      .select()
      .from(errorReports)
      .where(and(eq(errorReports.tenantId, tenantId), eq(errorReports.chatbotId, chatbotId)))
      .orderBy(desc(errorReports.createdAt), errorReports.id)
      .limit(limit);
  }
}
