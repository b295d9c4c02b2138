/** One kind of error: its text for people, and its status and flags for programs. */
export interface ErrorKind {
  /** HTTP status where the error answers a request. */
  readonly status: number;
  /** The failure in one sentence; `{name}` is filled in from the error's details. */
  readonly message: string;
  /** The next step for the reader. */
  readonly action: string;
  /** True if the same request may work later. */
  readonly retryable: boolean;
  /**
   * True if only operators may read it: it names hosts, models or settings. Visitors read
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
 * Every error of the server, by its code. docs/errors.md is made from it. A code never changes its
 * meaning.
 */
export const ERRORS = {
  'bad-request': kind(400, 'The request is not valid: {reason}.', 'Correct the named field.'),
  'bad-frame': kind(
    400,
    'A message from the widget could not be read: {reason}.',
    'Reload the page. If it happens again, check that the widget and the server have the same version.',
  ),
  'token-in-address': kind(
    400,
    'The URL contains a token, which logs and browser history would keep.',
    'Send the token in the Authorization header, or in the first message of the WebSocket.',
  ),
  unauthorized: kind(
    401,
    'The sign-in is missing, expired or invalid.',
    'Sign in again. Integrators: check the token that the page passes to the element.',
  ),
  'origin-not-allowed': kind(
    403,
    'This page is not allowed to use this chatbot: its origin {origin} is not on the list.',
    "Add the page's origin to the chatbot's allowed origins and publish.",
  ),
  forbidden: kind(403, 'You do not have permission to do this.', 'Ask an admin for permission.'),
  'not-found': kind(
    404,
    'There is no such {what}.',
    'Check the id. It may have been deleted, or belong to somebody else.',
  ),
  'test-only': kind(
    403,
    'This only works in test sessions: {what}.',
    'Open a test session of this chatbot as one of its operators.',
  ),
  'bad-preview': kind(
    400,
    'The unsaved changes cannot be used: {reason}.',
    'Correct the field. Until then the last valid values are used.',
  ),
  'bad-visitor': kind(
    400,
    'The visitor data from the page was not accepted: {reason}.',
    'Pass identify() at most 20 inputs, each a number, a boolean or a text of up to 500 characters.',
  ),
  'identity-required': kind(
    403,
    'This chat is for people who are signed in.',
    'Sign in on this page. Integrators: pass identify() a token that your server has signed.',
  ),
  'identity-refused': kind(
    401,
    'Your identity could not be verified: the token is invalid or has expired.',
    'Reload the page or sign in again. Integrators: the server log says what is wrong with the token.',
  ),
  'identity-unprovable': kind(
    409,
    'Only verified visitors are admitted, but no secret or key is set to verify them.',
    'Set the secret VISITOR_IDENTITY or identity.jwksUrl, or set identity.required to false.',
  ),
  conflict: kind(
    409,
    'This message was already sent with different text.',
    'Send it again as a new message.',
  ),
  'poor-contrast': kind(
    409,
    'In the {scheme} scheme, {what} would have a contrast of {ratio}:1. It needs at least {needed}:1.',
    'Use {value} instead, or publish with acceptContrast=true.',
  ),
  'publish-unconfirmed': kind(
    409,
    'Some requirements for publishing are not met: {reasons}.',
    'Meet them, or publish again with confirm=true.',
  ),
  'publish-refused': kind(
    409,
    'The publishing policy does not allow this yet: {reasons}.',
    'Meet the requirements. An admin can publish anyway, with a reason as override.',
  ),
  'stale-revision': kind(
    409,
    'Somebody else has saved this chatbot: its draft is now revision {current}.',
    'Load that revision and make your changes again.',
  ),
  'review-spent': kind(
    403,
    'This review link has reached its maximum number of answers.',
    'Ask the sender for a new link.',
  ),
  'too-many-comments': kind(
    409,
    'This review has {most} comments, which is the maximum.',
    'Ask the sender for a new link.',
  ),
  'session-ended': kind(410, 'This session has ended.', 'Start a new conversation.'),
  'session-expired': kind(
    410,
    'This session has expired: no message came for too long.',
    'Start a new conversation.',
  ),
  'too-late': kind(
    409,
    'It is too late to undo this.',
    'The cleared conversation is gone. Continue from here.',
  ),
  'text-too-long': kind(
    413,
    'The message is longer than {limit} characters.',
    'Shorten it, or send it in parts.',
  ),
  'document-too-long': kind(
    413,
    'The document “{title}” or its title is longer than {limit} characters.',
    'Split it into several documents, one for each topic.',
  ),
  'document-too-large': kind(
    413,
    'The file “{name}” is larger than {limit} MiB.',
    'Split it, or reduce the size of its images.',
  ),
  'document-type': kind(
    415,
    'The file “{name}” has a format that is not supported.',
    'Use .md, .txt, .html, .pdf, .docx, .xlsx, .csv or .epub; save older formats as one of them.',
  ),
  'document-empty': kind(
    422,
    'The document contains no text.',
    'Add some text. A scanned PDF needs text recognition (OCR) first.',
  ),
  'document-encoding': kind(
    422,
    'The text encoding of “{name}” could not be detected with certainty.',
    'Choose the encoding whose preview is readable, or save the file as UTF-8.',
  ),
  'document-duplicate': kind(
    409,
    'The chatbot already has this text, as “{title}”.',
    'Nothing was added. Edit that document, or delete it first.',
  ),
  'document-exists': kind(
    409,
    'The chatbot already has a document from this source, “{title}”, with different text.',
    'Replace it, or add this one as well.',
  ),
  'document-encrypted': kind(
    422,
    'The file “{name}” is password-protected.',
    'Save it without a password and add it again.',
  ),
  'document-unreadable': kind(
    422,
    'The file “{name}” is damaged, or too complex to read.',
    'Open it in another program and save it again, or paste its text.',
  ),
  'document-unreachable': kind(
    502,
    'The page at {host} could not be read: {reason}.',
    'Check the address. If the page needs a sign-in, save it and add it as a file.',
    true,
  ),
  'too-many-waiting': kind(
    429,
    'Many of your documents are already waiting to be read.',
    'Add more when some of them are done.',
    true,
  ),
  'reading-time-spent': kind(
    429,
    'Reading your documents has used {minutes} minutes of processor time in one hour, which is the limit.',
    'Try again later, or split large documents. To raise the limit, set LIMIT_READING.',
    true,
  ),
  'too-many-documents': kind(
    422,
    'The chatbot has {limit} documents, which is the maximum.',
    'Delete some, or merge documents about the same topic.',
  ),
  'too-many-websites': kind(
    422,
    'The chatbot has {limit} websites, which is the maximum.',
    'Delete one that is no longer needed.',
  ),
  'too-many-tests': kind(
    422,
    'The chatbot has {limit} saved tests, which is the maximum.',
    'Delete one that is no longer needed.',
  ),
  'precondition-failed': kind(
    412,
    'The file does not meet the conditions of the request (if-match, if-unmodified-since).',
    'Send the request without these headers.',
  ),
  'range-not-satisfiable': kind(
    416,
    'The requested range is beyond the end of the file.',
    'Request a range within the file, or the whole file.',
  ),
  'body-too-large': kind(413, 'The request is too large.', 'Send less at once.'),
  'not-json': kind(
    415,
    'The body of the request is not JSON.',
    'Send JSON, with the header content-type: application/json.',
  ),
  'frame-too-large': kind(413, 'The message from the widget is too large.', 'Send less at once.'),
  'rate-limited': kind(
    429,
    'Too many messages in a short time.',
    'Wait a few seconds and try again.',
    true,
  ),
  busy: kind(
    503,
    'The server is too busy to answer right now.',
    'The message is sent again automatically in a moment.',
    true,
  ),
  'address-limited': kind(
    429,
    'Too many {what} from this network address.',
    'Wait {seconds} s and try again. To raise the limit, set {setting} on the server.',
    true,
  ),
  'body-too-slow': kind(
    408,
    'The request was not received within {seconds} s.',
    'Send it again over a faster connection, or send less at once.',
    true,
  ),
  internal: kind(
    500,
    'Something went wrong on the server.',
    'Try again. If it happens again, report the details.',
    true,
  ),
  'database-unavailable': kind(
    503,
    'The message could not be stored.',
    'Try again in a moment.',
    true,
  ),
  stopping: kind(
    503,
    'This server is shutting down.',
    'Connect again: another server takes over.',
    true,
  ),
  'service-failed': service(
    502,
    'The chatbot service failed before the reply was complete.',
    'Try again. If it happens again, open the reply in the debug panel.',
    true,
  ),
  'service-timeout': service(
    504,
    'The chatbot service did not answer within {seconds} s.',
    'Try again, or check the address of the service.',
    true,
  ),
  // Errors of the guarded client, which sends all requests to addresses that a person has entered.
  'address-refused': service(
    400,
    'The address {host} cannot be used: {reason}.',
    'Enter an address that begins with https:// and has no user name or password in it.',
  ),
  'address-blocked': service(
    424,
    'The address {host} is blocked: {reason}.',
    'Use a public address. To allow this one, add it to EGRESS_ALLOW on the server.',
  ),
  'too-many-redirects': service(
    424,
    'The address {host} redirects too many times.',
    'Use the final address.',
  ),
  'answer-too-large': service(
    413,
    'The response is larger than {limit} bytes.',
    'Use an address with a smaller response.',
  ),
  'answer-too-slow': service(
    504,
    'The response was not complete within {seconds} s.',
    'Try again. If it happens again, check that the address responds.',
    true,
  ),
  'secret-in-the-clear': service(
    400,
    'The field {field} seems to contain a secret. Every revision would store it in plain text.',
    'Save it as a secret of the chatbot, and write {{secrets.NAME}} in its place.',
  ),
  'over-budget': service(
    429,
    'The budget of {whose} is used up: {limit} per {period}.',
    'It resets at {until}. To allow more, raise {setting}.',
    true,
  ),
  // Errors of another system, over the network. 424, "failed dependency", if only its operator can
  // mend it.
  'service-unreachable': service(
    502,
    'The service at {host} cannot be reached: {reason}.',
    'Check the address, and that the service is running.',
    true,
  ),
  'service-name-unknown': service(
    502,
    'The host name {host} cannot be resolved: {reason}.',
    'Check the spelling of the address, and the DNS of the server.',
    true,
  ),
  'service-tls-failed': service(
    424,
    'A secure connection to {host} could not be made: {reason}.',
    'Check the certificate of the service, and that the address has the right scheme.',
  ),
  'service-unauthorized': service(
    424,
    'The service at {host} needs an API key, or rejected the one it received ({reason}).',
    'Check the key: OPENAI_API_KEY for the server’s own model, otherwise the secret of the chatbot.',
  ),
  'service-forbidden': service(
    424,
    'The service at {host} does not allow this with its API key ({reason}).',
    'Check the permissions of the account.',
  ),
  'service-not-found': service(
    424,
    'The service at {host} has nothing at this address ({reason}).',
    'Check the path of the address and the ids in it. Base URLs of models usually end in /v1.',
  ),
  'service-request-refused': service(
    424,
    'The service at {host} rejected the request ({reason}).',
    'See the warnings of the reply in the debug panel for the message of the service.',
  ),
  'service-rate-limited': service(
    429,
    'The rate limit of the service at {host} is reached. It asks to wait {wait}.',
    'Try again then, or raise the limits of the account.',
    true,
  ),
  'service-quota-spent': service(
    424,
    'The account at {host} has no credit left.',
    'Check the plan and billing of the account.',
  ),
  'service-error': service(
    502,
    'The service at {host} failed ({reason}).',
    'Try again. If it happens again, check the log of the service.',
    true,
  ),
  'service-stalled': service(
    504,
    'The service at {host} began to answer and then sent nothing for {seconds} s.',
    'Try again. If it happens again, check the log of the service.',
    true,
  ),
  'service-cut-off': service(
    502,
    'The connection to {host} closed before the reply was complete.',
    'Try again. If it happens again, check for a proxy that cuts off long responses.',
    true,
  ),
  'service-unreadable': service(
    502,
    'The response of the service at {host} could not be read: {reason}.',
    'Check that the address matches the type of the service.',
    true,
  ),
  'service-empty': service(
    502,
    'The service at {host} sent an empty reply.',
    'Try again. If it happens again, try another model, other instructions or another mapping.',
    true,
  ),
  'service-too-long': service(
    424,
    'The reply was cut off because it is longer than the maximum.',
    'Limit the length of replies in the service.',
  ),
  'service-context-too-large': service(
    413,
    'The conversation and its passages do not fit into the context of the model at {host}.',
    'Start a new conversation, shorten the instructions, or use a model with a larger context.',
  ),
  'service-content-filtered': service(
    424,
    'A content filter at {host} stopped this reply.',
    'Ask in other words, or change the filter at the service.',
  ),
  'service-secret-missing': service(
    424,
    'The request needs the secret {name}, which this chatbot does not have.',
    'Add it to the secrets of the chatbot.',
  ),
  'service-secret-elsewhere': service(
    424,
    'The secret {name} was saved for {given}, so it is not sent to {origin}.',
    'Enter it again for the new address, or change the address back.',
  ),
  'knowledge-empty': service(
    409,
    'The chatbot has no documents to answer from.',
    'Add a document to its knowledge base.',
  ),
  'secrets-unreadable': service(
    424,
    'The secrets of this chatbot cannot be decrypted with the key of the server.',
    'Set SECRETS_KEY to the key they were saved with, or enter them again.',
  ),
  'model-key-missing': service(
    424,
    'The language model needs an API key, and the server has none.',
    'Set OPENAI_API_KEY (and OPENAI_BASE_URL, OPENAI_MODEL for another service) and restart the server.',
  ),
  'model-not-found': service(
    424,
    'There is no language model named {model} at {host}.',
    'Correct the name of the model in the chatbot or in OPENAI_MODEL.',
  ),
  'chatbot-unavailable': kind(
    503,
    'The chatbot cannot give a complete answer right now.',
    'Try again in a moment.',
    true,
  ),
  interrupted: kind(503, 'The server stopped before this reply was complete.', 'Ask again.', true),
} as const satisfies Record<string, ErrorKind>;

export type ErrorCode = keyof typeof ERRORS;
