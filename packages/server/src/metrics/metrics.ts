import { ERRORS } from '@chatbot-test/shared/errors/catalogue.js';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { SessionMode } from '../chatbots/chatbot-revision.js';
import type { RepliedRecord } from '../sessions/engine/reply/reply-observer.js';
import type { EngineMeter } from '../sessions/engine/engine-meter.js';

/** Gauges of prom-client that are named as counters; there are others for each kind of what they sum up. */
const MISNAMED = ['handles', 'requests', 'resources'].map((what) => `nodejs_active_${what}_total`);

/** Place where an error was answered. */
export type ErrorPlace = 'http' | 'socket' | 'reply';

const PROVIDERS = new Set(['knowledge', 'model', 'http']);

/** Upper bounds, in seconds. */
const BUCKETS = {
  ack: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  firstToken: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
  reply: [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 40, 60, 120],
  retrieval: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
  request: [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
} as const;

/**
 * Metrics of this process, for Prometheus. Names follow its conventions: base units,
 * `_total` for counters. Labels have few values, known beforehand: never an id, a name or an
 * address.
 *
 * https://prometheus.io/docs/practices/naming/
 */
export class Metrics implements EngineMeter {
  readonly registry = new Registry();
  readonly #replies = this.#counter('replies_total', 'Replies that ended, by how.', [
    'mode',
    'provider',
    'state',
  ]);
  readonly #restarted = this.#counter(
    'replies_restarted_total',
    'Replies that ended after they were begun again.',
    ['mode'],
  );
  readonly #duration = this.#histogram(
    'reply_duration_seconds',
    'From the arrival of a message to the stored end of its reply.',
    ['mode', 'provider'],
    BUCKETS.reply,
  );
  readonly #firstToken = this.#histogram(
    'reply_first_token_seconds',
    'From the arrival of a message to the first text of its reply.',
    ['mode', 'provider'],
    BUCKETS.firstToken,
  );
  readonly #retrieval = this.#histogram(
    'retrieval_seconds',
    'Search of the passages for a reply.',
    ['mode'],
    BUCKETS.retrieval,
  );
  readonly #acks = this.#histogram(
    'ack_seconds',
    'From the arrival of a message to its acknowledgement, which follows its commit.',
    ['mode'],
    BUCKETS.ack,
  );
  readonly #pieces = this.#counter('reply_pieces_total', 'Pieces of replies that were sent.', [
    'mode',
  ]);
  readonly #tokens = this.#counter('model_tokens_total', 'Tokens of models.', [
    'provider',
    'direction',
  ]);
  readonly #cost = this.#counter(
    'model_cost_usd_total',
    'Cost of models, where prices are known.',
    ['provider'],
  );
  readonly #errors = this.#counter('errors_total', 'Errors that were answered, by their code.', [
    'place',
    'code',
  ]);
  readonly #limits = this.#counter(
    'limits_hit_total',
    'Requests and connections over a limit of their address.',
    ['limit'],
  );
  readonly #budgets = this.#counter('budgets_spent_total', 'Replies refused over a budget.', [
    'scope',
  ]);
  readonly #requests = this.#histogram(
    'http_request_duration_seconds',
    'HTTP requests.',
    ['method', 'route', 'status'],
    BUCKETS.request,
  );

  constructor() {
    collectDefaultMetrics({ register: this.registry });
    for (const name of MISNAMED) this.registry.removeSingleMetric(name);
    // A series that is there from the start can be alerted on at its first increase.
    for (const mode of ['test', 'live'] as const) this.#pieces.inc({ mode }, 0);
  }

  replied({ mode, state, problem, claim, debug }: RepliedRecord): void {
    const provider = PROVIDERS.has(debug.provider) ? debug.provider : 'other';
    this.#replies.inc({ mode, provider, state });
    if (claim.gen > 1) this.#restarted.inc({ mode });
    this.#duration.observe({ mode, provider }, debug.totalMs / 1_000);
    if (debug.firstTokenMs !== null) {
      this.#firstToken.observe({ mode, provider }, debug.firstTokenMs / 1_000);
    }
    const retrieval = debug.marks.find(({ name }) => name === 'retrieval');
    if (retrieval) this.#retrieval.observe({ mode }, retrieval.ms / 1_000);
    if (debug.tokens) {
      this.#tokens.inc({ provider, direction: 'input' }, debug.tokens.input);
      this.#tokens.inc({ provider, direction: 'output' }, debug.tokens.output);
    }
    if (debug.costUsd !== null) this.#cost.inc({ provider }, debug.costUsd);
    if (problem) this.failed('reply', problem.code);
  }

  said(mode: SessionMode): void {
    this.#pieces.inc({ mode });
  }

  acked(mode: SessionMode, ms: number): void {
    this.#acks.observe({ mode }, ms / 1_000);
  }

  refused(code: string): void {
    this.failed('socket', code);
  }

  /** An error was answered. */
  failed(place: ErrorPlace, code: string): void {
    this.#errors.inc({ place, code: Object.hasOwn(ERRORS, code) ? code : 'other' });
  }

  /** An address has come up to one of its limits. */
  limited(limit: string): void {
    this.#limits.inc({ limit });
  }

  /** A reply was refused over a budget. */
  overBudget(scope: string): void {
    this.#budgets.inc({ scope });
  }

  /** A request was answered; `route` is the pattern of its address. */
  requested(method: string, route: string, status: number, ms: number): void {
    this.#requests.observe({ method, route, status: `${Math.floor(status / 100)}xx` }, ms / 1_000);
  }

  /** A gauge whose values `collect` sets when they are asked for. */
  gauge<Label extends string>(
    name: string,
    help: string,
    labelNames: readonly Label[],
  ): Gauge<Label> {
    return new Gauge({ ...this.#names(name, help), labelNames });
  }

  #counter<Label extends string>(name: string, help: string, labelNames: readonly Label[]) {
    return new Counter<Label>({ ...this.#names(name, help), labelNames });
  }

  #histogram<Label extends string>(
    name: string,
    help: string,
    labelNames: readonly Label[],
    buckets: readonly number[],
  ) {
    return new Histogram<Label>({ ...this.#names(name, help), labelNames, buckets: [...buckets] });
  }

  #names(name: string, help: string) {
    return { name: `chatbot_${name}`, help, registers: [this.registry] };
  }
}
