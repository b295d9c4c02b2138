import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { Change } from '../audit/audit-entry.js';
import type { Deed } from '../audit/audited.js';
import type { RevisionService } from '../chatbots/revision-service.js';
import type { Operator } from '../operators/operator.js';
import type { PostgresSavedTests } from './postgres-saved-tests.js';
import {
  SAVED_TEST_LIMITS,
  stateOf,
  type NewSavedTest,
  type SavedTest,
  type SavedTestState,
} from './saved-test.js';
import type { SavedTestRunner } from './saved-test-runner.js';

export interface SavedTestServiceParts {
  readonly chatbots: Pick<RevisionService, 'get'>;
  readonly tests: PostgresSavedTests;
  readonly runner: SavedTestRunner;
}

/** A test, and what it says of the draft as it is now. */
export type JudgedTest = SavedTest & { readonly state: SavedTestState };

/** Saved tests of chatbots, as operators work with them. */
export class SavedTestService {
  readonly #parts: SavedTestServiceParts;

  constructor(parts: SavedTestServiceParts) {
    this.#parts = parts;
  }

  /**
   * All tests of a chatbot, the oldest first.
   *
   * @throws CodedError `not-found`
   */
  async list(operator: Operator, chatbotId: string): Promise<JudgedTest[]> {
    const { fingerprint } = await this.#parts.chatbots.get(operator, chatbotId);
    const tests = await this.#parts.tests.list(operator.tenantId, chatbotId);
    return tests.map((test) => ({ ...test, state: stateOf(test.result, fingerprint) }));
  }

  /** @throws CodedError `not-found`, `too-many-tests` */
  async create(operator: Operator, chatbotId: string, given: NewSavedTest): Promise<JudgedTest> {
    await this.#parts.chatbots.get(operator, chatbotId);
    const { tenantId, operatorId: createdBy } = operator;
    const { count } = SAVED_TEST_LIMITS;
    const deed = (id: string) => deedOn(operator, 'test.create', chatbotId, { id, ...given });
    const test = { ...given, createdBy };
    const id = await this.#parts.tests.add(tenantId, chatbotId, test, count, deed);
    if (id === null) throw new CodedError('too-many-tests', { limit: count });
    return this.#judged(operator, chatbotId, id);
  }

  /**
   * Changes a test: what it was run for says nothing of it any more.
   *
   * @throws CodedError `not-found`
   */
  async change(
    operator: Operator,
    chatbotId: string,
    id: string,
    given: NewSavedTest,
  ): Promise<JudgedTest> {
    const before = await this.#judged(operator, chatbotId, id);
    const deed = deedOn(operator, 'test.change', chatbotId, { id, ...given }, told(before));
    await this.#parts.tests.change(before, given, deed);
    return this.#judged(operator, chatbotId, id);
  }

  /** @throws CodedError `not-found` */
  async delete(operator: Operator, chatbotId: string, id: string): Promise<void> {
    const before = await this.#judged(operator, chatbotId, id);
    const deed = deedOn(operator, 'test.delete', chatbotId, undefined, told(before));
    await this.#parts.tests.delete(before, deed);
  }

  /**
   * Begins to run tests against the draft.
   *
   * @param ids these alone; left out: all
   * @throws CodedError `not-found`
   */
  async run(operator: Operator, chatbotId: string, ids?: readonly string[]): Promise<JudgedTest[]> {
    await this.#parts.chatbots.get(operator, chatbotId);
    const { tenantId, operatorId: by } = operator;
    await this.#parts.runner.begin({ tenantId, chatbotId, by, ids });
    return this.list(operator, chatbotId);
  }

  async #judged(operator: Operator, chatbotId: string, id: string): Promise<JudgedTest> {
    const { fingerprint } = await this.#parts.chatbots.get(operator, chatbotId);
    const test = await this.#parts.tests.find(operator.tenantId, chatbotId, id);
    if (!test) throw new CodedError('not-found', { what: 'test' });
    return { ...test, state: stateOf(test.result, fingerprint) };
  }
}

/** Part of a test that the audit log keeps. */
const told = ({ id, questions, expects, contains, lacks, cites }: SavedTest) => ({
  ...{ id, questions, expects, contains, lacks, cites },
});

function deedOn(
  actor: Operator,
  action: Change,
  chatbotId: string,
  after?: object,
  before?: object,
): Deed {
  return { actor, entry: { action, object: { type: 'chatbot', id: chatbotId }, before, after } };
}
