import { css, html, LitElement, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import '../keys/key-list.js';
import type { KeyGroup } from '../keys/key-list.js';
import { define } from '../panel/define.js';
import { t } from './i18n/t.js';
import { td } from './i18n/td.js';
import { popovers } from './styles/popovers.js';
import { tokens } from './styles/tokens.js';

/** The keys of the test bench. Esc or a click beside it closes it. */
export class KeysDialog extends LitElement {
  static override styles = [
    tokens,
    popovers,
    css`
      :host {
        display: contents;
      }

      .popover {
        --width: 368px;
        inset: 0;
        height: fit-content;
        max-height: calc(100% - 32px);
        margin: auto;
        padding: 16px 20px 20px;
      }

      .popover:focus-visible {
        outline: none;
      }
    `,
  ];

  /** Whether Esc closes the test. */
  @property({ type: Boolean }) closable = false;
  @query('.popover') private popup!: HTMLElement;
  #from: HTMLElement | null = null;

  /** @param from gets the focus back */
  show(from: HTMLElement | null): void {
    this.#from = from;
    this.popup.showPopover();
    this.popup.focus();
  }

  protected override render(): TemplateResult {
    const heading = t('tools.keys');
    return html`<div
      class="popover"
      popover
      role="dialog"
      aria-label=${heading}
      tabindex="-1"
      @beforetoggle=${this.#onToggle}
    >
      <chatbot-key-list .heading=${heading} .groups=${this.#groups()}></chatbot-key-list>
    </div>`;
  }

  #groups(): readonly KeyGroup[] {
    const isRtl = getComputedStyle(this).direction === 'rtl';
    const sideways = isRtl ? '→ ←' : '← →';
    return [
      {
        place: td('keys.anywhere'),
        rows: [
          ...(this.closable ? [[td('keys.close'), td('keys.Esc')] as const] : []),
          [td('keys.list'), '?'],
        ],
      },
      {
        place: td('keys.chat'),
        rows: [
          [td('keys.trace'), td('keys.Enter')],
          [td('keys.visitors'), '?'],
        ],
      },
      {
        place: t('inspector'),
        rows: [
          [td('keys.replies'), '↑ ↓'],
          [td('keys.tabs'), sideways],
          [td('keys.ends'), `${td('keys.Home')} ${td('keys.End')}`],
          [td('keys.width'), sideways],
        ],
      },
    ];
  }

  #onToggle({ newState }: ToggleEvent): void {
    if (newState === 'closed' && this.popup.matches(':focus-within')) this.#from?.focus();
  }
}

define('chatbot-keys-dialog', KeysDialog);

declare global {
  interface HTMLElementTagNameMap {
    'chatbot-keys-dialog': KeysDialog;
  }
}
