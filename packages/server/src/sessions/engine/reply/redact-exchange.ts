import type { Exchange } from '@chatbot-test/shared/protocol/message.schema.js';

const REMOVED = '…';
/** Headers that carry a secret whatever they say. */
const HEADER = /authorization|cookie|(api-?key|token|secret|password)/i;
/** The same names as fields of JSON, of a form or of an address. */
const FIELD = /("(?:api[-_]?key|access_?token|client_?secret|password)"\s*:\s*)"(?:[^"\\]|\\.)*"/gi;
const QUERY = /([?&](?:api[-_]?key|key|token|access_token|secret|password)=)[^&\s"]+/gi;
const BEARER = /\b(bearer|basic)\s+[\w.~+/=-]{6,}/gi;

/**
 * Takes out what looks like a secret. A second net: whoever tells of an exchange knows the secrets
 * that it was made with, and has taken them out.
 */
export function redactExchange({ request, response }: Exchange): Exchange {
  return {
    request: redacted({ ...request, url: redact(request.url) }),
    response: response && redacted(response),
  };
}

function redacted<Side extends { headers: Record<string, string>; body: string }>(
  side: Side,
): Side {
  const headers = Object.entries(side.headers).map(([name, value]) => [
    name,
    HEADER.test(name) ? REMOVED : redact(value),
  ]);
  return {
    ...side,
    headers: Object.fromEntries(headers) as Record<string, string>,
    body: redact(side.body),
  };
}

function redact(text: string): string {
  return text
    .replace(FIELD, `$1"${REMOVED}"`)
    .replace(QUERY, `$1${REMOVED}`)
    .replace(BEARER, `$1 ${REMOVED}`);
}
