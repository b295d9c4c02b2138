import { isDatabaseDown } from '../database-down.js';
import { databaseFault } from '../health/database-fault.js';
import { StartError } from '../start-error.js';
import { reasonOf } from './finding.js';

/** An error of the database, as the end of a sentence on it, and what to do. */
export interface DatabaseAdvice {
  readonly says: string;
  readonly action: string;
}

const ACTIONS: Readonly<Partial<Record<ReturnType<typeof databaseFault>, string>>> = {
  'password refused': 'Check user and password in DATABASE_URL.',
  'too many connections': 'Raise max_connections, or lower ?max= in DATABASE_URL of each server.',
  'read-only': 'Set DATABASE_URL to the primary, not to a replica.',
  full: 'Make room on its disk.',
};

/** Postgres' error codes for a missing right or schema. */
const NOT_ALLOWED: ReadonlySet<string> = new Set(['42501', '3F000']);

/** Advice on an error of a query or a connection; null: the error is none of the database's. */
export function adviceOn(error: unknown): DatabaseAdvice | null {
  const says = `cannot be used: ${reasonOf(error).replace(/\.$/, '')}`;
  if (error instanceof StartError) return { says, action: 'Check DATABASE_URL.' };
  if (!(error instanceof Error)) return null;
  if (!isDatabaseDown(error) && error.name !== 'PostgresError') return null;
  const code = 'code' in error ? String(error.code) : '';
  if (NOT_ALLOWED.has(code)) {
    const action =
      'Let the user of DATABASE_URL own the database, as in: alter database chatbot owner to chatbot; or give it the rights that docs/operations.md lists.';
    return { says, action };
  }
  const action =
    ACTIONS[databaseFault(error)] ??
    'Check host, port and name in DATABASE_URL, and that the server runs and lets this machine in.';
  return { says, action };
}
