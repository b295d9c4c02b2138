import { LIMITS } from '@chatbot-test/shared/protocol/limits.js';
import { html, nothing, type TemplateResult } from 'lit';
import { PanelElement } from '../panel-element.js';
import { REACTIVE } from '../../custom-element/reactive.js';
import { t } from '../../i18n/t.js';
import { sendIcon, stopIcon } from '../icons.js';
import { define } from '../../custom-element/define.js';
import type { LazyModules } from '../lazy-modules.js';

const GROWS_BY_ITSELF = CSS.supports('field-sizing', 'content');

/** The field in which a message is written, and the buttons to send it or to stop a reply. */
export class ComposerElement extends PanelElement {
  static override properties = {
    placeholder: REACTIVE,
    running: REACTIVE,
    closed: REACTIVE,
    lazy: REACTIVE,
    length: REACTIVE,
  };

  placeholder = '';
  /** A reply is on its way and can be stopped. */
  running = false;
  /** Nothing can be sent; what is typed stays. */
  closed = false;
  lazy: LazyModules = {};
  send!: (text: string) => void;
  stop!: () => void;
  /** Of what would be sent, in code units. */
  private length = 0;

  get #field(): HTMLTextAreaElement {
    return this.querySelector('textarea') as HTMLTextAreaElement;
  }

  override focus(options?: FocusOptions): void {
    this.#field.focus(options);
  }

  protected override render(): TemplateResult {
    const excess = this.length - LIMITS.textLength;
    return html`<div class="field" part="composer">
        <textarea
          part="input"
          rows="1"
          aria-label=${this.placeholder || t(this.language, 'message')}
          aria-invalid=${excess > 0}
          aria-describedby="composer-note"
          placeholder=${this.placeholder}
          enterkeyhint="send"
          autocomplete="off"
          @input=${this.onInput}
          @keydown=${this.onKeydown}
        ></textarea>
        ${
          this.running
            ? html`<button
                type="button"
                class="round stop"
                part="stop"
                aria-label=${t(this.language, 'stop')}
                title=${t(this.language, 'stop')}
                @click=${() => this.stop()}
              >
                ${stopIcon}
              </button>`
            : nothing
        }
        ${
          this.running && this.length === 0
            ? nothing
            : html`<button
                type="button"
                class="round send"
                part="send"
                aria-label=${t(this.language, 'send')}
                title=${t(this.language, 'send')}
                ?disabled=${!this.#canSend}
                @click=${this.onSend}
              >
                ${sendIcon}
              </button>`
        }
      </div>
      <p id="composer-note" class="count" ?data-over=${excess > 0} role="status">
        ${this.lazy.lengthNote?.(this.language, excess)}
      </p>`;
  }

  get #canSend(): boolean {
    return this.length > 0 && !this.closed && this.length <= LIMITS.textLength;
  }

  private onInput(): void {
    const { value, style } = this.#field;
    this.length = value.trim().length;
    if (GROWS_BY_ITSELF) return;
    style.height = 'auto';
    style.height = `${this.#field.scrollHeight}px`;
  }

  private onKeydown(event: KeyboardEvent): void {
    // While an input method is composing, Enter belongs to it; Safari says so by the code 229.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229)
      return;
    event.preventDefault();
    this.onSend();
  }

  private onSend(): void {
    if (!this.#canSend) return;
    this.send(this.#field.value);
    this.#field.value = '';
    this.onInput();
    this.#field.focus({ preventScroll: true });
  }
}

define('chatbot-panel-composer', ComposerElement);
