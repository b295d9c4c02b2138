import { css, html, LitElement, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { define } from '../../custom-element/define.js';
import { giveFocusBack, placePopover } from './place-popover.js';
import { controls } from './styles/controls.js';
import { popovers } from './styles/popovers.js';
import { tokens } from './styles/tokens.js';
import { td } from '../../i18n/bench/td.js';

/**
 * Asks before something is lost, beside the button that would do it.
 *
 * @fires bench-confirm - Yes, do it.
 */
export class ConfirmPopover extends LitElement {
  static override styles = [
    tokens,
    controls,
    popovers,
    css`
      :host {
        display: contents;
      }

      .confirm {
        --width: 320px;
        padding: 16px;
      }

      h3 {
        margin: 0;
        font-size: 15px;
        font-weight: 600;
      }

      p {
        margin: 4px 0 16px;
        color: var(--quiet);
      }

      .answers {
        display: flex;
        flex-wrap: wrap;
        justify-content: flex-end;
        gap: 8px;
      }
    `,
  ];

  /** The action to confirm, which decides the text on what would be lost. */
  @property() about: 'reset' | 'newSession' = 'reset';
  @query('.confirm') private popup!: HTMLElement;
  @query('.cancel') private cancel!: HTMLElement;
  #anchor: HTMLElement | null = null;

  /** Asks beside this button, which gets the focus back. */
  ask(anchor: HTMLElement): void {
    this.#anchor = anchor;
    placePopover(this.popup, anchor);
    this.popup.showPopover();
    this.cancel.focus();
  }

  protected override render(): TemplateResult {
    return html`<div
      class="popover confirm"
      popover
      role="alertdialog"
      aria-labelledby="question"
      aria-describedby="text"
      @beforetoggle=${this.#onToggle}
    >
      <h3 id="question">${td(`${this.about}.title`)}</h3>
      <p id="text">${td(`${this.about}.text`)}</p>
      <div class="answers">
        <button class="button outlined cancel" type="button" @click=${this.#close}>
          ${td('cancel')}
        </button>
        <button class="button strong" type="button" @click=${this.#confirm}>
          ${td(`${this.about}.confirm`)}
        </button>
      </div>
    </div>`;
  }

  /** Returns the focus to the button it asked beside, as a menu may have closed over what had it. */
  #onToggle({ newState }: ToggleEvent): void {
    if (newState === 'closed' && this.#anchor) giveFocusBack(this.popup, this.#anchor);
  }

  #close(): void {
    this.popup.hidePopover();
  }

  #confirm(): void {
    this.#close();
    this.dispatchEvent(new Event('bench-confirm'));
  }
}

define('chatbot-confirm-popover', ConfirmPopover);

declare global {
  interface HTMLElementTagNameMap {
    'chatbot-confirm-popover': ConfirmPopover;
  }
}
