import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { EgressAnswer } from '../../../egress/egress-client.js';
import { charsetOf } from '../../../input/stream-decoder.js';
import { networkFailure } from '../../failures/network-failure.js';
import { unreadable } from '../../failures/http-status-error.js';
import { isPage, readErrorBody } from '../../failures/provider-error-body.js';
import type { ServiceTarget } from '../../failures/service-target.js';
import { MissingEnd } from './missing-end.js';
import { isWholeDocument } from './text-reader.js';
import {
  NOT_JSON,
  WireReader,
  type TakeEvent,
  type WireEvent,
  type WireFormat,
} from './wire-events.js';

/** Most bytes without an event, or of one: far more than the longest takes. */
const EVENT_BYTES = 16 * 1024 * 1024;
/** Most bytes of a reply: some services write all that they know into the event of each word. */
const REPLY_BYTES = 128 * 1024 * 1024;
/** Most characters that are read of what is no reply. */
const LONGEST_SAID = 10_000;

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
  const tooLong = () => new CodedError('service-too-long');
  body.limit(REPLY_BYTES, tooLong);
  let ofEvent = 0;
  body.watch((piece) => {
    ofEvent += piece.byteLength;
    if (ofEvent > EVENT_BYTES) throw tooLong();
  });
  const takeReply = (event: WireEvent) => {
    ofEvent = 0;
    if (isPage(event.data)) throw pageInstead(event.data, target);
    return take(event);
  };
  const type = headers.get('content-type') ?? '';
  const reader = new WireReader(format, host, takeReply, {
    encoding: charsetOf(type),
    isCalledJson: /^\s*application\/([\w.-]+\+)?json\b/i.test(type),
    notJson: (text) =>
      unreadable(NOT_JSON, readErrorBody(text.slice(0, LONGEST_SAID), target), target),
    ...(onLife && { onComment: onLife }),
  });
  // Lines of JSON go on behind each; of an answer with a length, one is all of it.
  const isOne = format === 'json' || headers.has('content-length');
  const isWhole = () => isOne && isWholeDocument(reader.waiting);
  const ending = new MissingEnd(isWhole, () => body.cancel());
  try {
    await body.read((bytes) => {
      if (isOne) ending.heard();
      return reader.feed(bytes);
    });
    reader.end();
  } catch (error) {
    if (signal.aborted) throw error;
    // What came is all of it: the connection was left open, or broke behind it.
    if (ending.isMissing || (isNetwork(error) && isWhole())) return reader.end();
    const failure = networkFailure(error, host);
    // The answer had begun: the connection was there, and broke.
    throw failure.code === 'service-unreachable'
      ? new CodedError('service-cut-off', { host }, error)
      : failure;
  } finally {
    ending.stop();
  }
}

const isNetwork = (error: unknown): boolean => !(error instanceof CodedError);

/** A page that asks for a password, say, with what it is called. */
function pageInstead(page: string, target: ServiceTarget): CodedError {
  return unreadable('it is a web page', readErrorBody(page, target), target);
}
