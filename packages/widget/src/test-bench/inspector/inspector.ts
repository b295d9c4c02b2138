import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { define } from '../../custom-element/define.js';
import { chevronIcon } from '../ui/icons.js';
import { DEFAULT_PREFERENCES } from '../shell/preferences.js';
import { t } from '../../i18n/bench/t.js';
import { controls } from '../ui/styles/controls.js';
import { tokens } from '../ui/styles/tokens.js';

/** Narrowest useful inspector, and what the stage keeps, in px: the panel in its true size, with its margins. */
const [MIN_WIDTH, MIN_STAGE] = [320, 449] as const;
/** Step of an arrow key that moves the edge, in px. */
const STEP = 16;

/** The operator gave the inspector another width, in px. */
export class InspectorResizeEvent extends Event {
  readonly width: number;

  constructor(width: number) {
    super('bench-resize');
    this.width = width;
  }
}

/**
 * Holds the debug panel: beside the stage with an edge to pull, or, where there is little room, as
 * a sheet from below that opens and folds to its title.
 *
 * @slot - The debug panel.
 * @fires bench-resize - `InspectorResizeEvent`, when a change of width is complete.
 * @fires bench-expand - The sheet is to open or to fold.
 */
export class Inspector extends LitElement {
  static override styles = [
    tokens,
    controls,
    css`
      :host {
        display: flex;
        flex: none;
        min-height: 0;
        min-width: 0;
        background: var(--surface);
      }

      ::slotted(*) {
        flex: 1;
      }

      .separator {
        position: relative;
        flex: none;
        width: 1px;
        background: var(--line);
        cursor: col-resize;
        touch-action: none;
        z-index: 2;
      }

      .separator::after {
        content: '';
        position: absolute;
        inset: 0 -4px;
      }

      .separator:hover,
      .separator:active {
        background: var(--edge);
        box-shadow: 0 0 0 1px var(--edge);
      }

      .separator:focus-visible {
        outline-offset: 0;
      }

      :host([sheet]) {
        flex-direction: column;
        border-top: 1px solid var(--line);
      }

      /* Below the composer, never over it. */
      :host([sheet][expanded]) {
        height: min(52%, 640px);
        overflow: hidden;
      }

      .title {
        flex: none;
        display: flex;
        align-items: center;
        justify-content: space-between;
        width: 100%;
        min-height: 44px;
        padding: 0 16px;
        border: 0;
        background: none;
        font-weight: 600;
        text-align: start;
      }

      :host([expanded]) .title {
        border-bottom: 1px solid var(--line);
      }

      .title:focus-visible {
        outline-offset: -2px;
        border-radius: 6px;
      }

      .title .icon {
        transform: rotate(-90deg);
        transition: transform 200ms var(--ease);
      }

      .title[aria-expanded='true'] .icon {
        transform: rotate(90deg);
      }
    `,
  ];

  @property({ type: Number }) width = DEFAULT_PREFERENCES.inspectorWidth;
  /** A sheet from below instead of a column. */
  @property({ type: Boolean, reflect: true }) sheet = false;
  @property({ type: Boolean, reflect: true }) expanded = false;
  /** Text on the folded sheet. */
  @property() summary = '';
  @query('.separator') private separator!: HTMLElement | null;
  #width = 0;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('width')) this.#width = this.width;
  }

  protected override update(changed: PropertyValues<this>): void {
    // What a sheet that folds has in it is not drawn any more, nor can have the focus.
    const folds = changed.has('expanded') && !this.expanded && this.matches(':focus-within');
    super.update(changed);
    if (folds) this.renderRoot.querySelector<HTMLElement>('.title')?.focus();
  }

  protected override updated(): void {
    this.#apply();
  }

  protected override render(): TemplateResult {
    return this.sheet ? this.#sheet() : this.#column();
  }

  #column(): TemplateResult {
    return html`<div
        class="separator"
        role="separator"
        tabindex="0"
        aria-orientation="vertical"
        aria-valuemin=${MIN_WIDTH}
        aria-label=${t('inspector.resize')}
        @keydown=${this.#onKey}
        @pointerdown=${this.#onPointerDown}
        @pointermove=${this.#onPointerMove}
        @pointerup=${this.#settle}
        @pointercancel=${this.#settle}
      ></div>
      <slot></slot>`;
  }

  #sheet(): TemplateResult {
    return html`<button
        class="title"
        type="button"
        aria-expanded=${this.expanded}
        @click=${() => this.dispatchEvent(new Event('bench-expand'))}
      >
        <span>${this.expanded ? t('inspector') : this.summary}</span>${chevronIcon}
      </button>
      ${this.expanded ? html`<slot></slot>` : nothing}`;
  }

  #onKey(event: KeyboardEvent): void {
    const outward = this.#isRtl() ? 'ArrowRight' : 'ArrowLeft';
    const max = this.#max();
    const to = {
      ArrowLeft: this.#width + (outward === 'ArrowLeft' ? STEP : -STEP),
      ArrowRight: this.#width + (outward === 'ArrowRight' ? STEP : -STEP),
      Home: MIN_WIDTH,
      End: max,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.#resize(to);
    this.#settle();
  }

  #onPointerDown(event: PointerEvent): void {
    if (event.button !== 0) return;
    this.separator?.setPointerCapture(event.pointerId);
    this.#dragging = true;
  }

  #onPointerMove(event: PointerEvent): void {
    if (!this.#dragging) return;
    const { left, right } = this.getBoundingClientRect();
    this.#resize(this.#isRtl() ? event.clientX - left : right - event.clientX);
  }

  #settle(): void {
    this.#dragging = false;
    if (this.#width !== this.width) this.dispatchEvent(new InspectorResizeEvent(this.#width));
  }

  #dragging = false;

  #resize(width: number): void {
    this.#width = Math.round(Math.max(MIN_WIDTH, Math.min(width, this.#max())));
    this.#apply();
  }

  /** Set through the object model: a style attribute would be refused by a strict page's CSP. */
  #apply(): void {
    if (this.sheet) {
      this.style.removeProperty('width');
      return;
    }
    const max = this.#max();
    const width = Math.max(MIN_WIDTH, Math.min(this.#width, max));
    this.style.setProperty('width', `${width}px`);
    this.separator?.setAttribute('aria-valuemax', String(max));
    this.separator?.setAttribute('aria-valuenow', String(width));
  }

  #max(): number {
    const room = this.parentElement?.clientWidth ?? 0;
    return Math.max(MIN_WIDTH, room - MIN_STAGE);
  }

  #isRtl(): boolean {
    return getComputedStyle(this).direction === 'rtl';
  }
}

define('chatbot-inspector', Inspector);

declare global {
  interface HTMLElementTagNameMap {
    'chatbot-inspector': Inspector;
  }
}
