import Type from 'typebox';
import type { App } from '../plugins/app.js';
import { forOperators } from '../plugins/for-operators.js';
import { documented } from '../plugins/route-docs.js';
import type { Revocations } from './revocations.js';

/** Routes by which admins revoke operators' access. */
export async function accessRoutes(
  app: App,
  { revocations }: { revocations: Revocations },
): Promise<void> {
  forOperators(app);

  app.delete(
    '/v1/operators/:operatorId/access',
    {
      config: { role: 'admin' },
      schema: documented(
        {
          tag: 'Service',
          operationId: 'revokeAccess',
          summary: 'Revoke an operator’s access',
          description:
            'Refuses all tokens of this subject that were issued until now, and closes its sockets within 5 s. Tokens that are issued later are valid, so first stop issuing them.',
          answers: { 204: null },
          errors: ['forbidden'],
        },
        { params: Type.Object({ operatorId: Type.String({ minLength: 1, maxLength: 200 }) }) },
      ),
    },
    async ({ operator, params: { operatorId } }, reply) => {
      await revocations.revoke(operator, operatorId);
      return reply.code(204).send();
    },
  );
}
