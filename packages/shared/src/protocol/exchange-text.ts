import type { Exchange } from './message.schema.js';

type Side = Pick<Exchange['request'], 'headers' | 'body' | 'truncated'>;

/** A request as people read one: method and address, headers, an empty line, the body. */
export function requestText(request: Exchange['request']): string {
  return text(`${request.method} ${request.url}`, request);
}

/** The same of an answer, which begins with its status. */
export function responseText(response: NonNullable<Exchange['response']>): string {
  return text(`HTTP ${response.status}`, response);
}

function text(first: string, { headers, body, truncated }: Side): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [first, ...lines, '', truncated ? `${body}\n[cut here]` : body].join('\n');
}
