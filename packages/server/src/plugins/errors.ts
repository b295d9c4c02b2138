import { ERRORS } from '@chatbot-test/shared/errors/catalogue.js';
import { CodedError, toProblem } from '@chatbot-test/shared/errors/coded-error.js';
import type { Problem } from '@chatbot-test/shared/protocol/message.schema.js';
import { isDatabaseDown } from '../database-down.js';
import { DetailedError } from '../detailed-error.js';
import { holdsTooMuch, JSON_LIMITS } from '../input/bounded-json.js';
import { addressKey } from '../limits/client-address.js';
import type { App } from './app.js';
import type { FieldProblem } from '../input/field-problems.js';
import { InvalidRequest, requestValidator } from './request-validation.js';

/** Body of every answer that is not a success. */
export interface ErrorBody {
  readonly error: Problem & { readonly fields?: readonly FieldProblem[] };
}

/** Has bodies of a type read as JSON. */
export function readAsJson(app: App, contentType: string): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser<string>(contentType, { parseAs: 'string' }, (request, body, done) => {
    // Many clients say `application/json` where they send nothing: that is no body.
    if (body === '') return done(null, undefined);
    if (!holdsTooMuch(body, JSON_LIMITS)) return parse(request, body, done);
    return done(new CodedError('bad-request', { reason: 'its JSON is nested too deeply' }));
  });
}

/**
 * Every error leaves the server in the same shape, with a code of the catalogue and the request's
 * correlation id. What is not in the catalogue is logged and answered as `internal`.
 *
 * @param onAnswered told the code of each
 */
export function errors(app: App, onAnswered: (code: string) => void = () => undefined): void {
  app.setValidatorCompiler(requestValidator);
  readAsJson(app, 'application/json');
  // Answers are built from typed values: their schemas are for the reference.
  app.setSerializerCompiler(() => (answer: unknown) => JSON.stringify(answer));

  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-correlation-id', request.id);
  });

  app.setNotFoundHandler((request) => {
    throw new CodedError('not-found', { what: request.method === 'GET' ? 'page' : 'address' });
  });

  app.setErrorHandler(async (failure, request, reply) => {
    const thrown = await app.limits.ofFailure(failure, addressKey(request.ip));
    const error = coded(thrown);
    const { status } = error ? ERRORS[error.code] : ERRORS.internal;
    // That a server refuses while it stops is as it should be: nobody is to be woken for it.
    if (error?.code === 'stopping') request.log.info('refused: the server is stopping');
    else if (status >= 500) request.log.error({ err: thrown }, 'request failed');
    const problem = toProblem(error ?? thrown, request.id);
    onAnswered(problem.code);
    const fields = error instanceof InvalidRequest ? { fields: error.fields } : {};
    const more = error instanceof DetailedError ? error.more : {};
    const body: ErrorBody = { error: { ...problem, ...fields, ...more } };
    if (problem.retryAfterMs !== undefined) {
      reply.header('retry-after', Math.ceil(problem.retryAfterMs / 1_000));
    }
    return reply.code(status).header('cache-control', 'no-store').send(body);
  });
}

/** The catalogue's error for what was thrown; null for what nobody expected. */
function coded(error: unknown): CodedError | null {
  if (error instanceof CodedError) return error;
  if (isDatabaseDown(error)) return new CodedError('database-unavailable', {}, error);
  if (!(error instanceof Error)) return null;
  switch ('code' in error && error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new CodedError('body-too-large', {}, error);
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new CodedError('not-json', {}, error);
  }
  const status = 'statusCode' in error ? Number(error.statusCode) : 500;
  // Static files: one that is outside of the folder is as good as none.
  if (status === 403 || status === 404) return new CodedError('not-found', { what: 'page' }, error);
  if (status === 412) return new CodedError('precondition-failed', {}, error);
  if (status === 416) return new CodedError('range-not-satisfiable', {}, error);
  return status < 500 ? new CodedError('bad-request', { reason: firstLine(error.message) }) : null;
}

function firstLine(text: string): string {
  return (text.split('\n')[0] ?? '').replace(/\.$/, '');
}
