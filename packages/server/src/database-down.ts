import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';

const CODES = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
  'CONNECT_TIMEOUT',
  'EAI_AGAIN',
  'ECONNABORTED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  '25006', // read-only
  '40001', // could not be put in order with others
  '40P01', // deadlock
  '53100', // disk full
  '53200', // out of memory
  '53300', // too many connections
  '55P03', // a lock could not be had in time
  '57014', // cancelled, as by a limit of time
  '57P01', // terminated by an administrator
  '57P02', // crashed
  '57P03', // starting up or shutting down
  '57P05', // idle for too long
]);

/**
 * Tells whether an error of a query means that the database is down for the moment. An
 * error that names somebody else, such as a chatbot's service, is none of the database's.
 */
export function isDatabaseDown(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof CodedError) return error.code === 'database-unavailable';
  const code = 'code' in error ? String(error.code) : '';
  if (CODES.has(code) && isOfDatabase(error)) return true;
  return isDatabaseDown(error.cause);
}

/**
 * Tells whether an error comes from the database: from the server, from postgres.js, which sets
 * `errno` to the code, or from the system. A system error has the query beside it, or is about
 * connecting.
 */
function isOfDatabase(error: Error): boolean {
  return (
    error.name === 'PostgresError' ||
    'query' in error ||
    ('errno' in error && typeof error.errno === 'string') ||
    ('syscall' in error && (error.syscall === 'connect' || error.syscall === 'getaddrinfo'))
  );
}
