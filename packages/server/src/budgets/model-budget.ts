import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import {
  BUDGET_PERIODS,
  BUDGET_SCOPES,
  BUDGET_VARIABLES,
  type BudgetScope,
  type BudgetSettings,
} from './budget-settings.js';
import type { ModelUsage, Usage, UsageChange, UsagePeriods } from './model-usage.js';

/** The session, address, chatbot and tenant that cause a reply. */
export interface Spender {
  /** Left out of what is done for no conversation. */
  readonly sessionId?: string | undefined;
  /** Network address of a visitor; undefined in tests. */
  readonly address?: string | undefined;
  readonly chatbotId: string;
  readonly tenantId: string;
}

/** Tokens and a reply that are set aside until it is known what was used. */
export interface Reservation {
  /** The reply has ended, and has used so many tokens. Again does nothing. */
  settle(tokens: number): void;
}

export interface BudgetLog {
  warn(details: object, message: string): void;
  /** A reply was refused over a budget of this scope. */
  readonly onOver?: (scope: BudgetScope) => void;
}

/** Settled use is stored in one write after this time, in ms. */
const SETTLE_MS = 1_000;
/** Time for which a budget that is spent is not looked at again, in ms. */
const SPENT_MS = 2_000;
/** Budgets that are known to be spent. */
const MOST_SPENT = 10_000;
const FREE: Reservation = { settle: () => undefined };

/**
 * Keeps the use of services that cost within budgets. Each reply is reserved before its service is
 * called and settled after it, so that calls at the same time overspend by no more than what each of
 * them is longer than was thought. The database is the truth: a reservation is one statement there,
 * settling is one a second for all replies together.
 */
export class ModelBudget {
  readonly #settings: BudgetSettings;
  readonly #usage: ModelUsage;
  readonly #log: BudgetLog;
  readonly #now: () => number;
  readonly #spent = new Map<string, { readonly error: CodedError; readonly until: number }>();
  #settling = new Map<string, UsageChange>();
  #timer: NodeJS.Timeout | null = null;

  /** @param now in ms */
  constructor(
    settings: BudgetSettings,
    usage: ModelUsage,
    log: BudgetLog,
    now: () => number = () => performance.now(),
  ) {
    this.#settings = settings;
    this.#usage = usage;
    this.#log = log;
    this.#now = now;
  }

  /**
   * Sets a reply aside, or other work.
   *
   * @param tokens how many it is likely to use
   * @param replies 0 for work that is no reply
   * @throws CodedError `over-budget`; or what the database throws
   */
  async reserve(spender: Spender, tokens: number, replies = 1): Promise<Reservation> {
    const wanted = this.#keysOf(spender);
    if (wanted.length === 0) return FREE;
    for (const { scope, id } of wanted) {
      const spent = this.#spent.get(`${scope}:${id}`);
      if (spent && spent.until > this.#now()) {
        this.#log.onOver?.(scope);
        throw spent.error;
      }
    }
    const used = await this.#usage.add(
      wanted.map((key) => ({ ...key, replies, tokens, at: null })),
    );
    let isSettled = false;
    const giveBack = (unbegun: number, unused: number) => {
      if (isSettled) return;
      isSettled = true;
      for (const { scope, id, hour, day } of used) {
        this.#settle({ scope, id, replies: -unbegun, tokens: -unused, at: { hour, day } });
      }
    };
    for (const usage of used) {
      const error = this.#overBudget(usage, tokens);
      if (!error) continue;
      giveBack(replies, tokens);
      this.#remember(`${usage.scope}:${usage.id}`, error);
      this.#log.onOver?.(usage.scope);
      throw error;
    }
    return { settle: (actual) => giveBack(0, tokens - actual) };
  }

  /** Stores what is settled; to be called before the database is closed. Never rejects. */
  async flush(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const changes = [...this.#settling.values()].sort(inOrder);
    this.#settling = new Map();
    // Rows of one statement have to be different; those of an earlier hour have one of their own.
    for (const together of byHour(changes)) {
      try {
        await this.#usage.add(together);
      } catch (err) {
        // What was reserved stays so until its hour is over: nothing is spent twice.
        this.#log.warn({ err }, 'what replies have used could not be stored');
      }
    }
  }

  /** Forgets what no period counts any more. */
  clean(): Promise<void> {
    return this.#usage.clean();
  }

  #keysOf({ sessionId, address, chatbotId, tenantId }: Spender) {
    const ids: Record<BudgetScope, string | undefined> = {
      session: sessionId,
      address,
      chatbot: chatbotId,
      tenant: tenantId,
    };
    return BUDGET_SCOPES.flatMap((scope) => {
      const id = ids[scope];
      return this.#settings[scope] && id !== undefined ? [{ scope, id }] : [];
    });
  }

  #overBudget(usage: Usage, reserved: number): CodedError | null {
    const allowed = this.#settings[usage.scope];
    if (!allowed) return null;
    for (const period of BUDGET_PERIODS) {
      const { replies, tokens } = allowed[period];
      const used = { replies: usage[`${period}Replies`], tokens: usage[`${period}Tokens`] };
      const setting = BUDGET_VARIABLES[usage.scope];
      const details = { whose: WHOSE[usage.scope], period, setting };
      const until = endOf(usage, period);
      if (replies !== null && used.replies > replies) {
        return new CodedError('over-budget', { ...details, until, limit: `${replies} replies` });
      }
      // The last one that begins within the budget may end beyond it.
      if (tokens !== null && used.tokens - reserved >= tokens) {
        return new CodedError('over-budget', { ...details, until, limit: `${tokens} tokens` });
      }
    }
    return null;
  }

  #remember(key: string, error: CodedError): void {
    if (this.#spent.size >= MOST_SPENT) this.#spent.clear();
    this.#spent.set(key, { error, until: this.#now() + SPENT_MS });
  }

  #settle(change: UsageChange): void {
    if (change.replies === 0 && change.tokens === 0) return;
    const key = `${change.scope}:${change.id}:${change.at?.hour.getTime()}`;
    const known = this.#settling.get(key);
    this.#settling.set(key, {
      ...change,
      replies: change.replies + (known?.replies ?? 0),
      tokens: change.tokens + (known?.tokens ?? 0),
    });
    this.#timer ??= setTimeout(() => void this.flush(), SETTLE_MS).unref();
  }
}

const WHOSE: Readonly<Record<BudgetScope, string>> = {
  session: 'this conversation',
  address: 'this network address',
  chatbot: 'this chatbot',
  tenant: 'this tenant',
};

const PERIOD_MS = { hour: 3_600_000, day: 86_400_000 } as const;

function endOf(periods: UsagePeriods, period: 'hour' | 'day'): string {
  const end = new Date(periods[period].getTime() + PERIOD_MS[period]);
  return `${end.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function inOrder(a: UsageChange, b: UsageChange): number {
  const byScope = BUDGET_SCOPES.indexOf(a.scope) - BUDGET_SCOPES.indexOf(b.scope);
  return byScope || (a.id < b.id ? -1 : 1);
}

function byHour(changes: readonly UsageChange[]): UsageChange[][] {
  const groups = new Map<number, UsageChange[]>();
  for (const change of changes) {
    const hour = change.at?.hour.getTime() ?? 0;
    groups.set(hour, [...(groups.get(hour) ?? []), change]);
  }
  return [...groups.values()];
}
