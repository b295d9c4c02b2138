import { htmlEmbed } from '@chatbot-test/shared/embed-code/html.js';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { ChatbotState, SavedChatbot } from '../chatbot-state.js';
import '../copy-button.js';
import { define } from '../../panel/define.js';
import { closeIcon } from '../icons.js';
import { t } from '../i18n/t.js';
import { td } from '../i18n/td.js';
import { controls } from '../styles/controls.js';
import { tokens } from '../styles/tokens.js';

/** The code that puts this chatbot on a page, with the page's own values, and where it goes. */
export class EmbedCodeDialog extends LitElement {
  static override styles = [
    tokens,
    controls,
    css`
      dialog {
        width: min(640px, calc(100vw - 32px));
        max-height: calc(100dvh - 32px);
        padding: 0;
        border: 1px solid var(--line);
        border-radius: 16px;
        background: var(--raised);
        color: inherit;
        box-shadow: var(--shadow-window);
      }

      dialog[open] {
        animation: appear 200ms var(--ease);
      }

      dialog::backdrop {
        background: oklch(0% 0 0 / 0.4);
      }

      .head {
        display: flex;
        align-items: center;
        justify-content: space-between;
        padding: 12px 12px 0 24px;
      }

      h2 {
        margin: 0;
        font-size: 17px;
        line-height: 24px;
        font-weight: 600;
      }

      .body {
        padding: 4px 24px 24px;
      }

      p {
        margin: 0;
        color: var(--quiet);
      }

      .snippet {
        margin: 12px 0 24px;
        border: 1px solid var(--line);
        border-radius: 10px;
        background: var(--sunken);
        overflow: hidden;
      }

      pre {
        margin: 0;
        padding: 16px;
        overflow-x: auto;
        font: 12px/20px var(--mono);
        tab-size: 2;
      }

      pre:focus-visible {
        outline-offset: -2px;
        border-radius: 10px;
      }

      .foot {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 12px;
        padding: 8px 8px 8px 16px;
        border-top: 1px solid var(--line);
        color: var(--quiet);
        font-size: 12px;
      }

      h3 {
        margin: 16px 0 2px;
        font-size: 13px;
        font-weight: 600;
      }

      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 4px;
        margin: 8px 0 0;
        padding: 0;
        list-style: none;
      }

      li {
        padding: 0 8px;
        border-radius: 6px;
        background: var(--sunken);
        overflow-wrap: anywhere;
      }

      p code {
        color: var(--text);
      }

      @keyframes appear {
        from {
          opacity: 0;
          transform: translateY(8px);
        }
      }
    `,
  ];

  @property() server = '';
  @property({ attribute: false }) chatbotId = '';
  @property({ attribute: false }) state: ChatbotState = 'loading';
  @property({ attribute: false }) saved: SavedChatbot | null = null;
  @query('dialog') private dialog!: HTMLDialogElement;

  show(): void {
    if (!this.dialog.open) this.dialog.showModal();
  }

  protected override render(): TemplateResult {
    const code = htmlEmbed({ server: this.server, chatbotId: this.chatbotId });
    return html`<dialog aria-labelledby="title" @click=${this.#onBackdrop}>
      <div class="head">
        <h2 id="title">${td('embed.title')}</h2>
        <button
          class="button bare"
          type="button"
          aria-label=${t('close')}
          @click=${() => this.dialog.close()}
        >
          ${closeIcon}
        </button>
      </div>
      <div class="body">
        <p>${td('embed.intro', { tag: '</body>' })}</p>
        <div class="snippet">
          <pre tabindex="0" role="region" aria-label=${td('embed.code')}><code>${code}</code></pre>
          <div class="foot">
            <span>HTML</span>
            <chatbot-copy-button look="strong" .text=${code} label=${td('embed.copy')}
              >${td('embed.copy')}</chatbot-copy-button
            >
          </div>
        </div>
        ${this.#version()}
        <h3>${td('embed.originTitle')}</h3>
        <p>${td('embed.origin')}</p>
        ${this.#origins()}
      </div>
    </dialog>`;
  }

  #version(): TemplateResult | typeof nothing {
    const { state, saved } = this;
    if (state === 'loading' || state === 'saved') return nothing;
    const draft = saved?.live === null ? td('embed.neverLive') : td('embed.draft');
    const text = { unsaved: td('embed.unsaved'), draft, live: td('embed.live') }[state];
    return html`<h3>${td('embed.versionTitle')}</h3>
      <p>${text}</p>`;
  }

  #origins(): TemplateResult | typeof nothing {
    if (!this.saved) return nothing;
    const { allowedOrigins } = this.saved.config;
    if (allowedOrigins.length === 0) return html`<p>${td('embed.noOrigin')}</p>`;
    return html`<ul aria-label=${td('embed.origins')}>
      ${allowedOrigins.map((origin) => html`<li><code>${origin}</code></li>`)}
    </ul>`;
  }

  #onBackdrop(event: MouseEvent): void {
    if (event.target === this.dialog) this.dialog.close();
  }
}

define('chatbot-embed-code', EmbedCodeDialog);

declare global {
  interface HTMLElementTagNameMap {
    'chatbot-embed-code': EmbedCodeDialog;
  }
}
