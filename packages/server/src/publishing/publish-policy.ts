import { contrastIssues } from '@chatbot-test/shared/config/contrast-issues.js';
import { answersFromDocuments } from '../chatbot-service/answers-from-documents.js';
import type { Chatbot } from '../chatbots/chatbot-repository.js';
import { eq } from 'drizzle-orm';
import type { Sql, TransactionSql } from '../db/client.js';
import { queryBuilder } from '../db/query-builder.js';
import { publishPolicies as policies } from '../db/schema/publishing.js';
import type { SavedTestStates } from '../saved-tests/saved-test-states.js';
import type { Evidence } from './evidence.js';

/** Conditions for publishing anything of a tenant. */
export interface PublishPolicy {
  /** `off`: nothing; `ask`: who publishes has to confirm what is not met; `block`: it is refused. */
  readonly mode: 'off' | 'ask' | 'block';
  /** Requires that somebody has tested exactly this version. */
  readonly tested: boolean;
  /** Requires that somebody else has approved exactly this version. */
  readonly approved: boolean;
  readonly noWarnings: boolean;
  /** Requires saved tests, all of which pass. Default: false. */
  readonly savedTests?: boolean;
  /** Address that hears of sites that differ from what was published; null: none. */
  readonly webhookUrl?: string | null;
}

export const NO_POLICY: PublishPolicy = {
  mode: 'off',
  tested: true,
  approved: false,
  noWarnings: false,
  savedTests: false,
};

export async function policyOf(
  sql: Sql | TransactionSql,
  tenantId: string,
): Promise<PublishPolicy> {
  const { mode, tested, approved, noWarnings, savedTests, webhookUrl } = policies;
  const [row] = await queryBuilder(sql)
    .select({ mode, tested, approved, noWarnings, savedTests, webhookUrl })
    .from(policies)
    .where(eq(policies.tenantId, tenantId));
  return row ?? NO_POLICY;
}

export async function setPolicy(
  sql: TransactionSql,
  tenantId: string,
  policy: PublishPolicy,
): Promise<void> {
  const { mode, tested, approved, noWarnings, savedTests = false, webhookUrl = null } = policy;
  const set = { mode, tested, approved, noWarnings, savedTests, webhookUrl };
  await queryBuilder(sql)
    .insert(policies)
    .values({ tenantId, ...set })
    .onConflictDoUpdate({ target: policies.tenantId, set });
}

/** Facts about a draft that warnings come of. */
export interface DraftFacts {
  readonly hasDocuments: boolean;
  /** Reason why it cannot answer, in words: a missing secret, a blocked address; null if it can. */
  readonly obstacle: string | null;
  /** Reviewers by link who asked for changes of exactly this, and did not approve it since. */
  readonly askedForChanges: readonly { readonly author: string; readonly text: string }[];
  /** Questions of tests of exactly this without an answer; `code` where it failed. */
  readonly unanswered: readonly { readonly question: string; readonly code: string | null }[];
  readonly savedTests: SavedTestStates;
}

/** Points to look at before publishing, in words. */
export function warningsOf(
  { config }: Pick<Chatbot, 'config'>,
  { hasDocuments, obstacle, unanswered, askedForChanges, savedTests }: DraftFacts,
): string[] {
  const contrast = contrastIssues(config.appearance).map(
    ({ scheme, what, ratio }) =>
      `In the ${scheme} scheme ${what.replaceAll('-', ' ')} has a contrast of ${ratio}:1.`,
  );
  const isEmpty = config.provider.type === 'knowledge' && !hasDocuments;
  const failed = unanswered.filter(({ code }) => code !== null);
  const open = unanswered.filter(({ code }) => code === null);
  return [
    ...contrast,
    ...(isEmpty ? ['It answers from its documents, and has none.'] : []),
    ...(obstacle ? [obstacle] : []),
    ...askedForChanges.map(({ author, text }) =>
      text ? `${author} asked for changes: ${text}` : `${author} asked for changes.`,
    ),
    ...failed.map(({ question, code }) => `In a test “${question}” failed (${code}).`),
    // What a connected service answers has no sources, and is an answer all the same.
    ...(answersFromDocuments(config.provider)
      ? open.map(({ question }) => `In a test “${question}” found no answer.`)
      : []),
    ...savedTests.failing.map((question) => `The saved test “${shortened(question)}” fails.`),
    ...notRunWarning(savedTests.notRun),
  ];
}

/** Characters of a question that are told. */
const TOLD = 120;

const shortened = (text: string) => (text.length > TOLD ? `${text.slice(0, TOLD)} …` : text);

function notRunWarning(notRun: readonly string[]): string[] {
  const [first, ...more] = notRun;
  if (first === undefined) return [];
  if (more.length === 0) {
    return [`The saved test “${shortened(first)}” was not run on it as it is now.`];
  }
  return [`${notRun.length} saved tests were not run on it as it is now.`];
}

function faultsOfTests({ passing, failing, notRun }: SavedTestStates): string[] {
  const all = passing.length + failing.length + notRun.length;
  if (all === 0) return ['it has no saved test'];
  const open = failing.length + notRun.length;
  return open === 0 ? [] : [`${open} of ${all} saved tests do not pass on it as it is now`];
}

/** Lists conditions of a policy that are not met, in words: none where the policy is off. */
export function unmet(
  policy: PublishPolicy,
  publisher: string,
  { replies, approvals, savedTests }: Evidence & { readonly savedTests: SavedTestStates },
  warnings: readonly string[],
): string[] {
  if (policy.mode === 'off') return [];
  const isApproved = approvals.some(({ by }) => by !== publisher);
  return [
    ...(policy.tested && replies === 0 ? ['nobody has tested it as it is now'] : []),
    ...(policy.approved && !isApproved ? ['nobody else has approved it as it is now'] : []),
    ...(policy.savedTests ? faultsOfTests(savedTests) : []),
    ...(policy.noWarnings ? warnings.map((warning) => `there is a warning (${warning})`) : []),
  ];
}
