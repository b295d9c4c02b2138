import { createHmac } from 'node:crypto';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { hasRole, type Operator, type Role } from '../operators/operator.js';
import type { Revocations } from '../operators/revocations.js';
import type { TokenVerifier } from '../operators/token-verifier.js';
import { TokenRefused } from '../tokens/signed-token.js';
import type { App } from './app.js';

declare module 'fastify' {
  interface FastifyInstance {
    /**
     * Reads an operator's token.
     *
     * @param least the role that is needed. Default: viewer
     * @throws CodedError `unauthorized`; `forbidden` for a lesser role
     */
    verifyOperator(token: string, least?: Role): Promise<Operator>;
    /** Tells whether access was revoked after this operator's token was made. */
    isRevoked(operator: Operator): Promise<boolean>;
    /** Hook of a route: reads the token in the `Authorization` header, and what its role may do. */
    authenticate(request: FastifyRequest, reply: FastifyReply): Promise<void>;
    /** A token as an integrator's backend makes it, by the shared secret. */
    signOperator(operator: Omit<Operator, 'expiresAt'>, seconds: number): string;
  }
  interface FastifyRequest {
    /** Only behind `authenticate`. */
    operator: Operator;
  }
  interface FastifyContextConfig {
    /** The least role that a route is for. Default: viewer where it reads, else operator. */
    role?: Role;
  }
}

export interface AuthParts {
  readonly verifier: TokenVerifier;
  /** Left out: no access is ever revoked. */
  readonly revocations?: Revocations;
  /** Signs what `signOperator` makes. */
  readonly secret: string;
}

/**
 * Operators' sign-in. The one place that decides by role: a viewer's token reads, whatever a route
 * does. Why a token was refused is logged, and told to nobody else.
 */
export async function auth(app: App, { verifier, revocations, secret }: AuthParts): Promise<void> {
  app.decorateRequest('operator');

  const isRevoked = async (operator: Operator) => (await revocations?.isRevoked(operator)) ?? false;
  app.decorate('isRevoked', isRevoked);

  const verify = async (
    token: string,
    least: Role,
    log: Pick<App['log'], 'info'>,
  ): Promise<Operator> => {
    try {
      const operator = await verifier.verify(token);
      if (await isRevoked(operator)) throw new TokenRefused('access was revoked after it was made');
      if (!hasRole(operator, least)) throw new CodedError('forbidden');
      return operator;
    } catch (error) {
      if (!(error instanceof TokenRefused)) throw error;
      log.info({ reason: error.message }, 'the token of an operator was refused');
      throw new CodedError('unauthorized', {}, error);
    }
  };
  app.decorate('verifyOperator', (token, least = 'viewer') => verify(token, least, app.log));

  app.decorate('authenticate', async (request: FastifyRequest): Promise<void> => {
    const [scheme, token, rest] = (request.headers.authorization ?? '').split(' ');
    if (scheme?.toLowerCase() !== 'bearer' || !token || rest !== undefined) {
      request.log.info({ reason: 'there is none' }, 'the token of an operator was refused');
      throw new CodedError('unauthorized');
    }
    const reads = request.method === 'GET' || request.method === 'HEAD';
    const least = request.routeOptions.config.role ?? (reads ? 'viewer' : 'operator');
    const operator = await verify(token, least, request.log);
    request.operator = { ...operator, address: request.ip };
  });

  app.decorate('signOperator', ({ tenantId, operatorId, role, chatbots }, seconds) => {
    const iat = Math.floor(Date.now() / 1_000);
    const claims = { sub: operatorId, tenant: tenantId, role, ...(chatbots && { chatbots }) };
    return signed({ ...claims, iat, exp: iat + seconds }, secret);
  });
}

/** RFC 7515, section 7.1, with HS256. */
function signed(claims: object, secret: string): string {
  const text = [{ alg: 'HS256', typ: 'JWT' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
}
