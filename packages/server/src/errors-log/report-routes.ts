import { Id, Problem, ReplyDebug } from '@chatbot-test/shared/protocol/message.schema.js';
import Type from 'typebox';
import type { App } from '../plugins/app.js';
import { forOperators } from '../plugins/for-operators.js';
import { documented } from '../plugins/route-docs.js';
import { NewReport, ReportedEvent } from './report.schema.js';
import type { ReportService } from './report-service.js';

const Kept = Type.Object({ id: Type.String(), createdAt: Type.String() }, { title: 'KeptReport' });
const KEPT = { id: '0e6c3c1e-7d1f-4f0a-8f0e-2f1f3c5f7a11', createdAt: '2026-03-02T09:30:00.000Z' };

const Report = Type.Object(
  {
    ...Kept.properties,
    tenantId: Type.String(),
    chatbotId: Type.String(),
    sessionId: Type.String(),
    replyId: Type.Union([Type.String(), Type.Null()]),
    operatorId: Type.String(),
    problem: Problem,
    trace: Type.Union([ReplyDebug, Type.Null()]),
    events: Type.Array(ReportedEvent),
  },
  { title: 'Report' },
);

const REPORT = {
  ...KEPT,
  tenantId: 'demo',
  chatbotId: 'shop',
  sessionId: '3f0c9d5a-1b2e-4c7d-8e9f-0a1b2c3d4e5f',
  replyId: null,
  operatorId: 'anna',
  problem: {
    code: 'service-failed',
    message: 'The chatbot service failed before the reply was complete.',
    action: 'Try again. If it happens again, open the reply in the debug panel.',
    retryable: true,
    correlationId: '6f1d7f0e-2b1c-4c58-9a53-0d3f1a7f1c11',
  },
  trace: null,
  events: [{ at: 1772443800000, kind: 'problem', text: 'Reply failed' }],
};

/** The error log, for operators. */
export async function reportRoutes(app: App, { reports }: { reports: ReportService }) {
  forOperators(app);

  app.post(
    '/v1/test-sessions/:sessionId/reports',
    {
      schema: documented(
        {
          tag: 'Test sessions',
          operationId: 'createReport',
          summary: 'Report an error',
          description:
            'Adds the error with the trace of its reply to the error log, and posts it to REPORT_WEBHOOK_URL.',
          answers: { 201: { description: 'The stored report', schema: Kept, example: KEPT } },
          errors: ['not-found'],
        },
        { params: Type.Object({ sessionId: Id }), body: NewReport },
      ),
    },
    async (request, reply) => {
      const { sessionId } = request.params;
      const { id, createdAt } = await reports.report(request.operator, sessionId, request.body);
      reply.code(201);
      return { id, createdAt };
    },
  );

  app.get(
    '/v1/chatbots/:chatbotId/reports',
    {
      schema: documented(
        {
          tag: 'Chatbots',
          operationId: 'listReports',
          summary: 'List reported errors',
          description: 'The last 100 errors of the chatbot’s error log, newest first.',
          answers: {
            200: {
              description: 'The reports',
              schema: Type.Object({ reports: Type.Array(Report) }, { title: 'ReportList' }),
              example: { reports: [REPORT] },
            },
          },
          errors: ['not-found'],
        },
        { params: Type.Object({ chatbotId: Id }) },
      ),
    },
    async (request) => ({
      reports: await reports.list(request.operator, request.params.chatbotId),
    }),
  );
}
