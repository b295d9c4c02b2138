import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { EgressAnswer } from '../../../egress/egress-client.js';
import { charsetOf } from '../../../input/stream-decoder.js';
import { networkFailure } from '../../failures/network-failure.js';
import { unreadable } from '../../failures/http-status-error.js';
import { isPage, readErrorBody } from '../../failures/provider-error-body.js';
import type { ServiceTarget } from '../../failures/service-target.js';
import { WireReader, type TakeEvent, type WireEvent, type WireFormat } from './wire-events.js';

/** Most bytes of a reply: far more than the longest takes, with each word in a chunk of its own. */
const REPLY_BYTES = 16 * 1024 * 1024;

export interface ReadAnswerOptions {
  readonly target: ServiceTarget;
  /** Signal of the request; the reason of an abort is rethrown as it is. */
  readonly signal: AbortSignal;
  /** Told of signs of life that say nothing: comments between server-sent events. */
  readonly onLife?: () => void;
}

/** Tells the events of an answer that has begun, up to its end or until `take` has enough. */
export type ReadEvents = (take: TakeEvent) => Promise<void>;

/**
 * Reads the events of a good answer. Where `take` has enough the request is ended.
 *
 * @throws CodedError `service-unreadable`, `service-too-long`, `service-cut-off`; the reason of the
 *   signal when it aborts; what `take` throws
 */
export async function readAnswer(
  { body, headers }: EgressAnswer,
  format: WireFormat,
  { target, signal, onLife }: ReadAnswerOptions,
  take: TakeEvent,
): Promise<void> {
  const { host } = target;
  body.limit(REPLY_BYTES, () => new CodedError('service-too-long'));
  const takeReply = (event: WireEvent) => {
    if (isPage(event.data)) throw pageInstead(event.data, target);
    return take(event);
  };
  const encoding = charsetOf(headers.get('content-type') ?? '');
  const reader = new WireReader(format, host, takeReply, {
    encoding,
    ...(onLife && { onComment: onLife }),
  });
  try {
    await body.read((bytes) => reader.feed(bytes));
    reader.end();
  } catch (error) {
    if (signal.aborted) throw error;
    const failure = networkFailure(error, host);
    // The answer had begun: the connection was there, and broke.
    throw failure.code === 'service-unreachable'
      ? new CodedError('service-cut-off', { host }, error)
      : failure;
  }
}

/** A page that asks for a password, say, with what it is called. */
function pageInstead(page: string, target: ServiceTarget): CodedError {
  return unreadable('it is a web page', readErrorBody(page, target), target);
}
