import { REDACTED, SecretFilter } from '../../secrets/secret-filter.js';

/** Keys as services write them into their own messages: `sk-proj-abc***xyz`, `Bearer abc`. */
const KEY_LIKE = /\b(sk|pk|key|bearer|token)[-_ ][\w*.~+/=-]{6,}/gi;

/**
 * A text without these secrets, and without what looks like one.
 *
 * @param isCut the text goes on where it is not seen
 */
export function withoutSecrets(
  text: string,
  secrets: readonly string[] | SecretFilter,
  isCut = false,
): string {
  const filter = secrets instanceof SecretFilter ? secrets : new SecretFilter(secrets);
  return filter.clean(text, isCut).replace(KEY_LIKE, REDACTED);
}
