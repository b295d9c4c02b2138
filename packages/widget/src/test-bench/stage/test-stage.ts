import { css, html, LitElement, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { sizeObserver } from '../../browser/size-observer.js';
import { define } from '../../custom-element/define.js';
import { provideModules } from '../../panel/lazy-modules.js';
import { chooseReply } from '../../panel/message/choose-reply.js';
import { unknownChatbot, unknownStyles } from '../../panel/unknown-chatbot.js';
import type { SessionActions } from '../../session/session-actions.js';
import type { SessionState } from '../../session/session-state.js';
import './device-frame.js';
import type { DeviceFrame } from './device-frame.js';
import {
  BESIDE,
  DEFAULT_STAGE,
  PANEL,
  WINDOWS,
  type Device,
  type StageSettings,
} from './stage-settings.js';
import { keysIcon } from '../ui/icons.js';
import { controls } from '../ui/styles/controls.js';
import { tokens } from '../ui/styles/tokens.js';
import { t } from '../../i18n/bench/t.js';

// The test interface shows the panel while it still waits for the chatbot, and the trace of the reply that is
// chosen.
provideModules({ unknownChatbot, unknownStyles, chooseReply });

/** The widest edge of a device, in px. */
const EDGE = 14;

/**
 * The widget on a quiet surface: alone in its true size, or in the window of a device, which is as
 * large as that is and drawn smaller where there is less room.
 *
 * @slot - A note about what is shown, below it.
 */
export class TestStage extends LitElement {
  static override styles = [
    tokens,
    controls,
    css`
      :host {
        display: flex;
        flex-direction: column;
        align-items: center;
        justify-content: center;
        flex: 1;
        min-width: 0;
        min-height: 0;
        padding: 20px 24px 8px;
        background: var(--stage);
      }

      .room {
        position: relative;
        flex: 1;
        width: 100%;
        min-height: 0;
      }

      chatbot-device-frame {
        position: absolute;
        transform-origin: 0 0;
      }

      .desktop {
        --bezel: 6px;
        --round: 14px;
      }

      .tablet {
        --bezel: 14px;
        --round: 30px;
      }

      .phone {
        --bezel: 10px;
        --round: 40px;
      }

      .foot {
        flex: none;
        display: flex;
        align-items: center;
        gap: 16px;
        width: 100%;
        min-height: 40px;
        margin: 12px 0 -8px;
      }

      .foot slot {
        flex: 1;
        min-width: 0;
        display: block;
      }

      .size {
        margin: 0;
        font-size: 12px;
        white-space: nowrap;
        font-variant-numeric: tabular-nums;
        color: var(--quiet);
      }

      :host([size='narrow']) {
        padding: 0;
      }

      :host([size='narrow']) .foot {
        min-height: 0;
        margin: 0;
      }

      .keys {
        color: var(--quiet);
      }

      /* A note on what is changed needs the room; the panel is in its true size anyway. */
      :host([size='narrow']) .keys,
      :host(:not([size='wide'])) .size.alone {
        display: none;
      }

      :host([size='narrow']) .size {
        padding: 4px 12px;
      }

      :host([size='narrow']) ::slotted(*) {
        --lines: 3;
        padding: 4px 12px;
      }
    `,
  ];

  @property({ attribute: false }) state!: SessionState;
  @property({ attribute: false }) actions!: SessionActions;
  @property({ attribute: false }) settings: StageSettings = DEFAULT_STAGE;
  /** Id of the reply whose trace is shown; null: none. */
  @property({ attribute: false }) selected: string | null = null;
  @property({ reflect: true }) size: 'wide' | 'medium' | 'narrow' = 'wide';
  /** True if a change of the launcher is to show beside the open panel. */
  @property({ type: Boolean }) launcher = false;
  @query('.room') private room!: HTMLElement | null;
  @query('chatbot-device-frame') private frame!: DeviceFrame | null;

  #fitted: Fitted = { width: 0, height: 0, scale: 1 };

  readonly #observer = sizeObserver(() => this.requestUpdate());

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observe();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer.disconnect();
  }

  /** Opens the panel, where a visitor's hand had closed it. */
  reopenPanel(): void {
    this.frame?.reopen();
  }

  /** Puts the cursor where a message is written, once that is drawn. */
  async focusPanel(): Promise<void> {
    await this.updateComplete;
    await this.frame?.focusPanel();
  }

  protected override firstUpdated(): void {
    this.#observe();
  }

  protected override render(): TemplateResult {
    const { device, theme, direction } = this.settings;
    const alone = device === 'panel';
    return html`<div class="room">
        <chatbot-device-frame
          class=${device}
          dir=${direction}
          role="group"
          aria-label=${t('stage')}
          theme=${theme === 'auto' ? '' : theme}
          ?dark=${this.#isDark()}
          ?alone=${alone}
          ?beside=${alone && this.#isBeside}
          ?flush=${alone && this.size === 'narrow'}
          .state=${this.state}
          .actions=${this.actions}
          .selected=${this.selected}
        ></chatbot-device-frame>
      </div>
      <div class="foot">
        <p class="size ${alone ? 'alone' : ''}">${this.#caption()}</p>
        <slot></slot>
        <button
          class="button bare keys"
          type="button"
          aria-label=${t('tools.keys')}
          title=${t('tools.keys')}
          @click=${() => this.dispatchEvent(new Event('bench-keys'))}
        >
          ${keysIcon}
        </button>
      </div>`;
  }

  protected override willUpdate(): void {
    if (this.room) this.#fitted = this.#fit(this.room.getBoundingClientRect());
  }

  protected override updated(): void {
    this.#place();
  }

  /** Observes the room for the stage, once it is drawn. */
  #observe(): void {
    if (this.room) this.#observer.observe(this.room);
  }

  get #isBeside(): boolean {
    return this.launcher && this.size !== 'narrow';
  }

  /**
   * Places the frame on whole pixels of the screen: between two, edges would be drawn otherwise
   * than in a visitor's window.
   */
  #place(): void {
    const { frame, room } = this;
    if (!frame || !room) return;
    const place = room.getBoundingClientRect();
    const { width, height, scale } = this.#fitted;
    const step = wholeStep(devicePixelRatio);
    const whole = (px: number): number => Math.round(px / step) * step;
    const { style } = frame;
    style.width = `${width}px`;
    style.height = `${height}px`;
    style.left = `${whole(place.left + (place.width - width * scale) / 2) - place.left}px`;
    style.top = `${whole(place.top + (place.height - height * scale) / 2) - place.top}px`;
    style.transform = scale === 1 ? 'none' : `scale(${scale})`;
  }

  #fit(place: DOMRect): Fitted {
    const { device } = this.settings;
    if (device !== 'panel') return inside(place, device);
    const fills = this.size === 'narrow';
    const wanted = PANEL.width + (this.#isBeside ? BESIDE : 0);
    return {
      width: Math.floor(fills ? place.width : Math.min(wanted, place.width)),
      height: Math.floor(fills ? place.height : Math.min(PANEL.height, place.height)),
      scale: 1,
    };
  }

  #isDark(): boolean {
    const { theme } = this.settings;
    const wanted = theme === 'auto' ? this.state.config.appearance.theme : theme;
    if (wanted !== 'auto') return wanted === 'dark';
    return matchMedia('(prefers-color-scheme: dark)').matches;
  }

  #caption(): string {
    const { device: name } = this.settings;
    const { width, height, scale } = this.#fitted;
    const device = t(`device.${name}`);
    if (scale === 1) return t('stage.size', { device, width, height });
    return t('stage.scaled', { device, width, height, percent: Math.round(scale * 100) });
  }
}

interface Fitted {
  /** Width of the window or the panel itself, in CSS px. */
  readonly width: number;
  readonly height: number;
  /** Scale at which it is drawn; 1: full size. */
  readonly scale: number;
}

/** Steps of whole pixels of CSS that are tried, the smallest first. */
const STEPS = [1, 2, 3, 4, 5];

/**
 * The smallest step, in px of CSS, from one place to another that both lie on whole pixels of the screen:
 * at 150 % there are three of those to two of CSS. Where no few of CSS are whole ones, it is one of the screen.
 */
export function wholeStep(ratio: number): number {
  return STEPS.find((px) => Number.isInteger(px * ratio)) ?? 1 / ratio;
}

/** A device's window, drawn so that it and its edge are within this place. */
function inside(place: DOMRect, device: Exclude<Device, 'panel'>): Fitted {
  const { width, height } = WINDOWS[device];
  const edge = 2 * EDGE;
  const scale = Math.min(1, place.width / (width + edge), place.height / (height + edge));
  return { width, height, scale };
}

define('chatbot-test-stage', TestStage);

declare global {
  interface HTMLElementTagNameMap {
    'chatbot-test-stage': TestStage;
  }
}
