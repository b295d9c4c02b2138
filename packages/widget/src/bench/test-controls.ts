import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { define } from '../panel/define.js';
import type { Attempt } from './attempt.js';
import {
  closeIcon,
  codeIcon,
  debugIcon,
  exportIcon,
  keysIcon,
  moreIcon,
  newIcon,
  resetIcon,
  simulateIcon,
} from './icons.js';
import type { ConfirmPopover } from './confirm-popover.js';
import { ExportEvent } from './export-event.js';
import './menu-button.js';
import type { MenuItem, MenuPickEvent } from './menu-button.js';
import type { ExportFormat } from './requests.js';
import { SimulateEvent } from './simulation/simulate-event.js';
import { SIMULATIONS, type BenchSimulation } from './simulation/simulation.js';
import { placePopover } from './place-popover.js';
import { segmentedStyles } from './segmented.js';
import { stageChoices, type StageChoices } from './stage-choices.js';
import { DEFAULT_STAGE, type StageSettings } from './stage-settings.js';
import { t } from './i18n/t.js';
import { controls } from './styles/controls.js';
import { popovers } from './styles/popovers.js';
import { testControlsStyles } from './styles/test-controls.js';
import { tokens } from './styles/tokens.js';
import { ToolWordsController } from './tool-words.js';

/** What is asked for before it is done, and how that is told. */
const EVENTS = { reset: 'bench-reset', newSession: 'bench-new-session' } as const;

/** What the operator changed of the stage. */
export class StageChangeEvent extends Event {
  readonly change: Partial<StageSettings>;

  constructor(change: Partial<StageSettings>) {
    super('bench-stage');
    this.change = change;
  }
}

/**
 * The tools of the top bar. Where there is little room they fold into a menu.
 *
 * @fires bench-stage - Another device, theme or direction: `StageChangeEvent`.
 * @fires bench-reset - The conversation is to be cleared; asked for first, if there is any.
 * @fires bench-new-session - Another session is wanted; asked for first, if there is a conversation.
 * @fires bench-debug - The debug panel is to open or close.
 * @fires bench-embed - The embed code is wanted.
 * @fires bench-simulate - A failure is to be played: `SimulateEvent`.
 * @fires bench-export - The session is wanted as a file: `ExportEvent`.
 * @fires bench-keys - The list of keys is wanted; from the menu alone.
 * @fires bench-close - The test is to close.
 */
export class TestControls extends LitElement {
  static override styles = [tokens, controls, segmentedStyles, popovers, testControlsStyles];

  /** Folded into a menu. */
  @property({ type: Boolean }) folded = false;
  /** How wide the tools may be beside each other, in px: words that do not fit are left out. */
  @property({ attribute: false }) room = Infinity;
  @property({ attribute: false }) stage: StageSettings = DEFAULT_STAGE;
  @property({ type: Boolean }) debug = false;
  @property({ attribute: false }) simulation: BenchSimulation = 'none';
  /** Whether a reset would take something away. */
  @property({ type: Boolean }) filled = false;
  /** Whether there is a session to reset. */
  @property({ type: Boolean }) ready = false;
  /** Whether the test can be closed: not where it is a part of the page. */
  @property({ type: Boolean }) closable = true;

  /** Does what may fail, and says so where it does. */
  @property({ attribute: false }) attempt: Attempt = (_part, act) => act();

  /** What the question is about. */
  @state() private asking: keyof typeof EVENTS = 'reset';

  @query('.menu') private menu!: HTMLElement | null;
  @query('.more') private moreButton!: HTMLElement | null;
  @query('chatbot-confirm-popover') private confirm!: ConfirmPopover;

  constructor() {
    super();
    new ToolWordsController(this);
  }

  protected override render(): TemplateResult {
    return html`${this.folded ? this.#folded() : this.#unfolded()}
      <chatbot-confirm-popover
        about=${this.asking}
        @bench-confirm=${() => this.#fire(EVENTS[this.asking])}
      ></chatbot-confirm-popover>
      ${
        this.closable
          ? html`<button
              class="button bare"
              type="button"
              aria-label=${t('close')}
              title=${t('close')}
              @click=${() => this.#fire('bench-close')}
            >
              ${closeIcon}
            </button>`
          : nothing
      }`;
  }

  #unfolded(): TemplateResult {
    const { device, theme, direction } = this.#choices();
    return html`<div class="choices">${device} ${theme} ${direction}</div>
      ${this.#actions()} ${this.closable ? html`<span class="divider"></span>` : nothing}`;
  }

  #folded(): TemplateResult {
    const { device, theme, direction } = this.#choices();
    return html`<button
        class="button bare more"
        type="button"
        popovertarget="menu"
        aria-label=${t('tools.more')}
        title=${t('tools.more')}
      >
        ${moreIcon}
      </button>
      <div
        id="menu"
        class="popover menu"
        popover
        role="group"
        aria-label=${t('tools')}
        @beforetoggle=${this.#placeMenu}
      >
        <div class="choices">
          <div class="row"><span>${t('tools.device')}</span>${device}</div>
          <div class="row"><span>${t('tools.theme')}</span>${theme}</div>
          <div class="row"><span>${t('tools.direction')}</span>${direction}</div>
        </div>
        <hr />
        ${this.#actions()}
        <button class="button tool keys" type="button" @click=${() => this.#fire('bench-keys')}>
          ${keysIcon}<span class="label">${t('tools.keys')}</span>
        </button>
      </div>`;
  }

  #actions(): TemplateResult {
    return html`<button
        class="button tool reset"
        type="button"
        title=${t('tools.reset')}
        aria-label=${t('tools.reset')}
        ?disabled=${!this.ready}
        @click=${(event: Event) => this.#ask('reset', event)}
      >
        ${resetIcon}<span class="label">${t('tools.reset')}</span>
      </button>
      <chatbot-menu-button
        class="simulate"
        label=${t('tools.simulate')}
        .icon=${simulateIcon}
        .items=${this.#simulations()}
        ?marked=${this.simulation !== 'none'}
        ?disabled=${!this.ready}
        @menu-pick=${({ value }: MenuPickEvent) => this.#pick(new SimulateEvent(value as BenchSimulation))}
      ></chatbot-menu-button>
      <chatbot-menu-button
        class="export"
        label=${t('tools.export')}
        .icon=${exportIcon}
        .items=${this.#exports()}
        ?disabled=${!this.ready}
        @menu-pick=${({ value }: MenuPickEvent) => this.#pick(new ExportEvent(value as ExportFormat))}
      ></chatbot-menu-button>
      <button
        class="button tool new-session"
        type="button"
        title=${t('tools.newSession')}
        aria-label=${t('tools.newSession')}
        ?disabled=${!this.ready}
        @click=${(event: Event) => this.#ask('newSession', event)}
      >
        ${newIcon}<span class="label">${t('tools.newSession')}</span>
      </button>
      <button
        class="button tool debug"
        type="button"
        title=${t('tools.debug')}
        aria-label=${t('tools.debug')}
        aria-pressed=${this.debug}
        @click=${() => this.#fire('bench-debug')}
      >
        ${debugIcon}<span class="label">${t('tools.debug')}</span>
      </button>
      <button
        class="button tool embed"
        type="button"
        title=${t('tools.embed')}
        aria-label=${t('tools.embed')}
        @click=${() => this.#fire('bench-embed')}
      >
        ${codeIcon}<span class="label">${t('tools.embed')}</span>
      </button>`;
  }

  #exports(): readonly MenuItem[] {
    return (['json', 'markdown'] as const).map((value) => ({
      value,
      label: t(`export.${value}`),
      hint: t(`export.${value}Hint`),
    }));
  }

  #simulations(): readonly MenuItem[] {
    return (['none', ...SIMULATIONS] as const).map((value) => ({
      value,
      label: t(`simulate.${value}`),
      hint: t(`simulate.${value}Hint`),
      checked: value === this.simulation,
    }));
  }

  #pick(event: Event): void {
    this.menu?.hidePopover();
    this.dispatchEvent(event);
  }

  #choices(): StageChoices {
    return stageChoices(this.stage, (change) => this.dispatchEvent(new StageChangeEvent(change)));
  }

  #fire(type: string): void {
    this.menu?.hidePopover();
    this.dispatchEvent(new Event(type));
  }

  #ask(what: keyof typeof EVENTS, { currentTarget }: Event): void {
    if (!this.filled) return this.#fire(EVENTS[what]);
    this.asking = what;
    // Asking closes the menu, and with it the button in it.
    const anchor = this.moreButton ?? (currentTarget as HTMLElement);
    void this.attempt(t(`tools.${what}`), async () => {
      await import('./confirm-popover.js');
      await this.confirm.updateComplete;
      if (this.isConnected) this.confirm.ask(anchor);
    });
  }

  #placeMenu(event: ToggleEvent): void {
    if (event.newState === 'open' && this.menu && this.moreButton) {
      placePopover(this.menu, this.moreButton);
    }
  }
}

define('chatbot-test-controls', TestControls);

declare global {
  interface HTMLElementTagNameMap {
    'chatbot-test-controls': TestControls;
  }
}
