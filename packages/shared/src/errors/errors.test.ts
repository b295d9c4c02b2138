import t from 'tap';
import Value from 'typebox/value';
import { Problem } from '../protocol/message.schema.js';
import { ERRORS, type ErrorCode, type ErrorKind } from './catalogue.js';
import { CodedError, toProblem } from './coded-error.js';
import { WIDGET_ERRORS } from './widget-catalogue.js';

const entries = Object.entries(ERRORS) as [ErrorCode, ErrorKind][];
const all = Object.entries({ ...ERRORS, ...WIDGET_ERRORS });

t.test('[4.4] a code is of the server or of the widget, never of both', async (t) => {
  for (const code of Object.keys(WIDGET_ERRORS)) t.notOk(Object.hasOwn(ERRORS, code), code);
});

t.test('[4.4] every error says what happened and what to do, in whole sentences', async (t) => {
  for (const [code, { message, action }] of all) {
    t.match(code, /^[a-z]+(-[a-z]+)*$/, `${code}: words and hyphens`);
    for (const sentence of [message, action]) {
      t.match(sentence, /^[A-Z].*[^.]\.$/s, `${code}: begins with a capital and ends with a stop`);
      t.notMatch(sentence, /\s\s|[!?]|\boops\b|\n/i, `${code}: is calm and on one line`);
      t.ok(sentence.length <= 120, `${code}: is short`);
    }
    t.not(message, action, `${code}: the two differ`);
  }
});

t.test('[4.4] statuses are those of errors, and retryable where waiting may help', async (t) => {
  for (const [code, { status, retryable }] of entries) {
    t.ok(Number.isInteger(status) && status >= 400 && status <= 599, `${code}: ${status}`);
    t.equal(
      retryable,
      status >= 500 || [408, 429].includes(status),
      `${code}: retryable is ${retryable}`,
    );
  }
});

t.test('[4.4] no two errors say the same', async (t) => {
  const messages = all.map(([, { message }]) => message);
  t.equal(new Set(messages).size, messages.length);
});

t.test('[4.4] a coded error fills in its details', async (t) => {
  const cause = new Error('ECONNREFUSED');
  const error = new CodedError('service-timeout', { seconds: 30 }, cause);
  t.equal(error.message, 'The chatbot service did not answer within 30 s.');
  t.match(error, { name: 'CodedError', code: 'service-timeout', cause });
  t.match(new CodedError('service-timeout').message, 'within unknown s.');
  t.notOk('cause' in new CodedError('forbidden'));
});

t.test('[8.3] details are put in as they are, and not searched again', async (t) => {
  const error = new CodedError('not-found', { what: '$& {what} {constructor}' });
  t.equal(error.message, 'There is no such $& {what} {constructor}.');
});

t.test('[4.4] a problem is what the other side may know of an error', async (t) => {
  const problem = toProblem(new CodedError('text-too-long', { limit: 8_000 }), 'id-1');
  t.same(problem, {
    code: 'text-too-long',
    message: 'The message is longer than 8000 characters.',
    action: 'Shorten it, or send it in parts.',
    retryable: false,
    correlationId: 'id-1',
  });
  t.ok(Value.Check(Problem, problem));
});

t.test(
  '[1.5] a problem says after how long the same is welcome again, if that is known',
  async (t) => {
    const problem = toProblem(new CodedError('rate-limited', { retryAfterMs: 12.2 }), 'id-1');
    t.equal(problem.retryAfterMs, 13, 'whole milliseconds, and never too early');
    t.ok(Value.Check(Problem, problem));
    t.notOk('retryAfterMs' in toProblem(new CodedError('rate-limited'), 'id-1'));
  },
);

t.test('[8.3] of any other error the other side learns only that it happened', async (t) => {
  for (const error of [new Error('password=hunter2'), 'hunter2', null, { code: 'hunter2' }]) {
    const problem = toProblem(error, 'id-1');
    t.equal(problem.code, 'internal');
    t.notMatch(JSON.stringify(problem), /hunter2/);
  }
});
