import { createRemoteJWKSet, customFetch, type JWK, type JWTVerifyGetKey } from 'jose';
import { parseJson } from '../input/bounded-json.js';
import { TokenRefused } from './signed-token.js';

/** Guarded way to an address, like `EgressClient.fetch`. */
export type Fetch = (
  address: string,
  init: RequestInit,
  limits: { readonly maxBytes: number },
) => Promise<Response>;

/** Time after which the keys are fetched again, as they are for an unknown `kid`, in ms. */
const KEPT_MS = 10 * 60_000;
const PAUSE_MS = 30_000;
/** Longest pause after a failure before the keys are asked for again, in ms. */
const LONGEST_FAILURE_MS = 5_000;
const TIMEOUT_MS = 5_000;
/** Some dozens of keys. Who publishes them may be anybody: each token is compared with all. */
const MOST_BYTES = 64 * 1024;
/** Longest modulus of an RSA key, in characters of base64url: 8,192 bits. */
const LONGEST_MODULUS = 1_366;
/** Most operations of a key (`key_ops`): eight are known, and each is compared with all. */
const MOST_OPERATIONS = 16;

/**
 * The public keys at an address (RFC 7517), kept, and asked for anew when they change.
 *
 * @param fetch the guarded way to the address
 * @param pauseMs they are not asked for again sooner than that, in ms
 */
export function publicKeysAt(address: string, fetch: Fetch, pauseMs = PAUSE_MS): JWTVerifyGetKey {
  const failurePauseMs = Math.min(pauseMs, LONGEST_FAILURE_MS);
  let failedAt = -Infinity;
  return createRemoteJWKSet(new URL(address), {
    cacheMaxAge: KEPT_MS,
    cooldownDuration: pauseMs,
    timeoutDuration: TIMEOUT_MS,
    [customFetch]: async (url, init) => {
      // jose asks again for each token until it has some: whoever sends tokens would ask through us.
      if (performance.now() - failedAt < failurePauseMs) {
        throw new TokenRefused('its public keys could not be read a moment ago');
      }
      try {
        return Response.json(await readKeys(await fetch(url, init, { maxBytes: MOST_BYTES })));
      } catch (error) {
        failedAt = performance.now();
        throw error;
      }
    },
  });
}

/** @throws TokenRefused, what reading it fails with, SyntaxError */
async function readKeys(response: Response): Promise<{ keys: JWK[] }> {
  if (response.status !== 200) {
    await response.body?.cancel();
    throw new TokenRefused(`its public keys: the answer is ${response.status}`);
  }
  const found = parseJson(await response.text());
  const keys = typeof found === 'object' && found && 'keys' in found ? found.keys : null;
  if (!Array.isArray(keys)) throw new TokenRefused('its public keys: the answer has none');
  return { keys: keys.filter(isUsable) };
}

/** Tells whether it is a key: for one that is not, jose would refuse the whole list. */
function isUsable(key: unknown): key is JWK {
  if (typeof key !== 'object' || key === null || Array.isArray(key)) return false;
  const { n = '', key_ops = [] } = key as Readonly<Record<'n' | 'key_ops', unknown>>;
  const isShort = typeof n === 'string' && n.length <= LONGEST_MODULUS;
  return isShort && Array.isArray(key_ops) && key_ops.length <= MOST_OPERATIONS;
}
