import type { Problem } from '@chatbot-test/shared/protocol/message.schema.js';

/** What support needs to find a problem again, as lines of text. */
export function problemDetails(problem: Problem, more: Readonly<Record<string, string>>): string {
  const { message, action, code, correlationId } = problem;
  const fields = { message, action, code, correlationId, ...more };
  return Object.entries(fields)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}
