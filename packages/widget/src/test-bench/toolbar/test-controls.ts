import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { define } from '../../custom-element/define.js';
import type { TryAction } from '../notices/retryable-actions.js';
import {
  closeIcon,
  codeIcon,
  debugIcon,
  exportIcon,
  historyIcon,
  keysIcon,
  looksIcon,
  moreIcon,
  newIcon,
  resetIcon,
  simulateIcon,
  visitorIcon,
} from '../ui/icons.js';
import type { ConfirmPopover } from '../ui/confirm-popover.js';
import '../ui/menu-button.js';
import type { MenuItem, MenuPickEvent } from '../ui/menu-button.js';
import type { ExportFormat } from '../tested/requests.js';
import { SimulateEvent } from './simulation.js';
import { SIMULATIONS, type BenchSimulation } from './simulation.js';
import { followPopover } from '../ui/place-popover.js';
import { segmentedStyles } from '../ui/segmented.js';
import { stageChoices } from './stage-choices.js';
import { DEFAULT_STAGE, type StageSettings } from '../stage/stage-settings.js';
import { t } from '../../i18n/bench/t.js';
import { controls } from '../ui/styles/controls.js';
import { popovers } from '../ui/styles/popovers.js';
import { testControlsStyles } from '../ui/styles/test-controls.js';
import { tokens } from '../ui/styles/tokens.js';
import { ToolWordsController } from './tool-words.js';

/** Actions to confirm first, with the event that reports each. */
const EVENTS = { reset: 'bench-reset', newSession: 'bench-new-session' } as const;

/** Event: the operator changed the stage. */
export class StageChangeEvent extends Event {
  readonly change: Partial<StageSettings>;

  constructor(change: Partial<StageSettings>) {
    super('bench-stage');
    this.change = change;
  }
}

/**
 * The tools of the top bar, those that everybody needs with their words; looks are in a menu of
 * their own. Where there is little room they all fold into one.
 *
 * @fires bench-stage - Another device, theme or direction: `StageChangeEvent`.
 * @fires bench-reset - The conversation is to be cleared; asked for first, if there is any.
 * @fires bench-new-session - Another session is wanted; asked for first, if there is a conversation.
 * @fires bench-sessions - The list of earlier sessions is wanted.
 * @fires bench-visitor-dialog - Who is played is to be set.
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
  @property({ type: Boolean, reflect: true }) folded = false;
  /** True if the controls are in a row of their own. */
  @property({ type: Boolean, reflect: true }) stacked = false;
  /** Width for the tools in a row, in px: words that do not fit are left out. */
  @property({ attribute: false }) room = Infinity;
  @property({ attribute: false }) stage: StageSettings = DEFAULT_STAGE;
  @property({ type: Boolean }) debug = false;
  @property({ attribute: false }) simulation: BenchSimulation = 'none';
  /** True if a reset would clear something. */
  @property({ type: Boolean }) filled = false;
  /** True if there is a session to reset. */
  @property({ type: Boolean }) ready = false;
  /** True if the test can be closed: not where it is a part of the page. */
  @property({ type: Boolean }) closable = true;

  /** Does what may fail, and says so where it does. */
  @property({ attribute: false }) tryAction: TryAction = (_part, act) => act();

  /** The action that the question is about. */
  @state() private asking: keyof typeof EVENTS = 'reset';

  @query('.menu') private menu!: HTMLElement | null;
  @query('.more, .looks') private opener!: HTMLElement;
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
              class="button bare close"
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
    return html`<button
        class="button tool looks"
        type="button"
        popovertarget="looks"
        title=${t('tools.looks')}
        aria-label=${t('tools.looks')}
      >
        ${looksIcon}<span class="label">${t('tools.looks')}</span>
      </button>
      <div
        id="looks"
        class="popover menu"
        popover
        role="group"
        aria-label=${t('tools.looks')}
        @beforetoggle=${this.#placeMenu}
      >
        ${this.#choices()} ${this.#visitor()}
      </div>
      <span class="divider"></span>
      ${this.#actions()} ${this.closable ? html`<span class="divider last"></span>` : nothing}`;
  }

  #folded(): TemplateResult {
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
        ${this.#choices()} ${this.#visitor()}
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
      <chatbot-menu-button
        class="simulate"
        label=${t('tools.simulate')}
        .icon=${simulateIcon}
        .items=${this.#simulations()}
        ?marked=${this.simulation !== 'none'}
        ?disabled=${!this.ready}
        @menu-pick=${({ value }: MenuPickEvent) => this.#pick(new SimulateEvent(value as BenchSimulation))}
      ></chatbot-menu-button>
      <button
        class="button tool embed"
        type="button"
        title=${t('tools.embed')}
        aria-label=${t('tools.embed')}
        @click=${() => this.#fire('bench-embed')}
      >
        ${codeIcon}<span class="label">${t('tools.embed')}</span>
      </button>
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
        class="button tool sessions"
        type="button"
        title=${t('tools.sessions')}
        aria-label=${t('tools.sessions')}
        ?disabled=${!this.ready}
        @click=${() => this.#fire('bench-sessions')}
      >
        ${historyIcon}<span class="label">${t('tools.sessions')}</span>
      </button>
      <chatbot-menu-button
        class="export"
        label=${t('tools.export')}
        .icon=${exportIcon}
        .items=${this.#exports()}
        ?disabled=${!this.ready}
        @menu-pick=${({ value }: MenuPickEvent) => this.#pick(new ExportEvent(value as ExportFormat))}
      ></chatbot-menu-button>`;
  }

  #visitor(): TemplateResult {
    return html`<button
      class="button tool visitor"
      type="button"
      ?disabled=${!this.ready}
      @click=${() => this.#fire('bench-visitor-dialog')}
    >
      ${visitorIcon}<span class="label">${t('tools.visitor')}</span>
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

  #choices(): TemplateResult {
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
    void this.tryAction(t(`tools.${what}`), async () => {
      await import('../ui/confirm-popover.js');
      await this.confirm.updateComplete;
      if (this.isConnected) this.confirm.ask(anchor);
    });
  }

  #placeMenu(event: ToggleEvent): void {
    if (this.menu) followPopover(event, this.menu, this.opener);
  }
}

define('chatbot-test-controls', TestControls);

declare global {
  interface HTMLElementTagNameMap {
    'chatbot-test-controls': TestControls;
  }
}

/** The operator wants the session as a file. */
export class ExportEvent extends Event {
  readonly format: ExportFormat;

  constructor(format: ExportFormat) {
    super('bench-export', { bubbles: true, composed: true });
    this.format = format;
  }
}
