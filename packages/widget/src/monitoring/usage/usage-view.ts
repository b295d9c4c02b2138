import type { Problem } from '@chatbot-test/shared/protocol/message.schema.js';
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { define } from '../../custom-element/define.js';
import { tm } from '../../i18n/monitoring/tm.js';
import { count } from '../../test-bench/ui/format.js';
import { controls } from '../../test-bench/ui/styles/controls.js';
import { tokens } from '../../test-bench/ui/styles/tokens.js';
import {
  problemIn,
  type AdminRequests,
  type Mode,
  type UnansweredQuestion,
  type UsageReport,
} from '../admin-requests.js';
import { adminStyles } from '../admin-styles.js';
import { moment } from '../ago.js';
import { problemView } from '../problem-view.js';
import type { ChatbotName } from '../sessions/monitor-view.js';
import { chartsOf } from './charts-of.js';
import { QuestionEvent } from './question-event.js';
import { errorsTable, sharesTable } from './usage-tables.js';
import './usage-chart.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Periods that can be chosen, and their steps. */
const PERIODS = {
  day: { ms: DAY_MS, step: 'hour' },
  week: { ms: 7 * DAY_MS, step: 'day' },
  month: { ms: 30 * DAY_MS, step: 'day' },
  quarter: { ms: 90 * DAY_MS, step: 'day' },
} as const;
type PeriodName = keyof typeof PERIODS;

/** Pause before usage is asked for again while somebody looks, in ms: the server adds up so often. */
const REFRESH_MS = 5_000;

/** Charts of how much chatbots are used, kept up to date while they are visible. */
export class UsageView extends LitElement {
  static override styles = [
    tokens,
    controls,
    adminStyles,
    css`
      :host {
        container-type: inline-size;
      }

      .empty,
      .problem {
        margin-top: 16px;
      }

      .charts {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 320px), 1fr));
        gap: 16px;
        margin: 16px 0;
      }

      section {
        margin: 24px 0;
      }

      section h2 {
        margin-bottom: 8px;
      }

      .questions {
        margin: 0;
        padding: 0;
        list-style: none;
      }

      .questions li {
        display: grid;
        grid-template-columns: 48px minmax(0, 1fr) auto;
        gap: 4px 12px;
        align-items: center;
        padding: 12px 0;
        border-bottom: 1px solid var(--line);
      }

      .questions .amount {
        font-size: 17px;
      }

      .questions p {
        overflow-wrap: anywhere;
      }

      @container (width < 640px) {
        .questions .deeds {
          grid-column: 2;
        }
      }
    `,
  ];

  @property({ attribute: false }) requests!: AdminRequests;
  @property({ attribute: false }) chatbots: readonly ChatbotName[] = [];
  /** Changes with each new token: everything is asked for again. */
  @property({ attribute: false }) signedIn = '';
  /** The page keeps tests: questions can be saved as such. */
  @property({ type: Boolean }) keepsTests = false;
  @state() private mode: Mode = 'live';
  @state() private chatbot = '';
  @state() private period: PeriodName = 'week';
  @state() private compare = false;
  @state() private report: UsageReport | null = null;
  @state() private questions: readonly UnansweredQuestion[] = [];
  @state() private problem: Problem | null = null;
  @state() private said = '';
  @state() private addedUpTo = '';
  #asking = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Figures that are shown, as text: charts are left alone while nothing has changed. */
  #shownText = '';
  #at: readonly Date[] = [];
  #charts: ReturnType<typeof chartsOf> = [];

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#onVisibility);
    if (this.hasUpdated) void this.#read();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#onVisibility);
    clearTimeout(this.#timer);
    this.#asking.abort();
  }

  readonly #onVisibility = (): void => {
    clearTimeout(this.#timer);
    if (document.visibilityState === 'visible') void this.#read({ again: true });
  };

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('signedIn')) void this.#read();
  }

  protected override render(): TemplateResult {
    return html`${this.#choices()}
      <p class="quiet" role="status">${this.said}</p>
      ${this.problem ? problemView(this.problem, () => void this.#read()) : this.#shown()}`;
  }

  #choices(): TemplateResult {
    const option = (value: string, label: string, now: string) =>
      html`<option value=${value} ?selected=${value === now}>${label}</option>`;
    return html`<div class="row">
      <label class="field"
        >${tm('mode')}
        <select @change=${(event: Event) => this.#choose({ mode: valueOf(event) })}>
          ${option('live', tm('mode.live'), this.mode)}
          ${option('test', tm('mode.test'), this.mode)}
        </select>
      </label>
      <label class="field"
        >${tm('chatbot')}
        <select @change=${(event: Event) => this.#choose({ chatbot: valueOf(event) })}>
          ${option('', tm('chatbot.all'), this.chatbot)}
          ${this.chatbots.map(({ id, name }) => option(id, name, this.chatbot))}
        </select>
      </label>
      <label class="field"
        >${tm('period')}
        <select @change=${(event: Event) => this.#choose({ period: valueOf(event) })}>
          ${Object.keys(PERIODS).map((name) =>
            option(name, tm(`period.${name as PeriodName}`), this.period),
          )}
        </select>
      </label>
      <label class="check">
        <input
          type="checkbox"
          .checked=${this.compare}
          @change=${() => this.#choose({ compare: !this.compare })}
        />
        ${tm('compare')}
      </label>
      <span class="grow"></span>
      <button class="button outlined" type="button" @click=${this.#export}>${tm('csv')}</button>
    </div>`;
  }

  #shown(): TemplateResult {
    const { report } = this;
    if (!report) return html`<p class="empty" role="status">${tm('loading')}</p>`;
    const { sessions, replies } = report.total;
    return html`
      ${
        sessions + replies === 0
          ? html`<div class="empty"><h2>${tm('usage.none')}</h2></div>`
          : nothing
      }
      <div class="charts">
        ${this.#charts.map(
          ({ heading, total, lines, format, short = null }) =>
            html`<chatbot-usage-chart
              .heading=${heading}
              .total=${total}
              .at=${this.#at}
              .lines=${lines}
              .format=${format}
              .short=${short}
              .step=${report.step}
            ></chatbot-usage-chart>`,
        )}
      </div>
      ${this.#unanswered()} ${errorsTable(report)}
      ${sharesTable(tm('by.chatbot'), tm('chatbot'), report.chatbots)}
      ${sharesTable(tm('by.operator'), tm('operator'), report.operators)}
      <p class="quiet">${tm('usage.upTo', { time: moment(this.addedUpTo) })}</p>
    `;
  }

  #unanswered(): TemplateResult {
    return html`<section aria-labelledby="unanswered">
      <h2 id="unanswered">${tm('unanswered.title')}</h2>
      ${
        this.questions.length === 0
          ? html`<p class="quiet">${tm('unanswered.none')}</p>`
          : html`<ol class="questions">
              ${this.questions.map((question) => this.#question(question))}
            </ol>`
      }
    </section>`;
  }

  #question(question: UnansweredQuestion): TemplateResult {
    const { others, chatbotName, lastAt } = question;
    const act = (what: 'add-knowledge' | 'save-test') => () =>
      this.dispatchEvent(new QuestionEvent(what, question));
    return html`<li>
      <span class="amount">${count(question.count)}</span>
      <div>
        <p>${question.question}</p>
        <p class="quiet">
          ${chatbotName} · ${moment(lastAt)}
          ${others.length > 0 ? html` · ${tm('unanswered.others')}: ${others.join(' · ')}` : nothing}
        </p>
      </div>
      <div class="deeds">
        <button class="button outlined" type="button" @click=${act('add-knowledge')}>
          ${tm('unanswered.add')}
        </button>
        ${
          this.keepsTests
            ? html`<button class="button" type="button" @click=${act('save-test')}>
                ${tm('unanswered.save')}
              </button>`
            : nothing
        }
      </div>
    </li>`;
  }

  #choose(choice: Partial<Pick<UsageView, never>> & Record<string, unknown>): void {
    Object.assign(this, choice);
    void this.#read();
  }

  get #query() {
    const { ms, step } = PERIODS[this.period];
    const to = new Date(Math.ceil(Date.now() / HOUR_MS) * HOUR_MS);
    return {
      mode: this.mode,
      from: new Date(to.getTime() - ms).toISOString(),
      to: to.toISOString(),
      chatbot: this.chatbot,
      step,
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    };
  }

  /** @param options `again`: it is only a look whether something has changed */
  async #read({ again = false } = {}): Promise<void> {
    clearTimeout(this.#timer);
    this.#asking.abort();
    const { signal } = (this.#asking = new AbortController());
    if (!again) this.problem = null;
    const asked = this.#query;
    const { mode, from, to, chatbot } = asked;
    try {
      const [report, { questions }] = await Promise.all([
        this.requests.get<UsageReport>(
          '/v1/usage',
          { ...asked, ...(this.compare && { compare: true }) },
          signal,
        ),
        this.requests.get<{ questions: UnansweredQuestion[] }>(
          '/v1/usage/unanswered',
          { mode, from, to, chatbot },
          signal,
        ),
      ]);
      this.#take(report, questions);
      this.problem = null;
      if (again) this.said = '';
    } catch (error) {
      if (signal.aborted) return;
      const problem = problemIn(error);
      // What was read is still true of when it was read.
      if (again && this.report && problem.retryable) {
        this.said = `${problem.message} ${problem.action}`;
      } else this.problem = problem;
    }
    const isLooked = this.isConnected && document.visibilityState === 'visible';
    if (isLooked && (this.problem?.retryable ?? true)) {
      this.#timer = setTimeout(() => void this.#read({ again: true }), REFRESH_MS);
    }
  }

  #take(report: UsageReport, questions: readonly UnansweredQuestion[]): void {
    const { addedUpTo, ...figures } = report;
    this.addedUpTo = addedUpTo;
    const text = JSON.stringify([figures, questions]);
    if (text === this.#shownText && this.report) return;
    this.#shownText = text;
    this.report = report;
    this.questions = questions;
    this.#at = report.points.map((point) => new Date(point.at));
    this.#charts = chartsOf(report);
  }

  readonly #export = async (): Promise<void> => {
    try {
      const asked = this.#query;
      const text = await this.requests.text('/v1/usage/export', asked);
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
      link.download = `usage-${asked.mode}-${asked.from.slice(0, 10)}.csv`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href));
    } catch (error) {
      const { message, action } = problemIn(error);
      this.said = `${message} ${action}`;
    }
  };
}

function valueOf(event: Event): string {
  return (event.target as HTMLInputElement).value;
}

define('chatbot-usage-view', UsageView);

declare global {
  interface HTMLElementTagNameMap {
    'chatbot-usage-view': UsageView;
  }
}
