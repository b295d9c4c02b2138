import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { BudgetSettings } from '../budgets/budget-settings.js';
import type { SessionMode } from '../chatbots/chatbot-revision.js';
import { mayUse, type Operator } from '../operators/operator.js';
import { LENGTH_MS } from './grain.js';
import { quantile, type Histogram } from './histogram.js';
import { sumOf, type Counts, type Sums } from './roll-up.js';
import type {
  Step,
  UnansweredGroup,
  UsagePoint,
  UsageQuery,
  UsageRepository,
} from './usage-query.js';

/** Steps of a chart. */
const MOST_POINTS = 1_000;
/** Costs are told to a billionth of a dollar: beyond, sums of binary fractions are noise. */
const COST_UNITS = 1e9;

/** Times of replies, in ms. */
export interface Times {
  readonly p50: number;
  readonly p95: number;
}

/** Figures as people read them. */
export interface Figures extends Counts {
  /** US dollars; null: of no reply is it known. */
  readonly costUsd: number | null;
  /** Null: there was no reply. */
  readonly replyMs: Times | null;
  readonly firstTokenMs: Times | null;
  readonly errors: readonly { readonly code: string; readonly count: number }[];
}

export interface UsageWish {
  readonly mode: SessionMode;
  readonly from: Date;
  readonly to: Date;
  readonly step: Step;
  readonly timeZone?: string | undefined;
  readonly chatbotId?: string | undefined;
  readonly operatorId?: string | undefined;
  /** True to include the period of the same length before. */
  readonly compare?: boolean | undefined;
}

export interface Period {
  readonly points: readonly (Figures & { readonly at: string })[];
  readonly total: Figures;
}

export interface UsageReport extends Period {
  readonly from: string;
  readonly to: string;
  readonly step: Step;
  /** The period of the same length before; null where it was not asked for. */
  readonly before: Period | null;
  readonly chatbots: readonly (Figures & { readonly id: string; readonly name: string })[];
  readonly operators: readonly (Figures & { readonly id: string; readonly name: string })[];
  /** Budget of a step; null: none. */
  readonly budget: { readonly replies: number | null; readonly tokens: number | null };
  /** All that happened before this is in the figures. */
  readonly addedUpTo: string;
}

/** Use of chatbots over time, for admins. */
export class UsageService {
  readonly #repository: UsageRepository;
  readonly #budgets: BudgetSettings;

  constructor(repository: UsageRepository, budgets: BudgetSettings) {
    this.#repository = repository;
    this.#budgets = budgets;
  }

  /**
   * @throws CodedError `bad-request` for a period that is none, or has too many steps; `not-found` for
   *   a chatbot that the operator may not see; `forbidden` for all chatbots where they may see some
   */
  async report(operator: Operator, wish: UsageWish): Promise<UsageReport> {
    const query = queryOf(operator, wish);
    const { from, to, step, mode, chatbotId } = query;
    const length = to.getTime() - from.getTime();
    const earlier = { ...query, from: new Date(from.getTime() - length), to: from };
    const [points, before, chatbots, operators, addedUpTo] = await Promise.all([
      this.#repository.points(query),
      wish.compare ? this.#repository.points(earlier) : null,
      chatbotId === '' ? this.#repository.shares(query, 'chatbot') : [],
      mode === 'test' && query.operatorId === '' ? this.#repository.shares(query, 'operator') : [],
      this.#repository.addedUpTo(),
    ]);
    const budget = this.#budgets[chatbotId === '' ? 'tenant' : 'chatbot']?.[step];
    return {
      from: from.toISOString(),
      to: to.toISOString(),
      step,
      ...periodOf(points),
      before: before && periodOf(before),
      chatbots: chatbots.map(({ id, name, sums }) => ({ id, name, ...figuresOf(sums) })),
      operators: operators.map(({ id, name, sums }) => ({ id, name, ...figuresOf(sums) })),
      budget: { replies: budget?.replies ?? null, tokens: budget?.tokens ?? null },
      addedUpTo: addedUpTo.toISOString(),
    };
  }

  /** The steps alone. @throws as `report` does */
  async points(operator: Operator, wish: UsageWish): Promise<Period> {
    return periodOf(await this.#repository.points(queryOf(operator, wish)));
  }

  /**
   * Questions without an answer, grouped by meaning, most frequent first.
   *
   * @throws CodedError `not-found`
   */
  unanswered(
    operator: Operator,
    wish: Pick<UsageWish, 'mode' | 'from' | 'to' | 'chatbotId'> & { readonly limit: number },
  ): Promise<readonly UnansweredGroup[]> {
    const { mode, from, to, chatbotId, limit } = wish;
    if (chatbotId !== undefined && !mayUse(operator, chatbotId)) throw notFound();
    const chatbotIds = chatbotId === undefined ? operator.chatbots : [chatbotId];
    const { tenantId } = operator;
    return this.#repository.unanswered({ tenantId, mode, from, to, chatbotIds, limit });
  }
}

function queryOf(operator: Operator, wish: UsageWish): UsageQuery {
  const { mode, from, to, step, chatbotId, operatorId, timeZone = 'UTC' } = wish;
  if (chatbotId === undefined && operator.chatbots !== null) throw new CodedError('forbidden');
  if (chatbotId !== undefined && !mayUse(operator, chatbotId)) throw notFound();
  if (from >= to) throw new CodedError('bad-request', { reason: 'from is not before to' });
  if ((to.getTime() - from.getTime()) / LENGTH_MS[step] > MOST_POINTS) {
    const reason = `there are more than ${MOST_POINTS} steps between from and to`;
    throw new CodedError('bad-request', { reason });
  }
  return {
    tenantId: operator.tenantId,
    ...{ mode, from, to, step, timeZone: knownZone(timeZone) },
    chatbotId: chatbotId ?? '',
    operatorId: operatorId ?? '',
  };
}

/** The name as the database knows it. */
function knownZone(timeZone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  } catch (error) {
    const reason = 'timeZone is no name of a time zone, such as Europe/Berlin';
    throw new CodedError('bad-request', { reason }, error);
  }
}

function notFound(): CodedError {
  return new CodedError('not-found', { what: 'chatbot' });
}

function periodOf(points: readonly UsagePoint[]): Period {
  return {
    points: points.map(({ at, sums }) => ({ at: at.toISOString(), ...figuresOf(sums) })),
    total: figuresOf(sumOf(points)),
  };
}

function figuresOf(sums: Sums): Figures {
  const { replyMs, firstTokenMs, errors, priced, costUsd, ...counts } = sums;
  return {
    ...counts,
    costUsd: priced === 0 ? null : Math.round(costUsd * COST_UNITS) / COST_UNITS,
    replyMs: timesOf(replyMs),
    firstTokenMs: timesOf(firstTokenMs),
    errors: Object.entries(errors)
      .map(([code, count]) => ({ code, count }))
      .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1)),
  };
}

function timesOf(histogram: Histogram): Times | null {
  const [p50, p95] = [quantile(histogram, 0.5), quantile(histogram, 0.95)];
  return p50 === null || p95 === null ? null : { p50: Math.round(p50), p95: Math.round(p95) };
}
