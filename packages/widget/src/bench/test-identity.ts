import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ConnectionState, SessionState } from '../session/session-state.js';
import type { ChatbotState } from './chatbot-state.js';
import { connectionWords } from './connection-words.js';
import './copy-button.js';
import { define } from '../panel/define.js';
import { arcMark, barMark, crossMark, diamondMark, discMark, ringMark } from './icons.js';
import { t } from './i18n/t.js';
import { controls } from './styles/controls.js';
import { tokens } from './styles/tokens.js';

/** As many characters of a fingerprint as people compare, as with a commit's hash. */
const SHORT = 7;

const CHATBOT_MARKS = {
  loading: arcMark,
  unsaved: diamondMark,
  draft: ringMark,
  live: discMark,
  saved: ringMark,
} as const;

const CONNECTION_MARKS = {
  idle: barMark,
  connecting: arcMark,
  open: discMark,
  recovering: arcMark,
  offline: barMark,
  failed: crossMark,
} as const;

/**
 * What is being tested, and whether it is connected: in words, colour and shape.
 *
 * @fires bench-reconnect - The operator wants to connect now.
 */
export class TestIdentity extends LitElement {
  static override styles = [
    tokens,
    controls,
    css`
      :host {
        display: contents;
      }

      .who {
        grid-area: who;
        display: flex;
        align-items: center;
        gap: 12px;
        min-width: 0;
      }

      .avatar {
        flex: none;
        width: 32px;
        height: 32px;
        border-radius: 10px;
        display: grid;
        place-items: center;
        overflow: hidden;
        background: var(--strong);
        color: var(--on-strong);
        font-weight: 600;
        font-size: 15px;
      }

      .avatar img {
        width: 100%;
        height: 100%;
        object-fit: cover;
      }

      .text {
        min-width: 0;
      }

      h2 {
        margin: 0;
        font-size: 15px;
        line-height: 20px;
        font-weight: 600;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      .facts {
        grid-area: facts;
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 12px;
        margin: 0;
        font-size: 12px;
        line-height: 20px;
        color: var(--quiet);
        white-space: nowrap;
      }

      .fact {
        display: inline-flex;
        align-items: center;
        gap: 6px;
      }

      .unsaved,
      .connecting,
      .recovering {
        color: var(--warn);
      }

      .live,
      .open {
        color: var(--good);
      }

      .offline,
      .failed {
        color: var(--bad);
      }

      .connecting .mark,
      .recovering .mark,
      .loading .mark {
        animation: turn 900ms linear infinite;
      }

      chatbot-copy-button {
        --copy-height: 20px;
        --copy-padding: 4px;
        --copy-icon: 14px;
        font-family: var(--mono);
        margin-inline: -4px;
        color: var(--quiet);
      }

      .link {
        min-height: 20px;
        padding: 0 4px;
        font-size: 12px;
        text-decoration: underline;
        text-underline-offset: 2px;
      }

      @media (pointer: coarse) {
        .link,
        chatbot-copy-button {
          --copy-height: 28px;
          min-height: 28px;
        }
      }

      @keyframes turn {
        to {
          transform: rotate(1turn);
        }
      }
    `,
  ];

  @property({ attribute: false }) state!: SessionState;
  @property({ attribute: false }) chatbot: ChatbotState = 'loading';
  /** What to call the chatbot until its name is known. */
  @property({ attribute: false }) chatbotId = '';
  /** Fingerprint of the unsaved configuration that answers; empty: the draft does. */
  @property({ attribute: false }) previewing = '';
  /** The facts get a row of their own. */
  @property({ type: Boolean }) stacked = false;
  @state() private brokenAvatar = '';
  #ticking = 0;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#tick(false);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('state')) this.#tick(this.state.connection.kind === 'recovering');
  }

  protected override render(): TemplateResult {
    return html`<div class="who">
        <span class="avatar" aria-hidden="true">${this.#avatar()}</span>
        <div class="text">
          <h2>${this.#name}</h2>
          ${this.stacked ? nothing : this.#facts()}
        </div>
      </div>
      ${this.stacked ? this.#facts() : nothing}`;
  }

  get #name(): string {
    return this.state.chatbot ? this.state.config.name : this.chatbotId;
  }

  #avatar(): TemplateResult | string {
    const { avatar } = this.state.config.appearance;
    if (avatar === '' || avatar === this.brokenAvatar) {
      return [...this.#name.trim()][0]?.toUpperCase() ?? '';
    }
    return html`<img src=${avatar} alt="" @error=${() => (this.brokenAvatar = avatar)} />`;
  }

  #facts(): TemplateResult {
    const { connection, chatbot } = this.state;
    return html`<p class="facts">
      ${this.#version()} ${chatbot ? fingerprint(this.previewing || chatbot.fingerprint) : nothing}
      <span class="fact ${connection.kind}" role="status">
        ${CONNECTION_MARKS[connection.kind]}<span aria-hidden="true"
          >${connectionWords(connection, Date.now())}</span
        ><span class="hidden">${spoken(connection)}</span>
      </span>
      ${connection.kind === 'recovering' ? this.#reconnect() : nothing}
    </p>`;
  }

  /** A chatbot that the server refuses to show is not loading. */
  #version(): TemplateResult | typeof nothing {
    const { chatbot, state } = this;
    if (chatbot === 'loading' && state.connection.kind === 'failed') return nothing;
    return html`<span class="fact ${chatbot}">
      ${CHATBOT_MARKS[chatbot]}${t(`chatbot.${chatbot}`)}
    </span>`;
  }

  #reconnect(): TemplateResult {
    return html`<button
      class="button link"
      type="button"
      @click=${() => this.dispatchEvent(new Event('bench-reconnect'))}
    >
      ${t('connection.reconnect')}
    </button>`;
  }

  /** A countdown changes each second, though the state does not. */
  #tick(on: boolean): void {
    window.clearInterval(this.#ticking);
    if (on) this.#ticking = window.setInterval(() => this.requestUpdate(), 1_000);
  }
}

function fingerprint(whole: string): TemplateResult {
  const short = whole.slice(0, SHORT);
  return html`<chatbot-copy-button .text=${whole} label=${t('chatbot.copyFingerprint', { short })}
    >${short}</chatbot-copy-button
  >`;
}

/** What screen readers hear: each change of the link once, and no countdown. */
function spoken(connection: ConnectionState): string {
  return connectionWords(connection, Number.POSITIVE_INFINITY);
}

define('chatbot-test-identity', TestIdentity);

declare global {
  interface HTMLElementTagNameMap {
    'chatbot-test-identity': TestIdentity;
  }
}
