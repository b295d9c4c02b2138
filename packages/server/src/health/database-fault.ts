import { TooLate } from '../within.js';

/** Names the database's fault in a word or two. */
export type DatabaseFault =
  'away' | 'full' | 'no answer' | 'password refused' | 'read-only' | 'too many connections';

const FAULTS: Readonly<Record<string, DatabaseFault>> = {
  '25006': 'read-only',
  '28000': 'password refused',
  '28P01': 'password refused',
  '53100': 'full',
  '53300': 'too many connections',
  CONNECT_TIMEOUT: 'no answer',
};

/** Names what a query failed with; what is not known is `away`. */
export function databaseFault(error: unknown): DatabaseFault {
  if (error instanceof TooLate) return 'no answer';
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return FAULTS[code] ?? 'away';
}
