const CODES = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  '53100', // disk full
  '53300', // too many connections
  '57P01', // terminated by an administrator
  '57P02', // crashed
  '57P03', // starting up or shutting down
]);

/** Whether an error of a query says that the database cannot work just now, so that it may later. */
export function isDatabaseDown(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  if (CODES.has(code) && (error.name === 'PostgresError' || isConnectionError(error))) return true;
  return isDatabaseDown(error.cause);
}

/** Of postgres.js, which sets `errno` to the code, or of the system while it connected. */
function isConnectionError(error: Error): boolean {
  return (
    ('errno' in error && typeof error.errno === 'string') ||
    ('syscall' in error && error.syscall === 'connect')
  );
}
