import t from 'tap';
import { faultsOf, type TestAnswer } from './judge-answer.js';
import type { Expectations } from './saved-test.js';

const source = (documentId: string, title: string) => ({ documentId, title });
const RETURNS = source('returns', 'Returns');
const ANSWER: TestAnswer = { text: 'Within\n60  Days.', sources: [RETURNS], problem: null };
const NONE: TestAnswer = { text: 'I don’t know.', sources: [], problem: null };
const judge = (
  expected: Partial<Expectations>,
  answer: TestAnswer,
  { hasSources = true, citesTitle = null as string | null } = {},
) =>
  faultsOf({ expects: 'any', contains: [], lacks: [], cites: null, ...expected }, answer, {
    hasSources,
    citesTitle,
  });

await t.test('[5.7] phrases are looked for whatever their case and spaces', (t) => {
  t.strictSame(judge({ contains: ['within 60 days'], lacks: ['30 days'] }, ANSWER), []);
  t.strictSame(judge({ contains: ['90 days'], lacks: ['60 DAYS'] }, ANSWER), [
    'It does not say “90 days”.',
    'It says “60 DAYS”.',
  ]);
  t.end();
});

await t.test('[5.7] an answer has sources, a refusal has none', (t) => {
  t.strictSame(judge({ expects: 'answer' }, ANSWER), []);
  t.strictSame(judge({ expects: 'answer' }, NONE), ['It found no answer.']);
  t.strictSame(judge({ expects: 'refusal' }, NONE), []);
  t.strictSame(judge({ expects: 'refusal' }, ANSWER), ['It answered, from “Returns”.']);
  t.strictSame(judge({}, NONE), []);
  t.end();
});

await t.test('[5.7] a service that names no sources answers, and cannot be told to refuse', (t) => {
  t.strictSame(judge({ expects: 'answer' }, NONE, { hasSources: false }), []);
  t.match(judge({ expects: 'refusal' }, NONE, { hasSources: false }), [/cannot be told/]);
  t.end();
});

await t.test('[5.7] a document that has to be cited is named, or said to be gone', (t) => {
  t.strictSame(judge({ cites: 'returns' }, ANSWER), []);
  t.strictSame(judge({ cites: 'hours' }, ANSWER, { citesTitle: 'Hours' }), [
    'It does not cite “Hours”.',
  ]);
  t.match(judge({ cites: 'hours' }, ANSWER), [/no longer there/]);
  t.end();
});

await t.test('[5.7] a failure is the only fault', (t) => {
  const failed = { text: 'Half', sources: [], problem: 'The service did not answer.' };
  t.strictSame(judge({ expects: 'answer', contains: ['x'] }, failed), [failed.problem]);
  t.end();
});
