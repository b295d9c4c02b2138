import type { ErrorCode } from '@chatbot-test/shared/errors/catalogue.js';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import { UnreadableCoding } from '../../egress/content-decoder.js';

/** A request that got no answer at all. */
export function networkFailure(error: unknown, host: string): CodedError {
  for (let inner: unknown = error; inner instanceof Error; inner = inner.cause) {
    if (inner instanceof CodedError) return inner;
    if (inner instanceof UnreadableCoding)
      return new CodedError('service-unreadable', { host, reason: inner.message }, error);
  }
  const code = networkCodeOf(error);
  const [kind, reason] = REASONS[code] ?? reasonOfUnknown(code);
  return new CodedError(kind, { host, reason }, error);
}

/** Tells whether an open connection was closed: the next one may do better. */
export function isCut(error: unknown): boolean {
  return ['ECONNRESET', 'UND_ERR_SOCKET', 'EPIPE'].includes(networkCodeOf(error));
}

type Reason = readonly [code: ErrorCode, words: string];

const CLOSED: Reason = ['service-unreachable', 'it closed the connection'];
const SILENT: Reason = ['service-unreachable', 'it does not answer'];
const NO_WAY: Reason = ['service-unreachable', 'there is no way to it'];
const BROKEN: Reason = ['service-unreadable', 'its compression is broken'];
const NOT_HTTP: Reason = ['service-unreachable', 'what answers there does not speak HTTP'];
const UNTRUSTED: Reason = ['service-tls-failed', 'its certificate is not trusted'];

/** Codes of Node, OpenSSL and undici. */
const REASONS: Readonly<Record<string, Reason>> = {
  ECONNREFUSED: ['service-unreachable', 'nothing listens there'],
  ECONNRESET: CLOSED,
  UND_ERR_SOCKET: CLOSED,
  HPE_HEADER_OVERFLOW: ['service-unreachable', 'the headers of its answer are too long'],
  UND_ERR_HEADERS_OVERFLOW: ['service-unreachable', 'the headers of its answer are too long'],
  EPIPE: CLOSED,
  ETIMEDOUT: SILENT,
  UND_ERR_CONNECT_TIMEOUT: SILENT,
  UND_ERR_HEADERS_TIMEOUT: SILENT,
  EHOSTUNREACH: NO_WAY,
  ENETUNREACH: NO_WAY,
  ENOTFOUND: ['service-name-unknown', 'there is no such host'],
  EAI_AGAIN: ['service-name-unknown', 'the name service does not answer'],
  ERR_TLS_CERT_ALTNAME_INVALID: ['service-tls-failed', 'its certificate is for another name'],
  CERT_HAS_EXPIRED: ['service-tls-failed', 'its certificate has expired'],
  CERT_NOT_YET_VALID: ['service-tls-failed', 'its certificate is not valid yet'],
  DEPTH_ZERO_SELF_SIGNED_CERT: UNTRUSTED,
  SELF_SIGNED_CERT_IN_CHAIN: UNTRUSTED,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNTRUSTED,
  ERR_SSL_WRONG_VERSION_NUMBER: ['service-tls-failed', 'it does not speak TLS; is it http'],
  ERR_SSL_PACKET_LENGTH_TOO_LONG: ['service-tls-failed', 'it does not speak TLS; is it http'],
};

function reasonOfUnknown(code: string): Reason {
  // The parser of HTTP has a code for each way in which an answer can be none.
  if (code.startsWith('HPE_')) return NOT_HTTP;
  // Codes of zlib and brotli.
  if (/^(Z_DATA_ERROR|Z_NEED_DICT|ERR__ERROR_|ZSTD_error)/.test(code)) return BROKEN;
  const kind = /^ERR_(SSL|TLS)_|^CERT_|_CERT/.test(code)
    ? 'service-tls-failed'
    : 'service-unreachable';
  return [kind, code ? `the connection failed (${code})` : 'the connection failed'];
}

/** The code of the innermost error that has one: `fetch` wraps what the network said. */
export function networkCodeOf(error: unknown): string {
  let code = '';
  for (let inner = error; inner instanceof Error; inner = inner.cause) {
    if ('code' in inner && typeof inner.code === 'string') code = inner.code;
    // Both addresses of a name were tried: the errors are alike.
    const [first] = inner instanceof AggregateError ? (inner.errors as unknown[]) : [];
    if (first) return networkCodeOf(first) || code;
  }
  return code;
}
