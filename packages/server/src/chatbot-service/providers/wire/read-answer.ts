import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { EgressAnswer } from '../../../egress/egress-client.js';
import { networkFailure } from '../../failures/network-failure.js';
import { WireReader, type TakeEvent, type WireFormat } from './wire-events.js';

/** Most bytes of a reply: far more than the longest takes, with each word in a chunk of its own. */
const REPLY_BYTES = 16 * 1024 * 1024;

export interface ReadAnswerOptions {
  readonly host: string;
  /** Of the request: what an aborted one fails with is passed on as it is. */
  readonly signal: AbortSignal;
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
  { host, signal }: ReadAnswerOptions,
  take: TakeEvent,
): Promise<void> {
  const type = headers.get('content-type') ?? '';
  if (type.startsWith('text/html')) {
    body.cancel();
    throw new CodedError('service-unreadable', { host, reason: 'it is a web page' });
  }
  body.limit(REPLY_BYTES, () => new CodedError('service-too-long'));
  const reader = new WireReader(format, host, take);
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
