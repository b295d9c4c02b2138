import Type from 'typebox';
import type { App } from '../plugins/app.js';
import { forOperators } from '../plugins/for-operators.js';
import { documented } from '../plugins/route-docs.js';
import { AUDIT_ACTIONS } from './audit-entry.js';
import type { AuditLog } from './audit-log.js';

const Nullable = (schema: ReturnType<typeof Type.String>) => Type.Union([schema, Type.Null()]);
const Entry = Type.Object(
  {
    number: Type.Integer(),
    actorId: Type.String(),
    action: Type.String(),
    objectType: Type.String(),
    objectId: Type.String(),
    before: Type.Unknown(),
    after: Type.Unknown(),
    address: Nullable(Type.String()),
    createdAt: Type.String({ format: 'date-time' }),
  },
  { title: 'AuditEntry' },
);
const EXAMPLE = {
  number: 41,
  actorId: 'anna',
  action: 'chatbot.publish',
  objectType: 'chatbot',
  objectId: 'shop-helper',
  before: { revision: 2 },
  after: { revision: 3 },
  address: '192.0.2.7',
  createdAt: '2026-03-02T09:30:00.000Z',
};
const Place = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER });
const Text = Type.String({ minLength: 1, maxLength: 200 });

/** The audit log, for admins. */
export async function auditRoutes(app: App, { audit }: { audit: AuditLog }): Promise<void> {
  forOperators(app);

  app.get(
    '/v1/audit-log',
    {
      config: { role: 'admin' },
      schema: documented(
        {
          tag: 'Service',
          operationId: 'listAuditEntries',
          summary: 'Read the audit log',
          description:
            'Entries of the audit log, newest first: who did what to which object, when and from where. Admins see the whole tenant.',
          answers: {
            200: {
              description: 'A page',
              schema: Type.Object(
                {
                  entries: Type.Array(Entry),
                  before: Type.Union([Type.Integer(), Type.Null()]),
                },
                { title: 'AuditPage' },
              ),
              example: { entries: [EXAMPLE], before: null },
            },
          },
          errors: ['forbidden'],
        },
        {
          querystring: Type.Object({
            before: Type.Optional(Place),
            limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 })),
            action: Type.Optional(Type.Union(AUDIT_ACTIONS.map((action) => Type.Literal(action)))),
            actor: Type.Optional(Text),
            object: Type.Optional(Text),
          }),
        },
      ),
    },
    async ({ operator, query: { actor, object, limit = 50, ...rest } }) =>
      audit.list(operator, { ...rest, limit, actorId: actor, objectId: object }),
  );
}
