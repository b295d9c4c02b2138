import jwt from '@fastify/jwt';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { Value } from 'typebox/value';
import type { Operator } from '../operators/operator.js';
import type { App } from './app.js';

declare module 'fastify' {
  interface FastifyInstance {
    /** Reads an operator's token; throws `unauthorized` unless it is one that we trust. */
    verifyOperator(token: string): Operator;
    /** Hook of a route: reads the token in the `Authorization` header. */
    authenticate(request: FastifyRequest): Promise<void>;
    signOperator(operator: Omit<Operator, 'expiresAt'>, seconds: number): string;
  }
  interface FastifyRequest {
    /** Only behind `authenticate`. */
    operator: Operator;
  }
}

const Name = Type.String({ minLength: 1, maxLength: 200 });

/** What integrators put into a token. Claims that are not named here are ignored. */
const Claims = Type.Object({
  sub: Name,
  tenant: Name,
  role: Type.Union([Type.Literal('operator'), Type.Literal('admin')]),
  chatbots: Type.Optional(Type.Array(Name, { maxItems: 1_000 })),
  exp: Type.Optional(Type.Number()),
});

export interface AuthOptions {
  /** Refuse tokens without `exp`: one that leaks would be good for ever. Default false. */
  readonly mustExpire?: boolean;
}

/** Operators' sign-in: JSON Web Tokens with a shared secret, HS256 and nothing else. */
export async function auth(
  app: App,
  secret: string,
  { mustExpire = false }: AuthOptions = {},
): Promise<void> {
  await app.register(jwt, {
    secret,
    sign: { algorithm: 'HS256' },
    verify: { algorithms: ['HS256'], ...(mustExpire && { requiredClaims: ['exp'] }) },
  });
  app.decorateRequest('operator');

  app.decorate('verifyOperator', (token: string): Operator => {
    let claims: unknown;
    try {
      claims = app.jwt.verify(token);
    } catch (error) {
      throw new CodedError('unauthorized', {}, error);
    }
    if (!Value.Check(Claims, claims)) throw new CodedError('unauthorized');
    const { tenant, sub, role, chatbots, exp } = claims;
    return {
      tenantId: tenant,
      operatorId: sub,
      role,
      chatbots: chatbots ?? null,
      expiresAt: exp === undefined ? null : new Date(exp * 1000),
    };
  });

  app.decorate('authenticate', async (request: FastifyRequest): Promise<void> => {
    const [scheme, token, rest] = (request.headers.authorization ?? '').split(' ');
    if (scheme?.toLowerCase() !== 'bearer' || !token || rest !== undefined) {
      throw new CodedError('unauthorized');
    }
    request.operator = app.verifyOperator(token);
  });

  app.decorate('signOperator', ({ tenantId, operatorId, role, chatbots }, seconds) =>
    app.jwt.sign(
      { tenant: tenantId, role, ...(chatbots && { chatbots }) },
      { sub: operatorId, expiresIn: seconds },
    ),
  );
}
