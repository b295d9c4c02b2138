import { errors, jwtVerify } from 'jose';
import type { JWTPayload, JWTVerifyGetKey, JWTVerifyOptions } from 'jose';

/** Keys that may have signed a token. */
export interface TokenKeys {
  /** Shared secrets for HS256; more than one while they are rotated. */
  readonly secrets: readonly Uint8Array[];
  /** Public keys for RS256, ES256 and EdDSA; null: there are none. */
  readonly keys: JWTVerifyGetKey | null;
}

/** Expected claims; null: not checked. */
export interface TokenTerms {
  readonly issuer: string | null;
  readonly audience: string | null;
  /** Longest life from issue to expiry, in ms; null: a token without an expiry is valid too. */
  readonly maxLifeMs: number | null;
}

/** Reason why a token is refused, for the server's log; its sender is not told. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';
}

/** Clocks of two machines may differ by so much, in s. */
const SKEW_S = 30;
/** Far longer than any token of a few hundred chatbots. */
const LONGEST = 64 * 1024;

/**
 * Reads a signed token (RFC 7519, RFC 8725): the algorithm is ours to choose, never the sender's.
 *
 * @throws TokenRefused
 */
export async function claimsOf(
  token: string,
  { secrets, keys }: TokenKeys,
  { issuer, audience, maxLifeMs }: TokenTerms,
  now: Date,
): Promise<JWTPayload> {
  if (token.length > LONGEST) throw new TokenRefused('it is too long');
  const options: JWTVerifyOptions = {
    clockTolerance: SKEW_S,
    currentDate: now,
    ...(issuer !== null && { issuer }),
    ...(audience !== null && { audience }),
  };
  const claims = await signedClaims(token, secrets, keys, options);
  checkIssue(claims, now);
  checkLife(claims, maxLifeMs, now);
  return claims;
}

async function signedClaims(
  token: string,
  secrets: TokenKeys['secrets'],
  keys: TokenKeys['keys'],
  options: JWTVerifyOptions,
): Promise<JWTPayload> {
  let refusal: unknown = new TokenRefused('no key is set that could have signed it');
  for (const secret of secrets) {
    try {
      return (await jwtVerify(token, secret, { ...options, algorithms: ['HS256'] })).payload;
    } catch (error) {
      refusal = error;
      // The other secret, or a public key, may fit.
      const mayFit =
        error instanceof errors.JWSSignatureVerificationFailed ||
        error instanceof errors.JOSEAlgNotAllowed;
      if (!mayFit) throw refused(error);
    }
  }
  const isShared = secrets.length > 0 && refusal instanceof errors.JWSSignatureVerificationFailed;
  if (!keys || isShared) throw refused(refusal);
  try {
    const algorithms = ['RS256', 'ES256', 'EdDSA', 'Ed25519'];
    return (await jwtVerify(token, keys, { ...options, algorithms })).payload;
  } catch (error) {
    throw refused(error);
  }
}

/** A token that was made in the future, or at no time, would outlive the revocation of all until now. */
function checkIssue({ iat }: JWTPayload, now: Date): void {
  if (iat === undefined || (iat >= 0 && iat <= now.getTime() / 1_000 + SKEW_S)) return;
  throw new TokenRefused('it was not made in the past (iat)');
}

function checkLife({ exp, iat }: JWTPayload, maxLifeMs: number | null, now: Date): void {
  if (maxLifeMs === null) return;
  if (exp === undefined) throw new TokenRefused('it has no end (exp)');
  const seconds = now.getTime() / 1_000;
  const begin = Math.min(iat ?? seconds, seconds);
  if (exp - begin > maxLifeMs / 1_000 + SKEW_S) {
    throw new TokenRefused(`it lives longer than ${maxLifeMs / 3_600_000} h`);
  }
}

/** Says which of the rules it was; jose's sentences have no part of the token. */
function refused(error: unknown): TokenRefused {
  if (error instanceof TokenRefused) return error;
  const reason = error instanceof Error ? error.message : String(error);
  const code = error instanceof errors.JOSEError ? ` (${error.code})` : '';
  return new TokenRefused(`${reason}${code}`, { cause: error });
}
