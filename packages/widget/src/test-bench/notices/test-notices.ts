import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { define } from '../../custom-element/define.js';
import { timeLeft } from '../ui/format.js';
import { warningIcon } from '../ui/icons.js';
import { noticeStyles, problemNotice } from './notice.js';
import { controls } from '../ui/styles/controls.js';
import { tokens } from '../ui/styles/tokens.js';
import { t } from '../../i18n/bench/t.js';
import type { TestSession } from '../tested/test-session.js';

/** Time that a problem without an undo is shown, in ms. */
const PROBLEM_MS = 8_000;

/**
 * Notices on the session itself: that it was cleared or begun anew, for as long as that can be
 * undone, and that it is about to expire. Counts down by itself.
 *
 * @fires bench-left - The button that had the focus is gone, by a press or in time.
 */
export class TestNotices extends LitElement {
  static override styles = [
    tokens,
    controls,
    noticeStyles,
    css`
      :host {
        flex: none;
        display: block;
      }

      .lines {
        display: grid;
        gap: 8px;
      }

      .lines > * {
        box-shadow: var(--shadow);
      }

      .lines .notice {
        margin: 0;
      }

      .line {
        display: flex;
        align-items: center;
        gap: 8px;
        padding-block: 4px;
        padding-inline: 12px 4px;
        border-radius: 10px;
        background: var(--raised);
      }

      .line.warn {
        background: var(--warn-surface);
      }

      .line .icon {
        flex: none;
        margin-inline-start: -2px;
        color: var(--warn);
      }

      strong {
        font-weight: 600;
      }

      .count {
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }

      .line .button {
        margin-inline-start: auto;
      }
    `,
  ];

  @property({ attribute: false }) session: TestSession | null = null;
  #unsubscribe: (() => void) | null = null;
  #ticking: number | undefined;
  #problemAt = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unsubscribe?.();
    this.#unsubscribe = null;
    this.#tick(false);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('session')) this.#follow();
  }

  protected override render(): TemplateResult {
    const content = this.#content();
    // There before it says anything: only then it is announced.
    return html`<div role="status" class=${content.length > 0 ? 'lines' : nothing}>
      ${content}
    </div>`;
  }

  protected override update(changed: PropertyValues<this>): void {
    const focused = this.shadowRoot?.activeElement;
    super.update(changed);
    if (focused?.isConnected === false) this.dispatchEvent(new Event('bench-left'));
  }

  protected override updated(): void {
    const state = this.session?.lifecycle.state;
    this.#tick(Boolean(state?.undo ?? state?.expiresAt ?? state?.problem));
  }

  #content(): readonly TemplateResult[] {
    const { undo, expiresAt, problem } = this.session?.lifecycle.state ?? {};
    const now = performance.now();
    return [
      ...(undo && undo.until > now ? [this.#undo(undo.what, undo.until - now)] : []),
      ...(problem && now - this.#problemAt < PROBLEM_MS ? [problemNotice(problem)] : []),
      ...(expiresAt && expiresAt > now ? [this.#expiring(expiresAt - now)] : []),
    ];
  }

  #undo(what: 'reset' | 'session', ms: number): TemplateResult {
    const seconds = Math.ceil(ms / 1_000);
    // The seconds are for eyes: read out each time they would drown everything else.
    return html`<div class="line">
      <strong>${t(`undo.${what}`)}</strong>
      <button
        class="button outlined undo"
        type="button"
        aria-label=${t('undo.buttonName')}
        @click=${() => this.session?.undo()}
      >
        <span class="count">${t('undo.button', { seconds })}</span>
      </button>
    </div>`;
  }

  #expiring(ms: number): TemplateResult {
    return html`<div class="line warn">
      ${warningIcon}
      <strong>${t('expiring.soon')}</strong>
      <span class="count" aria-hidden="true">${t('expiring.in', { time: timeLeft(ms) })}</span>
      <button class="button outlined extend" type="button" @click=${() => this.session?.extend()}>
        ${t('expiring.extend')}
      </button>
    </div>`;
  }

  #follow(): void {
    this.#unsubscribe?.();
    let problem = this.session?.lifecycle.state.problem ?? null;
    this.#unsubscribe =
      this.session?.lifecycle.subscribe(() => {
        const next = this.session?.lifecycle.state.problem ?? null;
        if (next !== problem) this.#problemAt = performance.now();
        problem = next;
        this.requestUpdate();
      }) ?? null;
  }

  #tick(on: boolean): void {
    if (on === (this.#ticking !== undefined)) return;
    window.clearInterval(this.#ticking);
    this.#ticking = on ? window.setInterval(() => this.#count(), 1_000) : undefined;
  }

  /** Withdraws what is over, so that nothing ticks for it. */
  #count(): void {
    const { session } = this;
    const now = performance.now();
    const { undo, problem } = session?.lifecycle.state ?? {};
    const isOver = (undo && undo.until <= now) || (problem && now - this.#problemAt >= PROBLEM_MS);
    if (isOver) session?.lifecycle.withdraw();
    this.requestUpdate();
  }
}

define('chatbot-test-notices', TestNotices);

declare global {
  interface HTMLElementTagNameMap {
    'chatbot-test-notices': TestNotices;
  }
}
