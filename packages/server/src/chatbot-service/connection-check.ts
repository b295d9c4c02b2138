import { randomUUID } from 'node:crypto';
import type { ChatbotConfig, Provider } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import { ERRORS, type ErrorCode } from '@chatbot-test/shared/errors/catalogue.js';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { Chatbot } from '../chatbots/chatbot-repository.js';
import { refuseSecrets } from '../chatbots/refuse-secrets.js';
import type { EgressClient } from '../egress/egress-client.js';
import type { Operator } from '../operators/operator.js';
import type { ChatbotService, Tell } from './chatbot-service.js';
import { networkFailure } from './failures/network-failure.js';

/** Steps of a check, in this order. */
export const CHECK_STEPS = ['address', 'tls', 'status', 'shape', 'firstToken'] as const;
export type CheckStepName = (typeof CHECK_STEPS)[number];

export interface CheckStep {
  readonly name: CheckStepName;
  /** `skipped`: a step before has failed, or there is nothing to look at. */
  readonly state: 'ok' | 'failed' | 'skipped';
  /** A sentence; of a failure also what to do. */
  readonly message: string;
  /** Code of a failure, from the catalogue. */
  readonly code: ErrorCode | null;
}

/** Target of a provider's requests, and the way out to it. */
export interface CheckTarget {
  readonly url: string;
  readonly egress: EgressClient;
}

export interface ConnectionCheckOptions {
  readonly service: ChatbotService;
  /** Null for a provider that asks nobody. */
  readonly targetOf: (provider: Provider) => CheckTarget | null;
  /** Throws `not-found` for a chatbot that is not this operator's. */
  readonly configOf: (operator: Operator, chatbotId: string) => Promise<ChatbotConfig>;
}

/** Longest time of a check, and of one that somebody waits for before publishing, in ms. */
const LIMIT_MS = 60_000;
const SHORT_LIMIT_MS = 10_000;
/** Question that a check sends. */
const QUESTION = 'Hello';

/** Warnings that say why an answer is none. */
const TELLING: ReadonlySet<string> = new Set(['endpoint-said', 'no-words']);

/** Step in which a failure is reported; `status` for all others. */
const STEP_OF: Partial<Record<ErrorCode, CheckStepName>> = {
  'address-refused': 'address',
  'address-blocked': 'address',
  'service-unreachable': 'address',
  'service-name-unknown': 'address',
  'service-tls-failed': 'tls',
  'service-unreadable': 'shape',
  'service-empty': 'shape',
  'service-cut-off': 'shape',
  'service-too-long': 'shape',
  'service-stalled': 'shape',
  'service-content-filtered': 'shape',
};

/** Tries the way to a chatbot's service step by step, and says of each whether it works. */
export class ConnectionCheck {
  readonly #options: ConnectionCheckOptions;

  constructor(options: ConnectionCheckOptions) {
    this.#options = options;
  }

  /**
   * Asks the service one question, as a test session would.
   *
   * @param provider instead of the one that is saved
   * @returns the steps; one that failed says why, with the service's own words where it has any
   * @throws CodedError `not-found`, `secret-in-the-clear`
   */
  async run(operator: Operator, chatbotId: string, provider?: Provider): Promise<CheckStep[]> {
    const saved = await this.#options.configOf(operator, chatbotId);
    const config = provider ? { ...saved, provider } : saved;
    if (provider) refuseSecrets(config);
    return (await this.#tryOut(operator.tenantId, chatbotId, config, LIMIT_MS)).steps;
  }

  /**
   * Asks the service of a draft one question, for at most 10 s.
   *
   * @returns what is wrong, with the service's own words where it has any; null: it answers, or the
   *   draft asks nobody
   */
  async faultOf(draft: Pick<Chatbot, 'tenantId' | 'chatbotId' | 'config'>): Promise<string | null> {
    const { tenantId, chatbotId, config } = draft;
    if (!this.#options.targetOf(config.provider)) return null;
    const { steps } = await this.#tryOut(tenantId, chatbotId, config, SHORT_LIMIT_MS);
    return steps.find(({ state }) => state === 'failed')?.message ?? null;
  }

  async #tryOut(
    tenantId: string,
    chatbotId: string,
    config: ChatbotConfig,
    limitMs: number,
  ): Promise<Report> {
    const signal = AbortSignal.timeout(limitMs);
    const report = new Report();
    try {
      const target = this.#options.targetOf(config.provider);
      if (target) await this.#connect(target, report, signal);
      else report.skip(['address', 'tls', 'status'], 'The knowledge base asks nobody.');
      await this.#ask(tenantId, chatbotId, config, report, signal);
    } catch (error) {
      const late = new CodedError('service-timeout', { seconds: limitMs / 1_000 });
      report.fail(signal.aborted ? late : asCoded(error));
    }
    return report;
  }

  async #connect({ url, egress }: CheckTarget, report: Report, signal: AbortSignal): Promise<void> {
    const { host } = new URL(url);
    try {
      const { address, tls } = await egress.probe(url, signal);
      report.pass('address', `${host} is there, at ${address}.`);
      const validity = tls && `${tls.protocol}; the certificate is valid until ${tls.validTo}.`;
      report.pass('tls', validity ?? 'Not encrypted: the address begins with http.');
    } catch (error) {
      throw networkFailure(error, host);
    }
  }

  async #ask(
    tenantId: string,
    chatbotId: string,
    config: ChatbotConfig,
    report: Report,
    signal: AbortSignal,
  ): Promise<void> {
    const turn = {
      tenantId,
      chatbotId,
      sessionId: `check-${randomUUID()}`,
      replyId: randomUUID(),
      epoch: 1,
      mode: 'test',
      config,
      text: QUESTION,
      history: [],
      visitor: {},
    } as const;
    const start = performance.now();
    let firstMs = Number.NaN;
    let said = '';
    const hear: Tell = (event) => {
      if (event.type === 'warning' && TELLING.has(event.warning.code)) {
        report.said = event.warning.message;
      }
      if (event.type === 'exchanges') report.status = event.exchanges.at(-1)?.response?.status;
      if (event.type !== 'text' || event.text === '') return;
      if (said === '') firstMs = performance.now() - start;
      said += event.text;
    };
    await this.#options.service.reply(turn, hear, signal);
    signal.throwIfAborted();
    report.pass('status', `It answered with status ${report.status ?? 'unknown'}.`);
    report.pass('shape', `The reply was read: “${shortened(said)}”.`);
    report.pass('firstToken', `The first word came after ${Math.round(firstMs || 0)} ms.`);
  }
}

/** The steps so far. What was passed or skipped once stays so. */
class Report {
  readonly #steps = new Map<CheckStepName, CheckStep>();
  /** Status of the last response; undefined if there was none. */
  status: number | undefined;
  /** The service's own words of a failure; empty: none. */
  said = '';

  get steps(): CheckStep[] {
    return CHECK_STEPS.map(
      (name) =>
        this.#steps.get(name) ?? { name, state: 'skipped', message: 'Not tried.', code: null },
    );
  }

  pass(name: CheckStepName, message: string): void {
    this.#add({ name, state: 'ok', message, code: null });
  }

  skip(names: readonly CheckStepName[], message: string): void {
    for (const name of names) this.#add({ name, state: 'skipped', message, code: null });
  }

  fail({ code, message }: CodedError): void {
    const name = STEP_OF[code] ?? 'status';
    const isAnswered = this.status !== undefined && this.status < 300;
    const failed = code === 'service-timeout' && isAnswered ? 'firstToken' : name;
    if (failed === 'shape' || failed === 'firstToken') {
      this.pass('status', `It answered with status ${this.status ?? 'unknown'}.`);
    }
    const words = [message, this.said, ERRORS[code].action].filter(Boolean).join(' ');
    this.#steps.set(failed, { name: failed, state: 'failed', message: words, code });
  }

  #add(step: CheckStep): void {
    if (!this.#steps.has(step.name)) this.#steps.set(step.name, step);
  }
}

function asCoded(error: unknown): CodedError {
  return error instanceof CodedError ? error : new CodedError('service-failed', {}, error);
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 120 ? `${line.slice(0, 120)} …` : line;
}
