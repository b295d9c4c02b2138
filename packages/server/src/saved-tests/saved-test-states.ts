import { and, asc, eq } from 'drizzle-orm';
import type { Sql } from '../db/client.js';
import { queryBuilder } from '../db/query-builder.js';
import { savedTests as tests } from '../db/schema/saved-tests.js';
import type { Chatbot } from '../chatbots/chatbot-repository.js';
import { stateOf } from './saved-test.js';

/** Verdict of the saved tests of a chatbot on its draft: the first question of each. */
export interface SavedTestStates {
  readonly passing: readonly string[];
  readonly failing: readonly string[];
  /** Tests that have not run against exactly this version. */
  readonly notRun: readonly string[];
}

export async function savedTestStates(
  sql: Sql,
  { tenantId, chatbotId, fingerprint: now }: Chatbot,
): Promise<SavedTestStates> {
  const { questions, fingerprint, passed } = tests;
  const rows = await queryBuilder(sql)
    .select({ questions, fingerprint, passed })
    .from(tests)
    .where(and(eq(tests.tenantId, tenantId), eq(tests.chatbotId, chatbotId)))
    .orderBy(asc(tests.createdAt), asc(tests.id));
  const judged = rows.map((row) => {
    const { fingerprint: of, passed: has } = row;
    const result = of !== null && has !== null ? { fingerprint: of, passed: has } : null;
    return { question: row.questions[0] ?? '', state: stateOf(result, now) };
  });
  const asked = (...states: readonly string[]) =>
    judged.filter(({ state }) => states.includes(state)).map(({ question }) => question);
  return {
    passing: asked('passing'),
    failing: asked('failing'),
    notRun: asked('new', 'out-of-date'),
  };
}
