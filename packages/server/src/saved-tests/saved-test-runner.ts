import { randomUUID } from 'node:crypto';
import { answersFromDocuments } from '../chatbot-service/answers-from-documents.js';
import type { ChatbotService } from '../chatbot-service/chatbot-service.js';
import type { Chatbot } from '../chatbots/chatbot-repository.js';
import { ReplySlots } from '../sessions/engine/reply/reply-slots.js';
import { askQuestions } from './ask-questions.js';
import { faultsOf } from './judge-answer.js';
import type { PostgresSavedTests } from './postgres-saved-tests.js';
import { SAVED_TEST_LIMITS } from './saved-test.js';

export interface SavedTestRunnerParts {
  readonly tests: PostgresSavedTests;
  readonly service: ChatbotService;
  /** The draft as it is when a test begins; null where it is gone. */
  readonly draftOf: (tenantId: string, chatbotId: string) => Promise<Chatbot | null>;
  readonly onError: (error: unknown) => void;
}

/** A run of tests that somebody asked for. */
export interface RunOrder {
  readonly tenantId: string;
  readonly chatbotId: string;
  /** Subject of the operator's token. */
  readonly by: string;
  /** These alone; left out: all. */
  readonly ids?: readonly string[] | undefined;
}

/** Tests that are asked at once by one process; those of one tenant wait for those of the others. */
const AT_ONCE = 4;
/** Interval of saying that a run goes on, in ms. */
const RENEW_MS = 20_000;

/** Runs saved tests against drafts, in the background. */
export class SavedTestRunner {
  readonly #parts: SavedTestRunnerParts;
  readonly #slots = new ReplySlots({
    ...{ repliesAtOnce: AT_ONCE, leastWaiting: 0, mostWaitMs: 0, storesAtOnce: 0 },
  });
  readonly #closing = new AbortController();
  readonly #runs = new Set<Promise<void>>();

  constructor(parts: SavedTestRunnerParts) {
    this.#parts = parts;
  }

  /** Begins a run. A test that is being run already is left to that run. */
  async begin(order: RunOrder): Promise<void> {
    const run = randomUUID();
    const ids = await this.#parts.tests.claim(order.tenantId, order.chatbotId, run, order.ids);
    const work = this.#run(run, order, ids)
      .catch(this.#parts.onError)
      .finally(() => this.#runs.delete(work));
    this.#runs.add(work);
  }

  /** Resolves when nothing is being run. */
  async idle(): Promise<void> {
    while (this.#runs.size > 0) await Promise.all(this.#runs);
  }

  /** Ends what runs; what was not asked yet is as it was. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.idle();
  }

  async #run(run: string, order: RunOrder, ids: readonly string[]): Promise<void> {
    const { tests, onError } = this.#parts;
    const timer = setInterval(() => void tests.renew(run).catch(onError), RENEW_MS);
    try {
      const all = await Promise.allSettled(ids.map((id) => this.#runOne(run, order, id)));
      for (const one of all) if (one.status === 'rejected') onError(one.reason);
    } finally {
      clearInterval(timer);
      await tests.release(run);
    }
  }

  async #runOne(run: string, { tenantId, chatbotId, by }: RunOrder, id: string): Promise<void> {
    const { tests, service, draftOf } = this.#parts;
    const { signal } = this.#closing;
    const release = await this.#slots.take(tenantId, signal);
    if (!release) return;
    try {
      const [test, draft] = await Promise.all([
        tests.find(tenantId, chatbotId, id),
        draftOf(tenantId, chatbotId),
      ]);
      if (!test || !draft) return;
      const answer = await askQuestions(service, draft, test.questions, signal);
      if (signal.aborted) return;
      const faults = faultsOf(test, answer, {
        hasSources: answersFromDocuments(draft.config.provider),
        citesTitle: test.citesTitle,
      });
      await tests.keep(run, id, {
        ...{ passed: faults.length === 0, faults, fingerprint: draft.fingerprint },
        ...{ answer: answer.text.slice(0, SAVED_TEST_LIMITS.answerLength), by, at: new Date() },
      });
    } finally {
      release();
    }
  }
}
