import { Id } from '@chatbot-test/shared/protocol/message.schema.js';
import Type from 'typebox';
import { instant, Instant } from '../input/instant.js';
import type { App } from '../plugins/app.js';
import { forOperators } from '../plugins/for-operators.js';
import { documented } from '../plugins/route-docs.js';
import { usageCsv } from './usage-csv.js';
import {
  UNANSWERED_EXAMPLE,
  UnansweredList,
  USAGE_EXAMPLE,
  UsageReport,
} from './usage-responses.schema.js';
import type { UsageService } from './usage-service.js';

const tag = 'Monitoring';

const asked = {
  mode: Type.Optional(
    Type.Union([Type.Literal('live'), Type.Literal('test')], {
      default: 'live',
      description: '`live`: of visitors; `test`: of operators. They are counted separately.',
    }),
  ),
  from: Instant('Start of the period.'),
  to: Instant('Its end, which is no longer a part of it.'),
  chatbot: Type.Optional(Id),
};

const charted = {
  ...asked,
  step: Type.Optional(Type.Union([Type.Literal('hour'), Type.Literal('day')], { default: 'day' })),
  timeZone: Type.Optional(
    Type.String({
      maxLength: 64,
      default: 'UTC',
      description:
        'Time zone of the days, such as `Europe/Berlin`. Periods of more than 100 days use UTC.',
    }),
  ),
  operator: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 200,
      description: 'Subject of the token of the operator who tests.',
    }),
  ),
};

interface Asked {
  readonly mode?: 'live' | 'test';
  readonly from: string;
  readonly to: string;
  readonly chatbot?: string;
}

interface Charted extends Asked {
  readonly step?: 'hour' | 'day';
  readonly timeZone?: string;
  readonly operator?: string;
}

const periodOf = ({ mode = 'live', from, to, chatbot }: Asked) => ({
  mode,
  from: instant('from', from),
  to: instant('to', to),
  chatbotId: chatbot,
});

const wishOf = ({ step = 'day', timeZone, operator, ...rest }: Charted) => ({
  ...periodOf(rest),
  step,
  timeZone,
  operatorId: operator,
});

/** Use of chatbots over time, for admins. */
export async function usageRoutes(app: App, { usage }: { usage: UsageService }): Promise<void> {
  forOperators(app);

  app.get(
    '/v1/usage',
    {
      config: { role: 'admin' },
      schema: documented(
        {
          tag,
          operationId: 'getUsage',
          summary: 'Read the usage of chatbots',
          description:
            'Sums for each hour or day, in total, by chatbot and, for tests, by operator. The figures are at most seconds behind.',
          answers: {
            200: { description: 'The figures', schema: UsageReport, example: USAGE_EXAMPLE },
          },
          errors: ['forbidden', 'not-found'],
        },
        {
          querystring: Type.Object({
            ...charted,
            compare: Type.Optional(
              Type.Boolean({
                description: 'True: also returns the previous period of the same length.',
              }),
            ),
          }),
        },
      ),
    },
    async ({ operator, query: { compare, ...query } }) =>
      usage.report(operator, { ...wishOf(query), compare }),
  );

  app.get(
    '/v1/usage/export',
    {
      config: { role: 'admin' },
      schema: documented(
        {
          tag,
          operationId: 'exportUsage',
          summary: 'Export usage',
          description: 'The figures of each step as CSV. Unknown values are empty.',
          answers: { 200: { description: 'The table', media: 'text/csv' } },
          errors: ['forbidden', 'not-found'],
        },
        { querystring: Type.Object(charted) },
      ),
    },
    async ({ operator, query }, reply) => {
      const wish = wishOf(query);
      const period = await usage.points(operator, wish);
      const [from, to] = [query.from, query.to].map((at) => at.slice(0, 10));
      reply.header(
        'content-disposition',
        `attachment; filename="usage-${wish.mode}-${from}-${to}.csv"`,
      );
      reply.type('text/csv; charset=utf-8');
      return usageCsv(period);
    },
  );

  app.get(
    '/v1/usage/unanswered',
    {
      config: { role: 'admin' },
      schema: documented(
        {
          tag,
          operationId: 'listUnansweredQuestions',
          summary: 'List questions without an answer',
          description:
            'Grouped by meaning, the most frequent first. A question is deleted with its conversation.',
          answers: {
            200: {
              description: 'The questions',
              schema: UnansweredList,
              example: UNANSWERED_EXAMPLE,
            },
          },
          errors: ['forbidden', 'not-found'],
        },
        {
          querystring: Type.Object({
            ...asked,
            limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
          }),
        },
      ),
    },
    async ({ operator, query: { limit = 20, ...query } }) => ({
      questions: await usage.unanswered(operator, { ...periodOf(query), limit }),
    }),
  );
}
