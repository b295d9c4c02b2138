import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ConnectionState, SessionState } from '../../session/session-state.js';
import type { ChatbotState } from '../tested/chatbot-state.js';
import { connectionWords } from './connection-words.js';
import { simulationBar, simulationStyles } from '../notices/simulation-bar.js';
import { SimulateEvent, type BenchSimulation } from './simulation.js';
import { define } from '../../custom-element/define.js';
import { arcMark, barMark, crossMark, diamondMark, discMark, ringMark } from '../ui/icons.js';
import { t } from '../../i18n/bench/t.js';
import { controls } from '../ui/styles/controls.js';
import { tokens } from '../ui/styles/tokens.js';

const CHATBOT_MARKS = {
  loading: arcMark,
  unsaved: diamondMark,
  stuck: crossMark,
  draft: ringMark,
  changed: diamondMark,
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
 * Names what is tested, and the state of its link or the simulation: in words, colour and shape.
 *
 * @fires bench-simulate - What is played is to end: `SimulateEvent`.
 * @fires bench-why - Why the last reply failed is to be shown.
 * @fires bench-reconnect - The operator wants to connect now.
 */
export class TestIdentity extends LitElement {
  static override styles = [
    tokens,
    controls,
    simulationStyles,
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
        overflow: hidden;
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
        align-items: center;
        gap: 0 12px;
        min-width: 0;
        height: max(24px, var(--target) - 8px);
        margin: 0;
        font-size: 12px;
        line-height: 20px;
        color: var(--quiet);
        white-space: nowrap;
      }

      .fact {
        display: inline-flex;
        flex: none;
        align-items: center;
        gap: 6px;
      }

      .stuck {
        flex: 0 1 auto;
        min-width: 0;
      }

      .state {
        overflow: hidden;
        text-overflow: ellipsis;
      }

      .unsaved,
      .changed,
      .connecting,
      .recovering {
        color: var(--warn);
      }

      .live,
      .open {
        color: var(--good);
      }

      .stuck,
      .offline,
      .failed {
        color: var(--bad);
      }

      .connecting .mark,
      .recovering .mark,
      .loading .mark {
        animation: turn 900ms linear infinite;
      }

      .why {
        color: var(--bad);
      }

      .link {
        min-height: 20px;
        padding: 0 4px;
        font-size: 12px;
        text-decoration: underline;
        text-underline-offset: 2px;
      }

      @media (pointer: coarse) {
        .link {
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
  /** Reason why it cannot answer, if that is known. */
  @property({ attribute: false }) obstacle = '';
  /** Number of a reply that failed and whose reason is not in sight; 0: none. */
  @property({ attribute: false }) failed = 0;
  /** Name for the chatbot until its own is known. */
  @property({ attribute: false }) chatbotId = '';
  /** Simulation that runs now. */
  @property({ attribute: false }) simulation: BenchSimulation = 'none';
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
        ${this.#avatar()}
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

  /** The picture; none beside the panel, which has the initial then. */
  #avatar(): TemplateResult | typeof nothing {
    const { avatar } = this.state.config.appearance;
    if (avatar === '' || avatar === this.brokenAvatar) return nothing;
    const broken = () => (this.brokenAvatar = avatar);
    return html`<span class="avatar" aria-hidden="true">
      <img src=${avatar} alt="" @error=${broken} />
    </span>`;
  }

  #facts(): TemplateResult {
    const { simulation } = this;
    const end = () => this.dispatchEvent(new SimulateEvent('none'));
    return html`<p class="facts">
      ${this.#version()} ${simulation === 'none' ? this.#link() : simulationBar(simulation, end)}
      ${this.failed > 0 && simulation === 'none' ? this.#why() : nothing}
    </p>`;
  }

  #link(): TemplateResult {
    const { connection } = this.state;
    return html`<span class="fact ${connection.kind}" role="status">
        ${CONNECTION_MARKS[connection.kind]}<span aria-hidden="true"
          >${connectionWords(connection, Date.now())}</span
        ><span class="hidden">${spoken(connection)}</span>
      </span>
      ${connection.kind === 'recovering' ? this.#reconnect() : nothing}`;
  }

  /** A chatbot that the server refuses to show is not loading. */
  #version(): TemplateResult | typeof nothing {
    const { chatbot, state } = this;
    if (chatbot === 'loading' && state.connection.kind === 'failed') return nothing;
    const words = t(`chatbot.${chatbot}`, { why: this.obstacle });
    return html`<span class="fact ${chatbot}" title=${this.obstacle || nothing}>
      ${CHATBOT_MARKS[chatbot]}<span class="state">${words}</span>
    </span>`;
  }

  #why(): TemplateResult {
    return html`<button
      class="button link why"
      type="button"
      @click=${() => this.dispatchEvent(new Event('bench-why'))}
    >
      ${t('reply.why', { number: this.failed })}
    </button>`;
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

/** Text for screen readers: each change of the link once, and no countdown. */
function spoken(connection: ConnectionState): string {
  return connectionWords(connection, Number.POSITIVE_INFINITY);
}

define('chatbot-test-identity', TestIdentity);

declare global {
  interface HTMLElementTagNameMap {
    'chatbot-test-identity': TestIdentity;
  }
}
