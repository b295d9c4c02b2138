import type { Problem } from '@chatbot-test/shared/protocol/message.schema.js';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { define } from '../../custom-element/define.js';
import { tm } from '../../i18n/monitoring/tm.js';
import { controls } from '../../test-bench/ui/styles/controls.js';
import { tokens } from '../../test-bench/ui/styles/tokens.js';
import { problemIn, type AdminRequests, type WatchedSession } from '../admin-requests.js';
import { adminStyles } from '../admin-styles.js';
import { span } from '../ago.js';
import type { MonitoringConfirm } from '../confirm-dialog.js';
import '../confirm-dialog.js';
import { TokenEventSource } from '../event-source.js';
import { problemView } from '../problem-view.js';
import type { ReaderDialog } from './reader-dialog.js';
import { FIRST_FILTER, readPage, withChanges, type ListFilter, type Sort } from './session-list.js';
import { sessionListStyles } from './session-list-styles.js';

export interface ChatbotName {
  readonly id: string;
  readonly name: string;
}

/** Ages on the screen grow so often, in ms. */
const TICK_MS = 5_000;

/** Sessions as they happen: a list that changes by itself, and what an admin may do about them. */
export class MonitorView extends LitElement {
  static override styles = [tokens, controls, adminStyles, sessionListStyles];

  @property({ attribute: false }) requests!: AdminRequests;
  @property({ attribute: false }) server = '';
  @property({ attribute: false }) chatbots: readonly ChatbotName[] = [];
  /** Changes with each new token: everything is asked for again. */
  @property({ attribute: false }) signedIn = '';
  @state() private filter: ListFilter = FIRST_FILTER;
  @state() private sessions: readonly WatchedSession[] | null = null;
  @state() private cursor: string | null = null;
  @state() private problem: Problem | null = null;
  @state() private chosen: ReadonlySet<string> = new Set();
  @state() private isLive = false;
  @state() private said = '';
  @query('chatbot-monitoring-confirm') private confirm!: MonitoringConfirm;
  @query('chatbot-session-reader') private reader!: ReaderDialog;
  /** The server's clock, less this one's, in ms. */
  #skew = 0;
  #source: TokenEventSource | null = null;
  #asking = new AbortController();
  #tick: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#tick = setInterval(() => this.requestUpdate(), TICK_MS);
    if (this.hasUpdated) this.#begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#tick);
    this.#source?.close();
    this.#asking.abort();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('signedIn') || changed.has('server')) this.#begin();
  }

  protected override render(): TemplateResult {
    // Who may see nothing is offered nothing.
    const isForbidden = this.problem?.code === 'forbidden' && !this.sessions;
    return html`
      ${isForbidden ? nothing : this.#filters()}
      <div class="row told">
        ${this.chosen.size > 0 ? this.#chosen() : nothing}
        <p class="quiet" role="status">${this.said}</p>
      </div>
      ${this.problem && !this.sessions ? problemView(this.problem, () => this.#begin()) : this.#list()}
      <chatbot-monitoring-confirm></chatbot-monitoring-confirm>
      <chatbot-session-reader
        .requests=${this.requests}
        .server=${this.server}
      ></chatbot-session-reader>
    `;
  }

  #filters(): TemplateResult {
    const { mode, chatbot, operator, state } = this.filter;
    const option = (value: string, label: string, now: string) =>
      html`<option value=${value} ?selected=${value === now}>${label}</option>`;
    return html`<div class="row">
      <label class="field"
        >${tm('mode')}
        <select @change=${(event: Event) => this.#filterBy({ mode: valueOf(event) as 'test' })}>
          ${option('test', tm('mode.test'), mode)} ${option('live', tm('mode.live'), mode)}
        </select>
      </label>
      <label class="field"
        >${tm('chatbot')}
        <select @change=${(event: Event) => this.#filterBy({ chatbot: valueOf(event) })}>
          ${option('', tm('chatbot.all'), chatbot)}
          ${this.chatbots.map(({ id, name }) => option(id, name, chatbot))}
        </select>
      </label>
      ${
        mode === 'test'
          ? html`<label class="field"
              >${tm('operator')}
              <input
                type="search"
                .value=${operator}
                placeholder=${tm('operator.all')}
                @change=${(event: Event) => this.#filterBy({ operator: valueOf(event).trim() })}
              />
            </label>`
          : nothing
      }
      <label class="field"
        >${tm('state')}
        <select @change=${(event: Event) => this.#filterBy({ state: valueOf(event) as '' })}>
          ${option('', tm('state.all'), state)} ${option('active', tm('state.active'), state)}
          ${option('ended', tm('state.ended'), state)}
          ${option('expired', tm('state.expired'), state)}
        </select>
      </label>
      <span class="grow"></span>
      <span class="link ${this.isLive ? 'open' : ''}">
        ${this.isLive ? tm('live') : tm('reconnecting')}
      </span>
      ${
        mode === 'test'
          ? html`<button class="button outlined" type="button" @click=${this.#clean}>
              ${tm('clean')}
            </button>`
          : nothing
      }
    </div>`;
  }

  #chosen(): TemplateResult {
    return html`<span>${tm('selected', { count: this.chosen.size })}</span>
      <button class="button outlined" type="button" @click=${() => this.#end([...this.chosen])}>
        ${tm('end.selected')}
      </button>`;
  }

  #list(): TemplateResult {
    const { sessions } = this;
    if (!sessions) return html`<p class="empty" role="status">${tm('loading')}</p>`;
    if (sessions.length === 0) {
      return html`<div class="empty">
        <h2>${tm('list.none')}</h2>
        <p class="quiet">${tm('list.none.hint')}</p>
      </div>`;
    }
    const all = sessions.every(({ id }) => this.chosen.has(id));
    return html`
      <div class="list">
        <table role="table" aria-label=${tm('list.caption')}>
          <thead>
            <tr role="row">
              <th role="columnheader">
                <input
                  type="checkbox"
                  aria-label=${tm('list.selectAll')}
                  .checked=${all}
                  @change=${() => (this.chosen = new Set(all ? [] : sessions.map(({ id }) => id)))}
                />
              </th>
              ${this.#head('chatbot', tm('chatbot'))} ${this.#head('operator', tm('operator'))}
              <th role="columnheader">${tm('state')}</th>
              ${this.#head('messages', tm('messages'), 'amount')}
              ${this.#head('created', tm('age'), 'amount')}
              ${this.#head('active', tm('idle'), 'amount')}
              <th role="columnheader">${tm('error')}</th>
              <th role="columnheader">${tm('instance')}</th>
              <th role="columnheader"><span class="hidden">${tm('open')}</span></th>
            </tr>
          </thead>
          <tbody>
            ${sessions.map((session) => this.#row(session))}
          </tbody>
        </table>
      </div>
      ${
        this.cursor
          ? html`<p class="more">
              <button class="button outlined" type="button" @click=${this.#more}>
                ${tm('list.more')}
              </button>
            </p>`
          : nothing
      }
    `;
  }

  #head(sort: Sort, label: string, kind = ''): TemplateResult {
    const { sort: by, order } = this.filter;
    const way = by !== sort ? 'none' : order === 'asc' ? 'ascending' : 'descending';
    const next = by === sort && order === 'desc' ? 'asc' : 'desc';
    return html`<th role="columnheader" class=${kind} aria-sort=${way}>
      <button class="sort" type="button" @click=${() => this.#filterBy({ sort, order: next })}>
        ${label}<span aria-hidden="true"
          >${{ none: '', ascending: ' ↑', descending: ' ↓' }[way]}</span
        >
      </button>
    </th>`;
  }

  #row(session: WatchedSession): TemplateResult {
    const { id, chatbotName, operatorId, messages, lastError, instance, state } = session;
    const name = operatorId ?? tm('visitor');
    const now = Date.now() + this.#skew;
    const since = (at: string) => span(now - Date.parse(at));
    return html`<tr role="row" class=${state}>
      <td role="cell">
        <input
          type="checkbox"
          aria-label=${tm('list.select', { name: `${name}, ${chatbotName}` })}
          .checked=${this.chosen.has(id)}
          @change=${() => this.#choose(id)}
        />
      </td>
      <td role="cell" class="strong">${chatbotName}</td>
      <td role="cell" data-label=${tm('operator')}>${name}</td>
      <td role="cell" data-label=${tm('state')}>
        <span class="state ${session.isAnswering ? 'answering' : state}"
          >${tm(session.isAnswering ? 'state.answering' : `state.${state}`)}</span
        >
      </td>
      <td role="cell" class="amount" data-label=${tm('messages')}>${messages}</td>
      <td role="cell" class="amount" data-label=${tm('age')}>${since(session.createdAt)}</td>
      <td role="cell" class="amount" data-label=${tm('idle')}>${since(session.lastActiveAt)}</td>
      <td role="cell" data-label=${tm('error')}>
        ${lastError ? html`<code class="bad">${lastError}</code>` : html`<span class="quiet">–</span>`}
      </td>
      <td role="cell" class="quiet mono" data-label=${tm('instance')}>
        ${instance ?? tm('unknown')}
      </td>
      <td role="cell" class="deeds">
        <button
          class="button outlined"
          type="button"
          aria-label=${tm('list.open', { name })}
          @click=${() => this.#open(session)}
        >
          ${tm('open')}
        </button>
        ${
          state === 'active'
            ? html`<button class="button" type="button" @click=${() => this.#extend(session)}>
                  ${tm('extend')}</button
                ><button class="button" type="button" @click=${() => this.#end([id])}>
                  ${tm('end')}
                </button>`
            : nothing
        }
      </td>
    </tr>`;
  }

  #begin(): void {
    this.#source?.close();
    this.sessions = null;
    this.problem = null;
    this.chosen = new Set();
    this.isLive = false;
    void this.#read();
    const { mode } = this.filter;
    this.#source = new TokenEventSource({
      open: (signal) => this.requests.stream(`/v1/admin/sessions/changes?mode=${mode}`, signal),
      onEvent: ({ type, data }) => {
        if (type === 'missed') void this.#read();
        if (type !== 'sessions' || !this.sessions) return;
        const { sessions } = JSON.parse(data) as { sessions: WatchedSession[] };
        this.sessions = withChanges(this.sessions, sessions, this.filter);
      },
      // What happened while the stream was away is read at once.
      onState: (open) => {
        if (open && !this.isLive && this.sessions) void this.#read();
        this.isLive = open;
      },
      mayRetry: (problem) => problemIn(problem).retryable,
    });
  }

  async #read(cursor: string | null = null): Promise<void> {
    this.#asking.abort();
    const { signal } = (this.#asking = new AbortController());
    try {
      const page = await readPage(this.requests, this.filter, cursor, signal);
      this.#skew = Date.parse(page.now) - Date.now();
      this.sessions = cursor ? [...(this.sessions ?? []), ...page.sessions] : page.sessions;
      this.cursor = page.cursor;
      this.problem = null;
    } catch (error) {
      if (signal.aborted) return;
      const problem = (this.problem = problemIn(error));
      // The list of before stays, so it has to be said that it is not what was asked for.
      if (this.sessions) this.said = `${problem.message} ${problem.action}`;
    }
  }

  #filterBy(change: Partial<ListFilter>): void {
    const isOther = change.mode !== undefined && change.mode !== this.filter.mode;
    this.filter = { ...this.filter, ...change, ...(isOther && { operator: '' }) };
    this.chosen = new Set();
    if (isOther) this.#begin();
    else void this.#read();
  }

  readonly #more = (): void => void this.#read(this.cursor);

  #choose(id: string): void {
    const chosen = new Set(this.chosen);
    if (!chosen.delete(id)) chosen.add(id);
    this.chosen = chosen;
  }

  async #open(session: WatchedSession): Promise<void> {
    await this.#do(async () => {
      await import('./reader-dialog.js');
      await this.reader.updateComplete;
      await this.reader.show(session);
      return '';
    });
  }

  async #end(ids: readonly string[]): Promise<void> {
    const count = ids.length;
    const question = { title: tm('end.title', { count }), text: tm('end.text'), yes: tm('end') };
    if (!(await this.confirm.ask(question))) return;
    await this.#do(async () => {
      let done = 0;
      for (let i = 0; i < ids.length; i += 100) {
        const body = { mode: this.filter.mode, ids: ids.slice(i, i + 100) };
        const { ended } = await this.requests.post<{ ended: string[] }>(
          '/v1/admin/sessions/end',
          body,
        );
        done += ended.length;
      }
      this.chosen = new Set();
      return tm('done.ended', { count: done });
    });
  }

  async #extend({ id, mode }: WatchedSession): Promise<void> {
    const title = tm('extend.title', { count: 1 });
    if (!(await this.confirm.ask({ title, text: tm('extend.text'), yes: tm('extend') }))) return;
    await this.#do(async () => {
      await this.requests.post(`/v1/admin/sessions/${encodeURIComponent(id)}/extend?mode=${mode}`);
      return tm('done.extended', { count: 1 });
    });
  }

  readonly #clean = async (): Promise<void> => {
    const question = { title: tm('clean.title'), text: tm('clean.text'), yes: tm('clean') };
    if (!(await this.confirm.ask(question))) return;
    await this.#do(async () => {
      const { sessions } = await this.requests.post<{ sessions: number }>(
        '/v1/admin/sessions/clean-up',
      );
      return tm('done.cleaned', { count: sessions });
    });
  };

  /** Does something, says so, and shows what has come of it. */
  async #do(deed: () => Promise<string>): Promise<void> {
    try {
      const said = await deed();
      if (!said) return;
      this.said = said;
      await this.#read();
    } catch (error) {
      const { message, action } = problemIn(error);
      this.said = `${message} ${action}`;
    }
  }
}

function valueOf(event: Event): string {
  return (event.target as HTMLInputElement).value;
}

define('chatbot-monitor-view', MonitorView);

declare global {
  interface HTMLElementTagNameMap {
    'chatbot-monitor-view': MonitorView;
  }
}
