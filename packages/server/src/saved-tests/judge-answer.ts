import type { Source } from '@chatbot-test/shared/protocol/message.schema.js';
import { normalForm } from '../input/normal-form.js';
import type { Expectations } from './saved-test.js';

/** Answer to the last question of a test. */
export interface TestAnswer {
  readonly text: string;
  readonly sources: readonly Pick<Source, 'documentId' | 'title'>[];
  /** Reason why there is no answer, in words; null if there is one. */
  readonly problem: string | null;
}

export interface JudgeOptions {
  /** The chatbot answers from documents, so that an answer without sources is none. */
  readonly hasSources: boolean;
  /** Title of the document that must be cited; null if it does not exist. */
  readonly citesTitle: string | null;
}

/** Lists what is wrong with an answer, in words; empty: the test passes. */
export function faultsOf(
  { expects, contains, lacks, cites }: Expectations,
  { text, sources, problem }: TestAnswer,
  { hasSources, citesTitle }: JudgeOptions,
): string[] {
  if (problem !== null) return [problem];
  const said = comparable(text);
  const says = (phrase: string) => said.includes(comparable(phrase));
  const isCited = cites === null || sources.some(({ documentId }) => documentId === cites);
  return [
    ...(expects === 'answer' && hasSources && sources.length === 0 ? ['It found no answer.'] : []),
    ...(expects === 'refusal' ? faultsOfRefusal(sources, hasSources) : []),
    ...contains.filter((phrase) => !says(phrase)).map((phrase) => `It does not say “${phrase}”.`),
    ...lacks.filter(says).map((phrase) => `It says “${phrase}”.`),
    ...(isCited ? [] : [`It does not cite ${citesTitle === null ? GONE : `“${citesTitle}”`}.`]),
  ];
}

const GONE = 'its document, which is no longer there';

function faultsOfRefusal(sources: TestAnswer['sources'], hasSources: boolean): string[] {
  const [first] = sources;
  if (first) return [`It answered, from “${first.title}”.`];
  return hasSources
    ? []
    : ['Whether it refused cannot be told: what answers names no sources. Expect words instead.'];
}

/** Case, kinds of spaces and ways to write a letter do not count. */
const comparable = (text: string) =>
  normalForm(text, 'NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
