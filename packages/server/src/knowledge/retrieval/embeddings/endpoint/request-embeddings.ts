import { ERRORS } from '@chatbot-test/shared/errors/catalogue.js';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import Type from 'typebox';
import { Value } from 'typebox/value';
import { networkFailure } from '../../../../chatbot-service/failures/network-failure.js';
import { readText } from '../../../../chatbot-service/failures/read-text.js';
import {
  httpStatusError,
  retryAfterMs,
} from '../../../../chatbot-service/failures/http-status-error.js';
import { readErrorBody } from '../../../../chatbot-service/failures/provider-error-body.js';
import { EmbeddingsUnavailable, type Embedding } from '../sentence-embedder.js';
import type { EmbeddingEndpoint } from './embedding-endpoint.js';

/** The client for outgoing requests. */
export type Send = (url: string, init: RequestInit) => Promise<Response>;

const Answer = Type.Object({
  data: Type.Array(
    Type.Object({
      index: Type.Optional(Type.Integer({ minimum: 0 })),
      embedding: Type.Array(Type.Number(), { minItems: 1 }),
    }),
  ),
});

/**
 * Asks an OpenAI-compatible service to embed some texts.
 *
 * https://platform.openai.com/docs/api-reference/embeddings/create
 *
 * @returns vectors of length 1 and of one size, one for each text, in order
 * @throws EmbeddingsUnavailable for whatever is no such answer
 */
export async function requestEmbeddings(
  endpoint: EmbeddingEndpoint,
  send: Send,
  texts: readonly string[],
  signal?: AbortSignal,
): Promise<Embedding[]> {
  const { url, host, model, apiKey } = endpoint;
  const body = { model, input: texts, encoding_format: 'float' };
  try {
    const response = await send(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(apiKey !== null && { authorization: `Bearer ${apiKey}` }),
      },
      body: JSON.stringify(body),
      // One could take the key elsewhere.
      redirect: 'manual',
      ...(signal && { signal }),
    });
    if (!response.ok) throw await refused(response, endpoint);
    return vectorsIn(await response.json(), texts.length);
  } catch (error) {
    if (error instanceof EmbeddingsUnavailable) throw error;
    if (signal?.aborted) {
      throw new EmbeddingsUnavailable(`The service at ${host} did not answer in time.`, 0);
    }
    throw unavailable(
      error instanceof Unreadable || error instanceof SyntaxError
        ? new CodedError('service-unreadable', { host, reason: reasonOf(error) })
        : networkFailure(error, host),
    );
  }
}

async function refused(
  response: Response,
  endpoint: EmbeddingEndpoint,
): Promise<EmbeddingsUnavailable> {
  const said = readErrorBody(await readText(response.body), endpoint);
  const waitMs = retryAfterMs(response.headers);
  const error = httpStatusError(response.status, said, response.headers, endpoint);
  return unavailable(error, said.words, waitMs ?? 0);
}

/** The catalogue's sentence, and the service's own words. */
function unavailable(error: CodedError, words = '', waitMs = 0): EmbeddingsUnavailable {
  const said = words === '' ? '' : ` It said: “${words}”`;
  const wait = ERRORS[error.code].retryable ? waitMs : null;
  return new EmbeddingsUnavailable(`${error.message}${said}`, wait, error);
}

function vectorsIn(answer: unknown, count: number): Embedding[] {
  if (!Value.Check(Answer, answer)) throw new Unreadable('it has no vectors');
  const { data } = answer;
  if (data.length !== count) {
    throw new Unreadable(`it has ${data.length} vectors for ${count} texts`);
  }
  const vectors = new Map(
    data.map(({ index, embedding }, place) => [index ?? place, ofLengthOne(embedding)]),
  );
  const size = data[0]?.embedding.length;
  return data.map((_, place) => {
    const vector = vectors.get(place);
    if (!vector) throw new Unreadable(`it has no vector for text ${place + 1} of ${count}`);
    if (vector.length !== size) throw new Unreadable('its vectors are of different sizes');
    return vector;
  });
}

/** Not every service makes them so; products are cosines only then. */
function ofLengthOne(values: readonly number[]): Embedding {
  const length = Math.hypot(...values);
  if (!(length > 0 && length < Infinity)) throw new Unreadable('a vector of it is nothing but 0');
  return Float32Array.from(values, (value) => value / length);
}

class Unreadable extends Error {}

const reasonOf = (error: Error) => (error instanceof Unreadable ? error.message : 'it is not JSON');
