import Type from 'typebox';
import { Compile } from 'typebox/compile';
import { faultsOf } from '../input/faults.js';
import { claimsOf, TokenRefused, type TokenKeys, type TokenTerms } from '../tokens/signed-token.js';
import { publicKeysAt, type Fetch } from '../tokens/public-keys.js';
import type { Operator } from './operator.js';

/** Settings that decide which operators' tokens are valid. */
export interface TokenRules extends TokenTerms {
  /** Shared secrets for HS256; more than one while they are rotated. */
  readonly secrets: readonly string[];
  /** Public keys of who signs with RS256, ES256 or EdDSA; null: nobody does. */
  readonly jwksUrl: string | null;
}

const Name = Type.String({ minLength: 1, maxLength: 200 });

/** Claims of an operator's token. Others are ignored. */
const Claims = Compile(
  Type.Object({
    sub: Name,
    tenant: Name,
    role: Type.Union([Type.Literal('viewer'), Type.Literal('operator'), Type.Literal('admin')]),
    chatbots: Type.Optional(Type.Array(Name, { maxItems: 1_000 })),
    exp: Type.Optional(Type.Number()),
    iat: Type.Optional(Type.Number()),
  }),
);

export interface VerifierClock {
  /** Default: the system's clock. */
  readonly now?: () => Date;
  /** Public keys are not asked for again sooner than that, in ms. Default 30 s. */
  readonly pauseMs?: number;
}

/** Reads tokens of operators. */
export class TokenVerifier {
  readonly #terms: TokenTerms;
  readonly #keys: TokenKeys;
  readonly #now: () => Date;

  /** @param fetch the guarded way to the address of the public keys */
  constructor(rules: TokenRules, fetch: Fetch, { now, pauseMs }: VerifierClock = {}) {
    this.#terms = rules;
    this.#keys = {
      secrets: rules.secrets.map((secret) => new TextEncoder().encode(secret)),
      keys: rules.jwksUrl === null ? null : publicKeysAt(rules.jwksUrl, fetch, pauseMs),
    };
    this.#now = now ?? (() => new Date());
  }

  /** @throws TokenRefused */
  async verify(token: string): Promise<Operator> {
    const claims = await claimsOf(token, this.#keys, this.#terms, this.#now());
    if (!Claims.Check(claims)) {
      const [first] = faultsOf(Claims, claims);
      throw new TokenRefused(`its claims: ${first?.instancePath || 'one'} ${first?.message ?? ''}`);
    }
    const { tenant, sub, role, chatbots, exp, iat } = claims;
    return {
      tenantId: tenant,
      operatorId: sub,
      role,
      chatbots: chatbots ?? null,
      expiresAt: exp === undefined ? null : new Date(exp * 1_000),
      issuedAt: iat === undefined ? null : new Date(iat * 1_000),
    };
  }
}
