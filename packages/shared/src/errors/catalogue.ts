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
  /**
   * Whether only operators may read it: it names hosts, models or settings. Visitors read
   * `chatbot-unavailable` instead.
   */
  readonly forOperators?: boolean;
}

const kind = (status: number, message: string, action: string, retryable = false): ErrorKind => ({
  status,
  message,
  action,
  retryable,
});

/** An error of the service that answers, which only its operator can understand or mend. */
const service = (
  ...[status, message, action, retryable]: Parameters<typeof kind>
): ErrorKind & { readonly forOperators: true } => ({
  ...kind(status, message, action, retryable),
  forOperators: true,
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
  'test-only': kind(
    403,
    'This works in test sessions only: {what}.',
    'Open a test session of this chatbot as one of its operators.',
  ),
  'bad-preview': kind(
    400,
    'The unsaved values cannot answer: {reason}.',
    'Correct the field; until then the last valid values answer.',
  ),
  'bad-visitor': kind(
    400,
    'What the page says of the visitor cannot be kept: {reason}.',
    'Give identify() at most 20 inputs, each a number, a truth value or a text of up to 500 characters.',
  ),
  conflict: kind(
    409,
    'This message was already sent with another text.',
    'Send it again as a new message.',
  ),
  'poor-contrast': kind(
    409,
    'In the {scheme} scheme {what} would have a contrast of {ratio}:1; at least {needed}:1 is needed.',
    'Take {value} instead, or publish with acceptContrast=true.',
  ),
  'stale-revision': kind(
    409,
    'Somebody else saved this chatbot in the meantime: its draft is revision {current} by now.',
    'Load that revision, then make your changes again.',
  ),
  'session-ended': kind(410, 'This session has ended.', 'Start a new session.'),
  'session-expired': kind(
    410,
    'This session has expired: nobody wrote for too long.',
    'Start a new session.',
  ),
  'too-late': kind(
    409,
    'This cannot be undone any more.',
    'Go on from here: what was cleared is gone.',
  ),
  'text-too-long': kind(
    413,
    'The message is longer than {limit} characters.',
    'Shorten it or send it in parts.',
  ),
  'document-too-long': kind(
    413,
    'The document “{title}” or its title is longer than {limit} characters.',
    'Cut it into several documents, one for each topic.',
  ),
  'document-too-large': kind(
    413,
    'The file “{name}” is larger than {limit} MiB.',
    'Split it, or save it with smaller pictures.',
  ),
  'document-type': kind(
    415,
    'The file “{name}” is of a kind that cannot be read.',
    'Use Markdown (.md), text (.txt), HTML (.html) or PDF (.pdf).',
  ),
  'document-empty': kind(
    422,
    'The document has no text.',
    'Write some; a PDF of scanned pages needs text recognition first.',
  ),
  'document-encrypted': kind(
    422,
    'The file “{name}” is protected with a password.',
    'Save it without one, then add it again.',
  ),
  'document-unreadable': kind(
    422,
    'The file “{name}” is damaged, or too complex to be read.',
    'Open it in another program and save it anew, or paste its text.',
  ),
  'document-unreachable': kind(
    502,
    'The page at {host} could not be read: {reason}.',
    'Check the address; a page behind a sign-in has to be saved and added as a file.',
    true,
  ),
  'too-many-documents': kind(
    422,
    'The chatbot has {limit} documents, which is the most.',
    'Delete some, or join those of one topic.',
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
  // An address that a person typed is asked by the one guarded client.
  'address-refused': service(
    400,
    'The address {host} cannot be asked: {reason}.',
    'Write an address that begins with https:// and has no name or password in it.',
  ),
  'address-blocked': service(
    424,
    'The address {host} is not asked: {reason}.',
    'Use a public address; whoever runs the server can allow this one with EGRESS_ALLOW.',
  ),
  'too-many-redirects': service(
    424,
    'The address {host} leads on and on to others.',
    'Use the address that it leads to in the end.',
  ),
  'answer-too-large': service(
    413,
    'The answer is larger than {limit} bytes.',
    'Use an address with a smaller answer.',
  ),
  'answer-too-slow': service(
    504,
    'The answer was not complete within {seconds} s.',
    'Try again; if it happens again, check that the address answers.',
    true,
  ),
  'secret-in-the-clear': service(
    400,
    'There seems to be a secret in {field}, where every revision would keep it.',
    'Enter it among the secrets of the chatbot, and write {{secrets.NAME}} in its place.',
  ),
  // What answers is another system, over the network. What only its operator can mend is 424,
  // "failed dependency".
  'service-unreachable': service(
    502,
    'The service at {host} cannot be reached: {reason}.',
    'Check the address, and that the service is running.',
    true,
  ),
  'service-name-unknown': service(
    502,
    'The address {host} cannot be looked up: {reason}.',
    'Check the spelling of the address, and the name service of the server.',
    true,
  ),
  'service-tls-failed': service(
    424,
    'There is no secure connection to {host}: {reason}.',
    'Check the certificate of the service, and whether the address begins with the right scheme.',
  ),
  'service-unauthorized': service(
    424,
    'The service at {host} asks for a key or does not accept the one it got (status {status}).',
    'Check the key: of the server’s own model OPENAI_API_KEY, else the secret of the chatbot.',
  ),
  'service-forbidden': service(
    424,
    'The service at {host} does not allow this with the key it got (status {status}).',
    'Check what the account of the key may use.',
  ),
  'service-not-found': service(
    424,
    'At {host} there is nothing under this address (status {status}).',
    'Check the path of the address, and the ids in it; of a model, most base URLs end in /v1.',
  ),
  'service-request-refused': service(
    424,
    'The service at {host} refused the request (status {status}).',
    'Look at the warnings of the reply in the debug panel: they have its own words.',
  ),
  'service-rate-limited': service(
    429,
    'The service at {host} takes no more requests for now; it asks to wait {wait}.',
    'Try again then, or raise the limits of the account.',
    true,
  ),
  'service-quota-spent': service(
    424,
    'The account at {host} has nothing left to spend.',
    'Check the plan and the billing of the account.',
  ),
  'service-error': service(
    502,
    'The service at {host} failed (status {status}).',
    'Try again; if it happens again, look into the log of the service.',
    true,
  ),
  'service-stalled': service(
    504,
    'The service at {host} began to answer and then went silent for {seconds} s.',
    'Try again; if it happens again, look into the log of the service.',
    true,
  ),
  'service-cut-off': service(
    502,
    'The connection to {host} ended before the reply was complete.',
    'Try again; if it happens again, check for a proxy in between that cuts long answers.',
    true,
  ),
  'service-unreadable': service(
    502,
    'The service at {host} answered something that cannot be read: {reason}.',
    'Check that the address and the kind of the service belong together.',
    true,
  ),
  'service-empty': service(
    502,
    'The service at {host} ended its reply without a word.',
    'Try again; if it happens again, try another model, other instructions or another mapping.',
    true,
  ),
  'service-too-long': service(
    424,
    'The reply was broken off: it is longer than any reply may be.',
    'Limit the length of replies at the service.',
  ),
  'service-context-too-large': service(
    413,
    'The conversation and its passages are more than {host} can read at once.',
    'Start a new conversation, shorten the instructions, or use a model that can read more.',
  ),
  'service-content-filtered': service(
    424,
    'A content filter at {host} stopped this reply.',
    'Ask in other words, or change the filter at the service.',
  ),
  'service-secret-missing': service(
    424,
    'The request needs the secret {name}, which this chatbot does not have.',
    'Enter it among the secrets of the chatbot.',
  ),
  'service-secret-elsewhere': service(
    424,
    'The secret {name} was given for {given}, and {origin} does not get it.',
    'Enter it again for the new address, or take back the change of the address.',
  ),
  'secrets-unreadable': service(
    424,
    'The secrets of this chatbot cannot be read with the key that the server has.',
    'Set SECRETS_KEY to the key that they were stored with, or enter them again.',
  ),
  'model-key-missing': service(
    424,
    'The language model needs a key, and the server has none.',
    'Set OPENAI_API_KEY (and OPENAI_BASE_URL, OPENAI_MODEL for another service) and restart the server.',
  ),
  'model-not-found': service(
    424,
    'At {host} there is no language model called {model}.',
    'Correct the name of the model, in the chatbot or in OPENAI_MODEL.',
  ),
  'chatbot-unavailable': kind(
    503,
    'The chatbot cannot give a complete answer just now.',
    'Try again in a moment.',
    true,
  ),
  interrupted: kind(503, 'The server stopped while this reply was on its way.', 'Ask again.', true),
} as const satisfies Record<string, ErrorKind>;

export type ErrorCode = keyof typeof ERRORS;
