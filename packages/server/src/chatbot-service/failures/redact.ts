/** What stands in place of a secret. */
export const REDACTED = '…';

/** Keys as services write them into their own messages: `sk-proj-abc***xyz`, `Bearer abc`. */
const KEY_LIKE = /\b(sk|pk|key|bearer|token)[-_ ][\w*.~+/=-]{6,}/gi;
/** Shorter ones are words of everyday texts. */
const LEAST = 4;

/** A text without these secrets, in any of the ways in which a request writes them. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets
    .filter((secret) => secret.length >= LEAST)
    .sort((a, b) => b.length - a.length)
    .flatMap((secret) => [
      secret,
      encodeURIComponent(secret),
      JSON.stringify(secret).slice(1, -1),
      Buffer.from(secret).toString('base64'),
    ])
    .reduce((clean, form) => clean.replaceAll(form, REDACTED), text)
    .replace(KEY_LIKE, REDACTED);
}
