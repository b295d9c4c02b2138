import type { Problem } from '@chatbot-test/shared/protocol/message.schema.js';
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { define } from '../custom-element/define.js';
import { spoken, spokenCode } from '../i18n/bench/bench-language.js';
import { tm } from '../i18n/monitoring/tm.js';
import { controls } from '../test-bench/ui/styles/controls.js';
import { tokens } from '../test-bench/ui/styles/tokens.js';
import { AdminRequests } from './admin-requests.js';
import { adminStyles } from './admin-styles.js';
import './sessions/monitor-view.js';
import type { ChatbotName } from './sessions/monitor-view.js';

export type ViewName = 'monitor' | 'usage';
const VIEWS: readonly ViewName[] = ['monitor', 'usage'];

/** The admin chose the other view. */
export class ViewChangeEvent extends Event {
  readonly view: ViewName;

  constructor(view: ViewName) {
    super('monitoring-view');
    this.view = view;
  }
}

/** The server refused something. */
export class RefusedEvent extends Event {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super('monitoring-refused');
    this.problem = problem;
  }
}

/** Sessions and usage, each in a tab. */
export class MonitoringView extends LitElement {
  static override styles = [
    tokens,
    controls,
    adminStyles,
    css`
      .window {
        padding: 16px;
        background: var(--surface);
        color: var(--text);
      }

      .tabs {
        display: flex;
        gap: 16px;
        margin-bottom: 16px;
        border-bottom: 1px solid var(--line);
      }

      .tab {
        position: relative;
        min-height: max(36px, var(--target));
        padding: 0;
        border: 0;
        background: none;
        color: var(--quiet);
        font-weight: 500;
      }

      .tab:hover,
      .tab[aria-selected='true'] {
        color: var(--text);
      }

      .tab[aria-selected='true']::after {
        content: '';
        position: absolute;
        inset: auto 0 -1px;
        height: 2px;
        background: var(--strong);
      }
    `,
  ];

  @property({ attribute: false }) server = '';
  @property({ attribute: false }) token = '';
  @property({ attribute: false }) view: ViewName = 'monitor';
  /** The page keeps tests. */
  @property({ type: Boolean }) keepsTests = false;
  @state() private chatbots: readonly ChatbotName[] = [];
  @state() private hasCharts = false;
  readonly #requests = new AdminRequests(this, (problem) =>
    this.dispatchEvent(new RefusedEvent(problem)),
  );

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('token') || changed.has('server')) void this.#readChatbots();
    if (this.view === 'usage') void this.#loadCharts();
  }

  protected override render(): TemplateResult {
    const signedIn = `${this.server} ${this.token}`;
    return html`<div class="window" lang=${spokenCode()} dir=${spoken()?.rtl ? 'rtl' : nothing}>
      <div class="tabs" role="tablist" aria-label=${tm('title')} @keydown=${this.#onKey}>
        ${VIEWS.map((name) => this.#tab(name))}
      </div>
      <div id="view" role="tabpanel" aria-labelledby=${`tab-${this.view}`}>
        ${
          this.view === 'monitor'
            ? html`<chatbot-monitor-view
                .requests=${this.#requests}
                .server=${this.server}
                .chatbots=${this.chatbots}
                .signedIn=${signedIn}
              ></chatbot-monitor-view>`
            : this.hasCharts
              ? html`<chatbot-usage-view
                  .requests=${this.#requests}
                  .chatbots=${this.chatbots}
                  .signedIn=${signedIn}
                  ?keepstests=${this.keepsTests}
                ></chatbot-usage-view>`
              : html`<p class="empty" role="status">${tm('loading')}</p>`
        }
      </div>
    </div>`;
  }

  #tab(name: ViewName): TemplateResult {
    const isShown = name === this.view;
    return html`<button
      class="tab"
      type="button"
      role="tab"
      id=${`tab-${name}`}
      aria-selected=${isShown}
      aria-controls="view"
      tabindex=${isShown ? 0 : -1}
      @click=${() => this.#show(name)}
    >
      ${tm(`tab.${name}`)}
    </button>`;
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const keys = ['ArrowLeft', 'ArrowRight', 'Home', 'End'];
    if (!keys.includes(event.key)) return;
    event.preventDefault();
    this.#show(this.view === 'monitor' ? 'usage' : 'monitor');
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>(`#tab-${this.view}`)?.focus(),
    );
  };

  #show(view: ViewName): void {
    this.view = view;
    this.dispatchEvent(new ViewChangeEvent(view));
  }

  async #loadCharts(): Promise<void> {
    if (this.hasCharts) return;
    await import('./usage/usage-view.js');
    this.hasCharts = true;
  }

  /** Reads the chatbots to choose from. If it fails, the filter is left out without a message. */
  async #readChatbots(): Promise<void> {
    try {
      const { chatbots } = await this.#requests.get<{
        chatbots: readonly { id: string; name: string }[];
      }>('/v1/chatbots', { limit: 100 });
      this.chatbots = chatbots.map(({ id, name }) => ({ id, name }));
    } catch {
      this.chatbots = [];
    }
  }
}

define('chatbot-monitoring-view', MonitoringView);

declare global {
  interface HTMLElementTagNameMap {
    'chatbot-monitoring-view': MonitoringView;
  }
}
