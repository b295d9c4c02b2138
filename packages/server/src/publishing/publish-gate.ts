import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import { audited, type Deed } from '../audit/audited.js';
import type { Chatbot } from '../chatbots/chatbot-repository.js';
import { NO_KNOWLEDGE } from '../chatbots/fingerprint.js';
import type { Sql } from '../db/client.js';
import type { Operator } from '../operators/operator.js';
import {
  changesSinceLive,
  changesSinceTest,
  changesAskedFor,
  unansweredTests,
  type DraftChanges,
} from './draft-changes.js';
import { savedTestStates, type SavedTestStates } from '../saved-tests/saved-test-states.js';
import {
  evidenceFor,
  keepApproval,
  keptTests,
  type Evidence,
  type KeptTest,
  latestTests,
  type LatestTest,
} from './evidence.js';
import { policyOf, setPolicy, unmet, warningsOf, type PublishPolicy } from './publish-policy.js';

/** Review of a draft: what it has and lacks for being published by one operator. */
export interface Review extends Evidence {
  readonly policy: PublishPolicy;
  readonly warnings: readonly string[];
  readonly unmet: readonly string[];
  readonly savedTests: SavedTestStates;
  /** Fault of the service that answers, in words; null: none, or it was not asked. */
  readonly service: string | null;
}

/** Answer of an operator to conditions that are not met. */
export interface GateAnswer {
  /**
   * True: it is meant, although not all is met: enough where the policy asks. False: ask, even where the policy is
   * off. Default: as the policy says.
   */
  readonly confirm?: boolean | undefined;
  /** Reason why an admin publishes against a policy that blocks. */
  readonly override?: string | undefined;
}

/** Finds what keeps a draft from answering, in words; null: nothing. */
type ObstacleOf = (draft: Chatbot) => Promise<string | null>;

export interface PublishGateOptions {
  /** Finds what is known without asking anybody. Default: nothing. */
  readonly obstacleOf?: ObstacleOf;
  /** Asks the chatbot service. Default: does not ask. */
  readonly faultOf?: ObstacleOf;
}

const nothing: ObstacleOf = async () => null;

/** Decides whether a draft may be published: here, so that no page can leave it out. */
export class PublishGate {
  readonly #sql: Sql;
  readonly #obstacleOf: ObstacleOf;
  readonly #faultOf: ObstacleOf;

  constructor(sql: Sql, { obstacleOf = nothing, faultOf = nothing }: PublishGateOptions = {}) {
    this.#sql = sql;
    this.#obstacleOf = obstacleOf;
    this.#faultOf = faultOf;
  }

  /** Compares a draft with what is live, and with what was tested last; null: there is neither. */
  async changes(draft: Chatbot): Promise<{
    readonly sinceLive: DraftChanges | null;
    readonly sinceTest: DraftChanges | null;
  }> {
    const [sinceLive, sinceTest] = await Promise.all([
      changesSinceLive(this.#sql, draft),
      changesSinceTest(this.#sql, draft),
    ]);
    return { sinceLive, sinceTest };
  }

  /** Lists what tests asked of a draft as it is now, the newest first. */
  latestTests({ chatbotId, fingerprint }: Chatbot): Promise<LatestTest[]> {
    return latestTests(this.#sql, chatbotId, fingerprint);
  }

  policy({ tenantId }: Operator): Promise<PublishPolicy> {
    return policyOf(this.#sql, tenantId);
  }

  async setPolicy(operator: Operator, policy: PublishPolicy): Promise<void> {
    const { tenantId } = operator;
    const object = { type: 'tenant', id: tenantId } as const;
    const deed = (before: PublishPolicy): readonly Deed[] => [
      { actor: operator, entry: { action: 'policy.change', object, before, after: policy } },
    ];
    await audited(this.#sql, deed, async (tx) => {
      const before = await policyOf(tx, tenantId);
      await setPolicy(tx, tenantId, policy);
      return before;
    });
  }

  /** @param asksService true: the service that answers is asked one question, for at most 10 s */
  async review(operator: Operator, chatbot: Chatbot, asksService = false): Promise<Review> {
    return this.#review(operator, chatbot, this.policy(operator), asksService);
  }

  async #review(
    operator: Operator,
    chatbot: Chatbot,
    asked: PublishPolicy | Promise<PublishPolicy>,
    asksService: boolean,
  ): Promise<Review> {
    const { chatbotId, fingerprint } = chatbot;
    const [policy, evidence, unanswered, obstacle, askedForChanges, savedTests, fault] =
      await Promise.all([
        asked,
        evidenceFor(this.#sql, chatbotId, fingerprint),
        unansweredTests(this.#sql, chatbotId, fingerprint),
        this.#obstacleOf(chatbot),
        changesAskedFor(this.#sql, chatbotId, fingerprint),
        savedTestStates(this.#sql, chatbot),
        asksService ? this.#faultOf(chatbot) : null,
      ]);
    // What is known anyway says it better.
    const service = obstacle ? null : fault;
    const facts = {
      hasDocuments: chatbot.parts.knowledge !== NO_KNOWLEDGE,
      obstacle: obstacle ?? service,
      unanswered,
      askedForChanges,
      savedTests,
    };
    const warnings = warningsOf(chatbot, facts);
    const missing = unmet(policy, operator.operatorId, { ...evidence, savedTests }, warnings);
    return { ...evidence, savedTests, policy, warnings, unmet: missing, service };
  }

  /** Lists what was tested of a publication; kept with its receipt. */
  tests({ tenantId }: Operator, chatbotId: string, revision: number): Promise<KeptTest[]> {
    return keptTests(this.#sql, tenantId, chatbotId, revision);
  }

  /** Approves a draft as it is now: any change needs another approval. */
  async approve(operator: Operator, chatbot: Chatbot, comment: string): Promise<void> {
    const { chatbotId, fingerprint } = chatbot;
    const object = { type: 'chatbot', id: chatbotId } as const;
    const after = { fingerprint, comment };
    const deed: Deed = { actor: operator, entry: { action: 'chatbot.approve', object, after } };
    const approval = { chatbotId, fingerprint, approvedBy: operator.operatorId, comment };
    await audited(this.#sql, deed, (tx) => keepApproval(tx, approval));
  }

  /**
   * Lets a draft pass.
   *
   * @returns the deed of publishing against the policy, to be kept with the publication; null: it is
   *   not against it
   * @throws CodedError `publish-unconfirmed`, `publish-refused`; `forbidden` for an override by who is
   *   no admin
   */
  async pass(operator: Operator, chatbot: Chatbot, answer: GateAnswer): Promise<Deed | null> {
    const kept = await this.policy(operator);
    const isAsked = kept.mode === 'off' && answer.confirm === false;
    const policy = isAsked ? { ...kept, mode: 'ask' as const } : kept;
    const asksService = policy.mode !== 'off' && policy.noWarnings;
    const { unmet: missing } = await this.#review(operator, chatbot, policy, asksService);
    if (missing.length === 0) return null;
    const reasons = missing.join('; ');
    if (policy.mode === 'ask') {
      if (!answer.confirm) throw new CodedError('publish-unconfirmed', { reasons });
      return null;
    }
    const reason = answer.override?.trim();
    if (!reason) throw new CodedError('publish-refused', { reasons });
    if (operator.role !== 'admin') throw new CodedError('forbidden');
    const object = { type: 'chatbot', id: chatbot.chatbotId } as const;
    const after = { fingerprint: chatbot.fingerprint, reason, unmet: missing };
    return { actor: operator, entry: { action: 'policy.override', object, after } };
  }
}
