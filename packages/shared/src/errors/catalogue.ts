/** One kind of error: what people read, what to try, and how machines treat it. */
export interface ErrorKind {
  /** HTTP status where the error answers a request. */
  readonly status: number;
  /** What happened, in one sentence; `{name}` is filled in from the error's details. */
  readonly message: string;
  /** What to do next. */
  readonly action: string;
  /** Whether the very same request may work later. */
  readonly retryable: boolean;
}

const kind = (status: number, message: string, action: string, retryable = false): ErrorKind => ({
  status,
  message,
  action,
  retryable,
});

/**
 * Every error that the server answers with, by its code. docs/errors.md is made from it. A code
 * never changes its meaning.
 */
export const ERRORS = {
  'bad-request': kind(400, 'The request is not valid: {reason}.', 'Correct the named field.'),
  'bad-frame': kind(
    400,
    'The message from the page could not be read: {reason}.',
    'Reload the page; if it happens again, check that the widget and the server are of one version.',
  ),
  'token-in-address': kind(
    400,
    'The address carries a token, where logs and histories would keep it.',
    'Send the token in the Authorization header, or in the first message of a socket.',
  ),
  unauthorized: kind(
    401,
    'The sign-in is missing, expired or not valid.',
    'Sign in again; integrators: check the token that the page passes to the element.',
  ),
  'origin-not-allowed': kind(
    403,
    'This page may not use this chatbot: its origin, {origin}, is not on the list.',
    "Add the page's origin to the chatbot's allowed origins and publish.",
  ),
  forbidden: kind(403, 'You may not do this.', 'Ask an admin for the right to do it.'),
  'not-found': kind(
    404,
    'There is no such {what}.',
    'Check the id; it may have been deleted or belong to somebody else.',
  ),
  conflict: kind(
    409,
    'This message was already sent with another text.',
    'Send it again as a new message.',
  ),
  'stale-revision': kind(
    409,
    'Somebody else saved this chatbot in the meantime: its draft is revision {current} by now.',
    'Load that revision, then make your changes again.',
  ),
  'session-ended': kind(410, 'This session has ended.', 'Start a new session.'),
  'text-too-long': kind(
    413,
    'The message is longer than {limit} characters.',
    'Shorten it or send it in parts.',
  ),
  'body-too-large': kind(413, 'The request is too large.', 'Send less at once.'),
  'not-json': kind(
    415,
    'The request has a body that is not JSON.',
    'Send JSON, with the header content-type: application/json.',
  ),
  'frame-too-large': kind(413, 'The message from the page is too large.', 'Send less at once.'),
  'rate-limited': kind(
    429,
    'Too many messages in a short time.',
    'Wait a few seconds and try again.',
    true,
  ),
  internal: kind(
    500,
    'Something went wrong on the server.',
    'Try again; if it happens again, report the correlation id.',
    true,
  ),
  'database-unavailable': kind(
    503,
    'The message could not be stored just now.',
    'Try again in a moment.',
    true,
  ),
  stopping: kind(503, 'This server is stopping.', 'Connect again: another one takes over.', true),
  'service-failed': kind(
    502,
    'The chatbot service failed before the reply was complete.',
    'Try again; if it happens again, look at the reply in the debug panel.',
    true,
  ),
  'service-timeout': kind(
    504,
    'The chatbot service did not answer within {seconds} s.',
    'Try again, or check its address.',
    true,
  ),
  interrupted: kind(503, 'The server stopped while this reply was on its way.', 'Ask again.', true),
} as const satisfies Record<string, ErrorKind>;

export type ErrorCode = keyof typeof ERRORS;
