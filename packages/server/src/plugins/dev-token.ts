import { createHmac, timingSafeEqual } from 'node:crypto';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import Type from 'typebox';
import { ROLES, type Role as OperatorRole } from '../operators/operator.js';
import type { App } from './app.js';
import { documented } from './route-docs.js';

const Role = Type.Union(
  ROLES.map((role) => Type.Literal(role)),
  { default: 'operator', description: 'Role of the token, to see the dashboard as others do.' },
);
const SECONDS = 3_600;

const schema = documented(
  {
    tag: 'Service',
    operationId: 'signInToDemo',
    summary: 'Sign in to the demo',
    description:
      'For the demo’s own pages. In production, only where the demo is seeded, and with the code that the log shows.',
    answers: {
      200: {
        description: 'A token of the demo’s operator',
        schema: Type.Object(
          { token: Type.String(), expiresIn: Type.Integer({ minimum: 1 }) },
          { title: 'DemoToken' },
        ),
        example: {
          token: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJkZW1vIn0.c2lnbmF0dXJl',
          expiresIn: 3600,
        },
      },
    },
    errors: ['origin-not-allowed', 'unauthorized'],
    signedIn: false,
  },
  { querystring: Type.Object({ role: Type.Optional(Role) }) },
);

/**
 * Signs the demo dashboard in, as an integrator's own backend would.
 *
 * @param code that has to come in the header; null, in development: nobody is asked for one
 */
export function devToken(app: App, code: string | null): void {
  app.post('/dev/token', { schema }, async (request, reply) => {
    const { origin, authorization = '' } = request.headers;
    if (origin !== undefined && !app.origins.isOwn(origin)) {
      throw new CodedError('origin-not-allowed', { origin });
    }
    if (code !== null && !isSame(authorization, `Bearer ${code}`)) {
      throw new CodedError('unauthorized');
    }
    reply.header('cache-control', 'no-store');
    const role: OperatorRole = ROLES.find((each) => each === request.query.role) ?? 'operator';
    const operator = { tenantId: 'demo', operatorId: `demo-${role}`, role, chatbots: null };
    return { token: app.signOperator(operator, SECONDS), expiresIn: SECONDS };
  });
}

/**
 * Code that opens the demo's dashboard in production: the same for all processes, for as long as
 * the secret that signs operators' tokens. Only who reads the server's log knows it.
 */
export function demoCode(jwtSecret: string): string {
  return createHmac('sha256', jwtSecret).update('demo dashboard').digest('base64url');
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
