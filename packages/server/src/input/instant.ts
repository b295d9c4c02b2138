import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import Type from 'typebox';

/** A moment in a request: ISO 8601 with a zone, as `Date` reads it. */
export const Instant = (description: string) =>
  Type.String({
    pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,6})?)?(Z|[+-]\\d\\d:\\d\\d)$',
    description,
    examples: ['2026-03-02T09:30:00Z'],
  });

/**
 * Reads a moment. The calendar decides: `new Date` makes 3 March of 31 February, and Postgres has no
 * year 0.
 *
 * @throws CodedError `bad-request` for a day that no month has
 */
export function instant(field: string, text: string): Date {
  const date = new Date(text);
  const [year = 0, month = 0, day = 0] = text.slice(0, 10).split('-').map(Number);
  const isDay = day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (Number.isNaN(date.getTime()) || year < 1 || !isDay) {
    throw new CodedError('bad-request', { reason: `${field} is not a time that exists` });
  }
  return date;
}
