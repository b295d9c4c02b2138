import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { define } from '../../custom-element/define.js';
import { spokenCode } from '../../i18n/bench/bench-language.js';
import { t } from '../../i18n/bench/t.js';
import { td } from '../../i18n/bench/td.js';
import type { Requests } from '../tested/requests.js';
import { dialogHead } from '../ui/dialog-head.js';
import { controls } from '../ui/styles/controls.js';
import { dialogStyles } from '../ui/styles/dialog.js';
import { tokens } from '../ui/styles/tokens.js';
import type { ListedSession, ViewedSession } from './viewed-session.js';

/** The operator wants to go on in a session that is open still. */
export class SessionOpenEvent extends Event {
  readonly sessionId: string;

  constructor(sessionId: string) {
    super('bench-session-open');
    this.sessionId = sessionId;
  }
}

/** The operator wants to read one that is over. */
export class SessionViewEvent extends Event {
  readonly viewed: ViewedSession;

  constructor(viewed: ViewedSession) {
    super('bench-session-view');
    this.viewed = viewed;
  }
}

/**
 * The operator's sessions with this chatbot, newest first, to be opened again.
 *
 * @fires bench-session-open - `SessionOpenEvent`
 * @fires bench-session-view - `SessionViewEvent`
 */
export class SessionListDialog extends LitElement {
  static override styles = [
    tokens,
    controls,
    dialogStyles,
    css`
      ul {
        margin: 0;
        padding: 8px;
        list-style: none;
      }

      .session {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto auto;
        gap: 0 16px;
        width: 100%;
        min-height: 40px;
        font-weight: 400;
        justify-content: stretch;
        text-align: start;
      }

      .session[aria-current='true'] {
        font-weight: 600;
      }

      p {
        margin: 0;
        padding: 20px;
        color: var(--quiet);
      }
    `,
  ];

  @property({ attribute: false }) requests: Requests | null = null;
  /** Operator whose sessions are listed. */
  @property({ attribute: false }) operator = '';
  /** Id of the session that is shown. */
  @property({ attribute: false }) current = '';
  @state() private sessions: readonly ListedSession[] | null = null;
  @state() private problem = '';
  @query('dialog') private dialog!: HTMLDialogElement;

  show(): void {
    if (!this.dialog.open) this.dialog.showModal();
    this.sessions = null;
    void this.#do(async (requests) => {
      this.sessions = await requests.sessions();
    });
  }

  protected override render(): TemplateResult {
    return html`<dialog aria-labelledby="title">
      ${dialogHead(t('tools.sessions'), () => this.dialog.close())}
      ${this.problem ? html`<p role="alert">${this.problem}</p>` : nothing} ${this.#list()}
    </dialog>`;
  }

  #list(): TemplateResult | typeof nothing {
    const { sessions } = this;
    if (!sessions)
      return this.problem ? nothing : html`<p role="status">${td('sessions.loading')}</p>`;
    const said = sessions.filter(
      ({ messages, operatorId }) => messages > 0 && operatorId === this.operator,
    );
    if (said.length === 0) return html`<p>${td('sessions.none')}</p>`;
    return html`<ul>
      ${said.map((session) => html`<li>${this.#row(session)}</li>`)}
    </ul>`;
  }

  #row(session: ListedSession): TemplateResult {
    const { id, state, messages, lastActiveAt } = session;
    const isCurrent = id === this.current;
    return html`<button
      class="button session"
      type="button"
      aria-current=${isCurrent}
      @click=${() => this.#open(session)}
    >
      <span>${moment(lastActiveAt)}</span>
      <span class="number quiet">${td('sessions.messages', { count: messages })}</span>
      <span class="quiet">${td(isCurrent ? 'sessions.current' : `sessions.${state}`)}</span>
    </button>`;
  }

  #open(session: ListedSession): void {
    if (session.state === 'active') {
      this.dialog.close();
      this.dispatchEvent(new SessionOpenEvent(session.id));
      return;
    }
    void this.#do(async (requests) => {
      const messages = await requests.messages(session.id, session.epoch ?? 1);
      this.dialog.close();
      this.dispatchEvent(new SessionViewEvent({ session, messages }));
    });
  }

  async #do(act: (requests: Requests) => Promise<void>): Promise<void> {
    this.problem = '';
    if (!this.requests) return;
    try {
      await act(this.requests);
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
    }
  }
}

/** Formats a moment by the operator's own clock. */
function moment(instant: string): string {
  const style = { dateStyle: 'medium', timeStyle: 'short' } as const;
  return new Intl.DateTimeFormat(spokenCode(), style).format(new Date(instant));
}

define('chatbot-session-list', SessionListDialog);

declare global {
  interface HTMLElementTagNameMap {
    'chatbot-session-list': SessionListDialog;
  }
}
