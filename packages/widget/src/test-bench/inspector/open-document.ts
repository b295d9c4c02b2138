import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { define } from '../../custom-element/define.js';
import { td } from '../../i18n/bench/td.js';
import type { KnownDocument, Requests } from '../tested/requests.js';
import { dialogHead } from '../ui/dialog-head.js';
import { controls } from '../ui/styles/controls.js';
import { dialogStyles } from '../ui/styles/dialog.js';
import { tokens } from '../ui/styles/tokens.js';
import { ChatbotTestOpenDocumentEvent } from './advice-events.js';

/**
 * Opens a document: where the page has it, else its text in a dialog.
 *
 * @fires chatbot-test-open-document - `ChatbotTestOpenDocumentEvent`, which the page may cancel.
 */
export class OpenDocument extends LitElement {
  static override styles = [
    tokens,
    controls,
    dialogStyles,
    css`
      :host {
        display: block;
      }

      dialog {
        --dialog-width: 640px;
      }

      pre {
        margin: 0;
        padding: 16px 20px 24px;
        font: inherit;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }

      p {
        margin: 8px 0 0;
      }

      p:empty {
        display: none;
      }
    `,
  ];

  @property({ attribute: false }) documentId = '';
  @property({ attribute: false }) requests!: Requests;
  @state() private opened: KnownDocument | null = null;
  @state() private busy = false;
  @state() private problem = '';
  @query('dialog') private dialog!: HTMLDialogElement | null;

  protected override render(): TemplateResult {
    return html`<button
        class="button outlined open"
        type="button"
        aria-disabled=${this.busy}
        @click=${() => void this.#open()}
      >
        ${td('advice.open')}
      </button>
      <p role="status">${this.problem}</p>
      ${this.opened ? this.#text(this.opened) : nothing}`;
  }

  protected override updated(): void {
    if (this.dialog && !this.dialog.open) this.dialog.showModal();
  }

  async #open(): Promise<void> {
    if (this.busy) return;
    if (!this.dispatchEvent(new ChatbotTestOpenDocumentEvent(this.documentId))) return;
    this.busy = true;
    this.problem = '';
    try {
      this.opened = await this.requests.document(this.documentId);
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
    } finally {
      this.busy = false;
    }
  }

  #text({ title, content }: KnownDocument): TemplateResult {
    return html`<dialog aria-labelledby="title" @close=${() => (this.opened = null)}>
      ${dialogHead(title, () => this.dialog?.close())}
      <pre dir="auto">${content}</pre>
    </dialog>`;
  }
}

define('chatbot-open-document', OpenDocument);

declare global {
  interface HTMLElementTagNameMap {
    'chatbot-open-document': OpenDocument;
  }
}
