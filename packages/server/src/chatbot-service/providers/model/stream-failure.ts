import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import { complaintOf } from '../../failures/complaint.js';
import { refusal } from '../../failures/refusal.js';
import type { ModelEndpoint } from './model-endpoint.js';

/** A stream that was broken off, and what an operator should know of it. */
export interface StreamFailure {
  readonly error: CodedError;
  /** A sentence; empty where the error says it all. */
  readonly words: string;
}

/**
 * What a stream of a model was broken off with: an error of ours, of the SDK or of the connection,
 * or the `error` that the endpoint put into it.
 *
 * @param isEventStream whether the answer was called a stream of events
 */
export function streamFailure(
  thrown: unknown,
  endpoint: ModelEndpoint,
  isEventStream: boolean,
): StreamFailure {
  const { host } = endpoint;
  const coded = codedWithin(thrown);
  if (coded) return { error: coded, words: '' };
  if (thrown instanceof Error) {
    const reason = isEventStream ? UNREADABLE[thrown.name] : 'it is no stream of events';
    const error = reason
      ? new CodedError('service-unreadable', { host, reason }, thrown)
      : new CodedError('service-cut-off', { host }, thrown);
    return { error, words: '' };
  }
  const complaint = complaintOf({ error: thrown }, endpoint);
  const status = Number(/\b[45]\d\d\b/.exec(complaint.code)?.[0] ?? 500);
  const error = refusal(status, complaint, null, endpoint);
  return { error, words: complaint.words && `${host} said: “${complaint.words}”` };
}

function codedWithin(thrown: unknown): CodedError | null {
  for (let inner = thrown; inner instanceof Error; inner = inner.cause) {
    if (inner instanceof CodedError) return inner;
  }
  return null;
}

/** The SDK's errors about what it read, by their names; it has another for a stream without an end. */
const UNREADABLE: Readonly<Record<string, string>> = {
  AI_JSONParseError: 'a part of it is not JSON',
  AI_TypeValidationError: 'a part of it does not belong to a chat completion',
};
