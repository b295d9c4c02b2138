import { css, html, LitElement, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import '../../shortcuts/shortcut-list.js';
import type { ShortcutGroup } from '../../shortcuts/shortcut-list.js';
import { define } from '../../custom-element/define.js';
import { t } from '../../i18n/bench/t.js';
import { td } from '../../i18n/bench/td.js';
import { giveFocusBack } from '../ui/place-popover.js';
import { popovers } from '../ui/styles/popovers.js';
import { tokens } from '../ui/styles/tokens.js';

/** The keys of the test bench. Esc or a click beside it closes it. */
export class ShortcutsDialog extends LitElement {
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

      chatbot-shortcut-list {
        inline-size: auto;
        padding: 0;
      }
    `,
  ];

  /** True if Esc closes the test. */
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
      <chatbot-shortcut-list .heading=${heading} .groups=${this.#groups()}></chatbot-shortcut-list>
    </div>`;
  }

  #groups(): readonly ShortcutGroup[] {
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
    if (newState === 'closed' && this.#from) giveFocusBack(this.popup, this.#from);
  }
}

define('chatbot-shortcuts-dialog', ShortcutsDialog);

declare global {
  interface HTMLElementTagNameMap {
    'chatbot-shortcuts-dialog': ShortcutsDialog;
  }
}
